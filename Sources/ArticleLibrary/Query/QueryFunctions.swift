import ArticleModel

/// What the functions in a ``QuerySQL`` condition do; whoever opens a connection registers them.
enum QueryFunctions {
  /// `folded_contains(column, text)`: whether the folded `text` occurs anywhere in `column`.
  static func foldedContains(_ column: String?, _ text: String) -> Bool {
    column.map { FoldedText($0).contains(FoldedText(text)) } ?? false
  }

  /// `folded_words(column, words)`: whether `words` occur side by side in `column`; a star at the
  /// end makes the last of them the beginning of a word.
  static func foldedWords(_ column: String?, _ words: String) -> Bool {
    guard let column else { return false }
    let isPrefix = words.utf8.last == UInt8(ascii: "*")
    return FoldedWords(column).contains(FoldedWords(words), isPrefix: isPrefix)
  }
}
