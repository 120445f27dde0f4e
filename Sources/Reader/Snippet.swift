public import ArticleModel

/// The words around a match in a text, for the line below a headline.
public enum Snippet {
  /// Characters before the match: few, so that it is seen in a narrow list.
  private static let before = 14
  /// Characters in all: what is too long is cut where it is shown.
  private static let longest = 120

  /// What stands around the first match of a filter's words in the text of an article; `nil` where
  /// they are not in it.
  public static func text(of article: Article, filter: String) -> String? {
    guard let pattern = FindPattern(filter: filter) else { return nil }
    for block in article.blocks {
      let text = block.plainText
      guard let match = pattern.ranges(in: text).first else { continue }
      let place = text.utf8.index(text.startIndex, offsetBy: match.lowerBound)
      return cut(text, around: place)
    }
    return nil
  }

  /// Whole words, the first of them a little before `place`.
  private static func cut(_ text: String, around place: String.Index) -> String {
    var start = place
    var next = place
    for _ in 0..<before where next > text.startIndex {
      next = text.index(before: next)
      if next == text.startIndex || text[text.index(before: next)].isWhitespace { start = next }
    }
    let piece = text[start...].prefix(longest)
    let words = piece.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return (start > text.startIndex ? "… " : "") + words
  }
}
