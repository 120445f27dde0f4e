/// The words of a text without case, accents and punctuation, for finding words in short texts.
public struct FoldedWords: Hashable, Sendable {
  /// The words, with single blanks between them.
  private let scalars: [UInt32]

  /// The words of `text`.
  public init(_ text: String) {
    let words = FoldedText(text).scalars.split { value in
      Unicode.Scalar(value).map { !$0.isWordPart } ?? true
    }
    scalars = Array(words.joined(separator: [0x20]))
  }

  /// The words as a text: small letters and digits with single blanks between the words.
  public var text: String {
    String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
  }

  /// Whether the words of `term` occur side by side.
  public func contains(_ term: TextTerm) -> Bool {
    contains(FoldedWords(term.text), isPrefix: term.isPrefix)
  }

  /// Whether `words` occur side by side, the last of them as the beginning of a word if `isPrefix`.
  ///
  /// Chinese, Japanese and Korean are found in the midst of other such characters.
  public func contains(_ words: FoldedWords, isPrefix: Bool = false) -> Bool {
    let wanted = words.scalars
    guard let first = wanted.first, wanted.count <= scalars.count else { return wanted.isEmpty }
    return (0...scalars.count - wanted.count).contains { start in
      scalars[start] == first && isBoundary(start)
        && scalars[start..<start + wanted.count].elementsEqual(wanted)
        && (isPrefix || isBoundary(start + wanted.count))
    }
  }

  private func isBoundary(_ index: Int) -> Bool {
    guard index > 0, index < scalars.count else { return true }
    return [scalars[index - 1], scalars[index]].contains { value in
      value == 0x20 || Unicode.Scalar(value)?.isFoundByPairs ?? false
    }
  }
}
