/// What a piece of the screen is, for a theme to give it a look.
///
/// A role's raw value is its place among all roles, where a theme has its look.
public enum Role: Int, CaseIterable, Hashable, Sendable {
  /// The page itself: everything that has no role of its own.
  case text
  /// The program's name at the top.
  case masthead
  /// The library's name, counts and date at the top, and the key hints at the bottom.
  case quiet
  /// Keys in hints, help and popups.
  case key
  /// The rules between panes.
  case rule
  /// The rule and title of the pane that has the keyboard.
  case focus
  /// Headlines in the list.
  case headline
  /// Headlines of stories that were read.
  case headlineRead
  /// The headline on which the selection stands.
  case headlineSelected
  /// The bar before the selected headline.
  case selection
  /// The selection of a pane without the keyboard.
  case selectionQuiet
  /// The second line of a headline: section, length, age.
  case detail
  case unread
  case star
  /// The section above an article's headline.
  case kicker
  /// The article's own headline.
  case title
  case byline
  /// The article's paragraphs.
  case body
  case heading
  case emphasis
  case strong
  case quote
  case code
  case link
  /// The number behind a link.
  case linkNumber
  /// Captions and file names of pictures.
  case caption
  /// What the cleaning left out, when it is shown.
  case removed
  /// In a comparison of two versions: what the newer one has more.
  case added
  /// In a comparison of two versions: what only the older one has.
  case dropped
  /// The bar beside sentences that no other article of the story told that was read before.
  case news
  /// Group titles in the related pane.
  case group
  /// Related stories that are not in the library.
  case missing
  /// Matches of a search.
  case match
  /// The match on which the search stands.
  case matchCurrent
  /// Help, lists and popups over the panes.
  case overlay
  case overlayTitle
  case overlaySelection
  /// What lies beneath an overlay.
  case shade
  /// The line at the bottom where one types.
  case prompt
  case message
  case error
}

extension Role {
  /// The role's name in theme files: `headline-read` for ``headlineRead``.
  public var name: String { Self.names[rawValue] }

  /// The role of a name, if there is one.
  public init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self = Self.allCases[index]
  }

  /// Written out, because what Swift tells of a case's name takes a while at the start.
  private static let names = [
    "text", "masthead", "quiet", "key", "rule", "focus", "headline", "headline-read",
    "headline-selected", "selection", "selection-quiet", "detail", "unread", "star", "kicker",
    "title", "byline", "body", "heading", "emphasis", "strong", "quote", "code", "link",
    "link-number", "caption", "removed", "added", "dropped", "news",
    "group", "missing", "match",
    "match-current", "overlay",
    "overlay-title", "overlay-selection", "shade", "prompt", "message", "error",
  ]
}
