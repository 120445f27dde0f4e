/// What a feed or a mail tells of an article that a page does not.
public struct FeedItem: Hashable, Sendable {
  /// The name that its publisher gave it; of a mail the Message-ID, of a chapter its
  /// file in the book, of a page in an archive its address.
  public var guid: String?
  /// What it is about, in a few words of its publisher, as plain text.
  public var summary: String?
  /// When it was changed last.
  public var updated: Timestamp?
  /// Everybody who wrote it, as the file names them, with their addresses where it has them.
  public var authors: [String] = []
  /// The addresses of files that come with it.
  public var enclosures: [String] = []
  /// The title that the HTML of a mail gives itself, which is not part of its text.
  public var documentTitle: String?

  /// An item of which nothing is known yet.
  public init() {}
}
