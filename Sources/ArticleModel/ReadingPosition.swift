/// Where in an article the reader stopped.
///
/// It is told in paragraphs and characters, not in lines, so that it holds at any width.
public struct ReadingPosition: Hashable, Sendable {
  /// The paragraph at the top, counted from 0; ``total`` where the end has been seen.
  public var paragraph: Int
  /// The character of the paragraph at the top, counted from 0.
  public var offset: Int
  /// The paragraphs that the article had then.
  public var total: Int

  /// A place in an article of `total` paragraphs.
  public init(paragraph: Int, offset: Int = 0, total: Int) {
    self.paragraph = paragraph
    self.offset = offset
    self.total = total
  }

  /// Whether the reader has not left the first line yet.
  public var isAtStart: Bool { paragraph <= 0 && offset <= 0 }

  /// Whether the end has been seen.
  public var isAtEnd: Bool { paragraph >= total }

  /// How much of the article is behind the reader, from 0 to 1.
  public var fraction: Double {
    total > 0 ? min(1, max(0, Double(paragraph) / Double(total))) : 0
  }
}
