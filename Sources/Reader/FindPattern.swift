internal import ArticleModel

/// What a search inside a story looks for.
struct FindPattern: Equatable {
  /// What was typed.
  let text: String
  /// What counts as a match.
  private let words: [FoldedText]
  /// Whole words that do too: other forms of what a filter asks for.
  private var forms: [FoldedText] = []
  /// The filter of the list that the search came with, if it did.
  let filter: String?

  /// A search for `text` as it stands.
  init(_ text: String) {
    self.text = text
    words = [FoldedText(text)]
    filter = nil
  }

  /// A search for the words of a filter; `nil` where it asks for none.
  init?(filter: String) {
    let terms = Query.parse(filter).query.textTerms
    guard !terms.isEmpty else { return nil }
    text = terms.map(\.text).joined(separator: " ")
    words = terms.map { FoldedText($0.text) }
    self.filter = filter
  }

  var isFromFilter: Bool { filter != nil }

  /// The same search, which finds other forms of its words too.
  func also(finding forms: [String]) -> FindPattern {
    var pattern = self
    pattern.forms = forms.map { FoldedText($0) }
    return pattern
  }

  /// Where `text` matches, by UTF-8 offsets, without overlaps.
  func ranges(in text: String) -> [Range<Int>] {
    let folded = FoldedText(text)
    if !isFromFilter { return folded.ranges(of: words[0]) }
    let all = words.flatMap { folded.ranges(of: $0) }.filter { startsWord($0, in: text) }
    let others = forms.flatMap { folded.ranges(of: $0) }
      .filter { startsWord($0, in: text) && endsWord($0, in: text) }
    return withoutOverlaps(all + others)
  }

  /// Whether no letter stands before a match; Chinese, Japanese and Korean have no words.
  private func startsWord(_ range: Range<Int>, in text: String) -> Bool {
    let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
    guard start > text.startIndex else { return true }
    return text.unicodeScalars[text.unicodeScalars.index(before: start)].partsWords
  }

  /// Whether no letter stands behind a match.
  private func endsWord(_ range: Range<Int>, in text: String) -> Bool {
    let end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
    return end == text.endIndex || text.unicodeScalars[end].partsWords
  }
}

/// Ranges in their order, without those that begin inside an earlier one.
func withoutOverlaps(_ ranges: [Range<Int>]) -> [Range<Int>] {
  var kept: [Range<Int>] = []
  for range in ranges.sorted(by: { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
  )
  where range.lowerBound >= kept.last?.upperBound ?? 0 {
    kept.append(range)
  }
  return kept
}

extension Unicode.Scalar {
  /// Whether a word ends before it and begins behind it.
  fileprivate var partsWords: Bool {
    value >= 0x2E80 || !(properties.isAlphabetic || (0x30...0x39).contains(value))
  }
}
