public import ArticleModel

/// Something that the state wants done.
///
/// The program does it; results come back as ``Action``s.
public enum Effect: Equatable, Sendable {
  case quit
  /// Stop as Ctrl-Z does, and come back with the screen as it was.
  case suspend
  /// Draw everything again: something else wrote on the terminal.
  case redraw
  case loadHeadlines(HeadlineRequest)
  /// Find the nearest unread headline behind (or before) a position of the list.
  case findUnread(HeadlineQuery, from: Int, forward: Bool)
  /// Find out which of these words to search the headlines for.
  case findWords([String])
  case loadArticle(ArticleID)
  case loadRelated(ArticleID)
  /// Write a rule for the site of an article, which is read anew then.
  case changeSiteRule(ArticleID, SiteChange)
  /// Take back the rule that was written last, and read an article anew.
  case undoSiteRule(ArticleID?)
  /// Find the articles that tell the same story as an article.
  case loadStory(ArticleID)
  /// Find what is new in an article beside those of its story that were read.
  case findNews(ArticleID)
  /// Find the names that an article says, and how many articles of the library say each.
  case findNames(ArticleID)
  /// Follow the story of an article, or stop that where it is followed.
  case followStory(ArticleID)
  /// Mark all articles of an article's story read.
  case markStoryRead(ArticleID)
  /// Give an article a mark that says which story it is of, or take it away where it has it.
  case toggleStoryMark(ArticleID, MarkChange.Mark)
  /// Find what changed between two versions of a story.
  case compareVersions(old: ArticleID, new: ArticleID)
  /// Have a story at hand that will be asked for next; nothing comes back.
  case prepareStory(ArticleID)
  /// Change the reader's marks, as something to be undone; not so where nobody asked for it.
  case mark([MarkChange], isAction: Bool = true)
  /// Take back the last change of marks, or do again what was taken back.
  case undo, redo
  /// Give an article a tag, or take it away where it has it.
  case tag(ArticleID, String)
  /// Find the tags in use.
  case listTags
  /// Keep a desk for the next start, in the place of the one of its name.
  case saveDesk(Desk)
  /// Take away the desk of a name that was kept.
  case removeDesk(String)
  /// Count the stories that each of these filters finds.
  case countStories([String])
  /// Find what stands around a filter's words in the texts of some articles.
  case findSnippets(filter: String, [ArticleID])
  /// Find the other forms that a filter's words have in an article.
  case findForms(filter: String, in: ArticleID)
  /// Note where the reader stopped in an article.
  case setPosition(ArticleID, ReadingPosition)
  /// Note that an article was opened.
  case noteOpened(ArticleID)
  /// Mark every headline that a query finds as read.
  case markListRead(HeadlineQuery)
  /// Open the article that a link of this one leads to if it is in the library, else the reader's
  /// browser.
  case openLink(Article.Link, in: ArticleID)
  /// Find out which of the links in an article lead to articles here.
  case findLinks([Article.Link], in: ArticleID)
  /// Open an address in the reader's browser.
  case openBrowser(url: String)
  /// Put text on the clipboard.
  case copy(String)
  case setMouse(enabled: Bool)
  /// Find the themes that there are.
  case listThemes
}

/// What the reader decides about a part of a page, for all pages of its site.
public enum SiteChange: Equatable, Sendable {
  /// A text of the story is no part of it.
  case leaveOut(String)
  /// A text that was left out, by `rule`, is part of the story.
  case keep(String, rule: String?)
}

/// A stretch of the list that is wanted.
public struct HeadlineRequest: Equatable, Sendable {
  public var query: HeadlineQuery
  /// The positions in the list that are wanted.
  public var range: Range<Int>
  /// The article whose position is wanted too.
  ///
  /// Where `centersOnAnchor` is set, the stretch is the one around it.
  public var anchor: ArticleID?
  /// Whether the stretch lies around the anchor, if that is in the list.
  public var centersOnAnchor: Bool
  /// Whether the beginning of the list is wanted as soon as it is known, before all is counted.
  public var wantsBeginning: Bool
  /// Whether the screen has all that it shows, so that this one is for what may be shown next.
  public var isAhead = false

  /// A wish for a stretch of the list.
  public init(
    query: HeadlineQuery, range: Range<Int>, anchor: ArticleID? = nil,
    centersOnAnchor: Bool = false, wantsBeginning: Bool = false
  ) {
    self.query = query
    self.range = range
    self.anchor = anchor
    self.centersOnAnchor = centersOnAnchor
    self.wantsBeginning = wantsBeginning
  }
}
