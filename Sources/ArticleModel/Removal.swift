/// A piece of the file that the cleaning left out of the body, kept so that a reader can see it.
public struct Removal: Hashable, Sendable {
  /// Why a piece is not part of the story.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Part of the headline, byline or date line, shown in the article's head instead.
    case head
    /// Menus, breadcrumbs, "skip to content".
    case navigation
    /// Share and follow lines, "listen to this article".
    case sharing
    /// A picture's file name, credit or caption outside the body.
    case picture
    /// The `Source:` line.
    case source
    /// Headlines of other stories, shown as related ones instead.
    case related
    /// Comment forms, "Leave a Reply".
    case comments
    /// Newsletter and subscription requests, advertisements, cookie notices.
    case promotion
    /// What a rule of the reader's for the site leaves out.
    case site
    /// Tags, copyright lines and everything else at the foot of a page.
    case footer
  }

  /// The piece as it stood in the file, made safe to show.
  public var text: String
  /// Why it was left out.
  public var reason: Reason
  /// The index of the body block before which it stood; the count of blocks for the page's tail.
  public var position: Int
  /// The rule that left it out, in a few words: `element nav`, `class share`; `nil` where the reason
  /// tells all.
  public var rule: String?

  /// A piece left out before the block at `position`.
  public init(_ text: String, reason: Reason, position: Int, rule: String? = nil) {
    self.text = text
    self.reason = reason
    self.position = position
    self.rule = rule
  }
}
