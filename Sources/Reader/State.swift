internal import ArticleModel
internal import Terminal

/// Everything that the reader sees and did: the whole program but for files, clock and terminal.
///
/// Each change goes through ``apply(_:)``, which does no I/O: what has to be done outside comes
/// back as effects, and their results come in as actions.
public struct State: Equatable, Sendable {
  /// The name of the theme to draw with.
  public internal(set) var themeName: String
  /// Whether the mouse is reported.
  public internal(set) var isMouseEnabled: Bool

  var keymap: Keymap
  var size = Size(columns: 0, rows: 0)
  var clock = Clock()
  var library = LibraryStatus(name: "", isScanning: true, articles: 0, failures: [])

  var masthead = Masthead()
  var hintLine = HintLine()
  var headlines = HeadlinePane()
  var article: ArticlePane
  var related = RelatedPane()
  var focus = PaneName.headlines
  var layout: LayoutPreferences
  var history = History()

  var overlay: Overlay?
  /// The story whose articles are listed over the panes.
  var timeline: Timeline?
  /// Whether the reader asked for what is new and waits for it.
  var wantsNews = false
  /// The story whose names are asked for.
  var wantsNames: ArticleID?
  var prompt: Prompt?
  var message: Message?
  /// The themes that there are, as they were found last.
  var themes: [ThemeChoice] = []
  /// Whether they are to be shown as soon as they are found.
  var wantsThemeList = false
  /// What was typed behind `:` before, and what completes it.
  var commandLine = CommandLine()
  /// The number typed before a command.
  var count: Int?
  /// How many unread stories are still to be passed over.
  var unreadToPass = 0
  /// The keys of a sequence that is not finished.
  var pendingKeys: [Key] = []
  /// The changes of marks since the start, the newest last.
  var undoSteps: [UndoStep] = []
  /// The tags in use, as they were found last.
  var knownTags: [String] = []
  var desks: [Desk]
  /// How many marks could not be written yet.
  var unsavedMarks = 0
  /// The border that the mouse drags.
  var draggedBorder: ScreenLayout.Border?
  /// Whether the article has to be the selected headline's as soon as that is known.
  var followsSelection = true
  /// Whether the reader has done anything yet: before that the first headline stays selected.
  var hasBegun = false

  /// The state at the start, before anything is known of the library.
  public init(settings: Settings = Settings()) {
    keymap = settings.keymap
    themeName = settings.themeName
    isMouseEnabled = settings.isMouseEnabled
    layout = settings.layout
    desks = settings.desks
    headlines.showsGroups = layout.hasSeparators
    headlines.setFolding(layout.foldsStories, unfolded: [])
    article = ArticlePane(measure: settings.measure, findsForms: settings.findsForms)
    if layout.hidden.contains(.headlines) { focus = .article }
  }

  /// Where everything stands now.
  var screenLayout: ScreenLayout {
    ScreenLayout(size: size, preferences: layout, focus: focus)
  }

  /// The part of an article's pane in which it draws.
  static func content(of pane: PaneName, in rect: Rect) -> Rect {
    pane == .article && rect.columns >= 24 ? rect.inset(left: 1, right: 1) : rect
  }
}
