/// One of the three parts of the screen.
public enum PaneName: String, CaseIterable, Hashable, Sendable {
  case headlines, article, related

  /// The command table of the pane's own keys.
  var scope: Scope {
    switch self {
    case .headlines: .headlines
    case .article: .article
    case .related: .related
    }
  }
}

/// How the reader wants the panes laid out.
public struct LayoutPreferences: Equatable, Sendable {
  /// The width of the headline list in columns; `nil` for what suits the screen.
  public var headlineColumns: Int?
  /// The width of the related pane where it stands beside the article.
  public var relatedColumns: Int?
  /// The height of the related pane where it stands below the article.
  public var relatedRows: Int?
  public var hidden: Set<PaneName>
  /// Whether lines stand between the days or sections of the list.
  public var hasSeparators: Bool
  /// Whether articles that tell the same story are one row of the list.
  public var foldsStories: Bool
  /// Whether the focused pane has the whole screen.
  public var isZoomed = false

  /// What suits the screen, with nothing hidden.
  public init(
    headlineColumns: Int? = nil, relatedColumns: Int? = nil, relatedRows: Int? = nil,
    hidden: Set<PaneName> = [], hasSeparators: Bool = true,
    foldsStories: Bool = true
  ) {
    self.headlineColumns = headlineColumns
    self.relatedColumns = relatedColumns
    self.relatedRows = relatedRows
    self.hidden = hidden
    self.hasSeparators = hasSeparators
    self.foldsStories = foldsStories
  }
}
