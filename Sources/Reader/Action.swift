public import ArticleModel
public import Terminal

/// Something that happened and that the state has to know.
public enum Action: Equatable, Sendable {
  /// Input from the terminal.
  case input(InputEvent)
  /// The wall clock; `utcOffset` is how many seconds the reader's clock is ahead of Universal Time.
  case clock(Timestamp, utcOffset: Int)
  /// The library was scanned, or something in it changed.
  case libraryChanged(LibraryStatus)
  /// What ``Effect/loadHeadlines(_:)`` asked for.
  case headlinesLoaded(HeadlinePage)
  /// What ``Effect/findUnread(_:from:forward:)`` found: a position in the list, or nothing.
  case unreadFound(HeadlineQuery, position: Int?)
  /// What ``Effect/findWords(_:)`` found: words that some headline has, or nothing.
  case wordsFound(String?)
  /// What ``Effect/loadArticle(_:)`` asked for.
  case articleLoaded(Headline, Article, StoryMarks = StoryMarks())
  /// What ``Effect/compareVersions(old:new:)`` found.
  case versionsCompared(VersionComparison, old: ArticleID, new: ArticleID)
  /// What became of ``Effect/changeSiteRule(_:_:)``: whether a rule was written, and what to say.
  case siteRuleChanged(isWritten: Bool, Message)
  /// The article could not be read, and why.
  case articleFailed(ArticleID, reason: String)
  /// What ``Effect/loadRelated(_:)`` asked for.
  case relatedLoaded(ArticleID, [RelatedStory])
  /// The articles that tell the same story as an article; nothing where it stands alone.
  case storyLoaded(ArticleID, Story?)
  /// What is new in an article; nothing where no other one of its story was read.
  case newsFound(ArticleID, [NewSentences.Passage]?)
  /// The names that an article says.
  case namesFound(ArticleID, [CountedName])
  /// What was changed about a story: it is followed, read, or has other articles.
  case storyMarked([MarkChange])
  /// A link's address is that of an article here.
  case linkFound(Article.Link, Headline)
  /// What ``Effect/findLinks(_:in:)`` found: the links that lead to articles here.
  case linksFound([Article.Link])
  /// What ``Effect/markListRead(_:)`` changed.
  case markedListRead([MarkChange])
  /// What ``Effect/mark(_:isAction:)`` changed because it was asked for, once it is written.
  case marked(MarkChange)
  /// What ``Effect/tag(_:_:)`` changed.
  case tagged(MarkChange)
  /// The tags in use, those of most articles first.
  case tagsFound([String])
  /// What ``Effect/countStories(_:)`` counted, by the filter.
  case storiesCounted([String: Int])
  /// What ``Effect/findSnippets(filter:_:)`` found; empty where the words are not in a text.
  case snippetsFound(filter: String, [ArticleID: String])
  /// What ``Effect/findForms(filter:in:)`` found: words and phrases as the article has them.
  case formsFound(filter: String, in: ArticleID, [String])
  /// What ``Effect/undo`` or ``Effect/redo`` changed.
  case reversed(MarkReversal)
  /// So many marks wait to be written, and why, where that is news.
  case marksUnsaved(Int, reason: String?)
  /// The program is about to end.
  case ending
  /// The themes that there are, by name.
  case themesFound([ThemeChoice])
  /// Something to tell in the status line.
  case message(Message)
}

/// A theme that can be chosen.
public struct ThemeChoice: Equatable, Sendable {
  public var name: String
  /// What is wrong in its file, if anything is.
  public var mistake: String?

  /// A theme by its name.
  public init(_ name: String, mistake: String? = nil) {
    self.name = name
    self.mistake = mistake
  }
}

/// What the reader did with a story before, besides what its headline shows.
public struct StoryMarks: Equatable, Sendable {
  /// Where it was left.
  public var position: ReadingPosition?
  public var tags: [String]
  /// The versions of the story, the newest first, where there are several.
  public var versions: [StoryVersion]

  /// The marks of a story.
  public init(
    position: ReadingPosition? = nil, tags: [String] = [], versions: [StoryVersion] = []
  ) {
    self.position = position
    self.tags = tags
    self.versions = versions
  }
}

/// A name, and how many articles of the library say it, once that was counted.
public struct CountedName: Equatable, Sendable {
  public var name: Name
  public var articles: Int?

  /// A name that so many articles say.
  public init(_ name: Name, articles: Int? = nil) {
    self.name = name
    self.articles = articles
  }
}

/// What was undone or done again.
public struct MarkReversal: Equatable, Sendable {
  public var isRedo: Bool
  /// What changed; `nil` where there was nothing to undo or to do again.
  public var changes: [MarkChange]?
  /// The story's headline, where it is one story.
  public var title: String

  /// Changes by undoing, or by doing again.
  public init(isRedo: Bool, changes: [MarkChange]?, title: String = "") {
    self.isRedo = isRedo
    self.changes = changes
    self.title = title
  }
}

/// What the masthead and the status line tell of the library.
public struct LibraryStatus: Equatable, Sendable {
  /// The library's name, as the masthead shows it.
  public var name: String
  /// Whether a scan is under way.
  public var isScanning: Bool
  /// How many articles there are.
  public var articles: Int
  /// The files that could not be read.
  public var failures: [ReadFailure]
  /// The article that was opened last, at which the list begins.
  public var lastOpened: ArticleID?

  /// A library's name and state.
  public init(
    name: String, isScanning: Bool, articles: Int, failures: [ReadFailure],
    lastOpened: ArticleID? = nil
  ) {
    self.lastOpened = lastOpened
    self.name = name
    self.isScanning = isScanning
    self.articles = articles
    self.failures = failures
  }
}

/// A line for the status line.
public struct Message: Equatable, Sendable {
  /// The message, in the reader's words.
  public var text: String
  /// Whether it tells of something that went wrong.
  public var isError: Bool

  /// A line that tells something.
  public init(_ text: String, isError: Bool = false) {
    self.text = text
    self.isError = isError
  }
}
