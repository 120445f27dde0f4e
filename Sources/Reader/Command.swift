/// Something that the reader can ask for, by a key, by its name after `:`, or with the mouse.
///
/// The raw value is the command's name in the configuration, in `:` and in the key tables.
public enum Command: String, CaseIterable, Hashable, Sendable {
  case down, up
  case pageDown = "page-down"
  case pageUp = "page-up"
  case halfPageDown = "half-page-down"
  case halfPageUp = "half-page-up"
  case first, last
  case open
  case nextStory = "next-story"
  case previousStory = "previous-story"
  case next, previous
  case nextUnread = "next-unread"
  case previousUnread = "previous-unread"
  case unfoldStory = "unfold-story"
  case timeline
  case nextNews = "next-news"
  case nextParagraph = "next-paragraph"
  case previousParagraph = "previous-paragraph"
  case follow1 = "follow-1"
  case follow2 = "follow-2"
  case follow3 = "follow-3"
  case follow4 = "follow-4"
  case follow5 = "follow-5"
  case follow6 = "follow-6"
  case follow7 = "follow-7"
  case follow8 = "follow-8"
  case follow9 = "follow-9"
  case back, forward
  case search
  case find
  case links
  case browser
  case copyLink = "copy-link"
  case names
  case desks
  case saveDesk = "save-desk"
  case removeDesk = "remove-desk"
  case star
  case tag
  case markRead = "mark-read"
  case markAllRead = "mark-all-read"
  case markStoryRead = "mark-story-read"
  case followStory = "follow-story"
  case standApart = "stand-apart"
  case joinStories = "join-stories"
  case undo, redo
  case showRemoved = "show-removed"
  case siteRule = "site-rule"
  case changes
  case versions
  case olderVersion = "older-version"
  case newerVersion = "newer-version"
  case leftPane = "left-pane"
  case rightPane = "right-pane"
  case nextPane = "next-pane"
  case previousPane = "previous-pane"
  case zoom
  case toggleHeadlines = "toggle-headlines"
  case toggleArticle = "toggle-article"
  case toggleRelated = "toggle-related"
  case toggleSeparators = "toggle-separators"
  case toggleStories = "toggle-stories"
  case widen, narrow
  case widerMeasure = "wider-measure"
  case narrowerMeasure = "narrower-measure"
  case sortNewest = "sort-newest"
  case sortOldest = "sort-oldest"
  case sortTitle = "sort-title"
  case sortUnread = "sort-unread"
  case sortSection = "sort-section"
  case sortRelevance = "sort-relevance"
  case theme
  case problems
  case mouse
  case help
  case commandLine = "command-line"
  case cancel
  case redraw
  case suspend
  case close
  case quit
}
