/// A word or a phrase, as it was typed.
///
/// Words with hyphens and the like are phrases too: what they are made of has to stand side by
/// side.
public struct TextTerm: Hashable, Sendable {
  /// The words, with single blanks between them.
  public let text: String
  /// Whether more letters may follow the last word.
  public let isPrefix: Bool

  /// The words of `text`; white space and control characters are blanks.
  public init(_ text: String, isPrefix: Bool = false) {
    self.text = text.unicodeScalars.split { $0.isBlank }.map { String($0) }.joined(separator: " ")
    self.isPrefix = isPrefix
  }

  /// Whether there is a letter or a digit in it, so that it can be found at all.
  public var hasWords: Bool { text.unicodeScalars.contains { $0.isLetterOrNumber } }
}
