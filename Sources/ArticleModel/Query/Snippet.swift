/// A piece of a text around the first of the words that a query looks for.
public struct Snippet: Hashable, Sendable {
  /// One line of text; where more stands before it or behind it there is an ellipsis.
  public private(set) var text: String
  /// Where the words stand, in bytes of UTF-8, without overlaps.
  public private(set) var matches: [Range<Int>]

  /// What stands around the first of a filter's words in the text of an article, for the line below
  /// a headline in a narrow list; `nil` where none of them is in it.
  ///
  /// As in all filters that are being typed, a word is found where another one begins with it; and
  /// so are its other `forms` as whole words.
  public init?(of article: Article, filter: String, forms: [String] = []) {
    let words = Query.parse(filter).query.textTerms.map { TextTerm($0.text, isPrefix: true) }
    let terms = words + forms.map { TextTerm($0) }
    guard !terms.isEmpty else { return nil }
    self.init(of: article.blocks.map(\.plainText), terms: terms, before: 14, length: 120)
    if matches.isEmpty { return nil }
  }

  /// A piece of about `length` characters of the first of `paragraphs` that has one of `terms`, with
  /// about `before` characters before that, or of the first one that says anything.
  public init(
    of paragraphs: [String], terms: [TextTerm], before: Int = 50, length: Int = 160
  ) {
    let wanted = terms.map { (FoldedWords($0.text), $0.isPrefix) }
    for paragraph in paragraphs {
      let found = PlacedWords(paragraph).ranges(of: wanted)
      guard let first = found.first else { continue }
      self.init(paragraph, around: first.lowerBound, before, length, found)
      return
    }
    self.init(paragraphs.first { !$0.isEmpty } ?? "", around: 0, 0, length, [])
  }

  /// The same piece with something before it that says where it is from.
  public func behind(_ sign: String) -> Snippet {
    var snippet = self
    snippet.text = sign + text
    let count = sign.utf8.count
    snippet.matches = matches.map { $0.lowerBound + count..<$0.upperBound + count }
    return snippet
  }

  private init(
    _ text: String, around place: Int, _ before: Int, _ length: Int, _ found: [Range<Int>]
  ) {
    let utf8 = text.utf8
    func index(_ offset: Int) -> String.Index { utf8.index(utf8.startIndex, offsetBy: offset) }
    let match = text.rangeOfCharacter(at: index(place))
    let early =
      text.index(match, offsetBy: -before, limitedBy: text.startIndex) ?? text.startIndex
    var start = early
    if early > text.startIndex, !text[text.index(before: early)].isWhitespace {
      // A word that is cut is left out, where there are words.
      let blank = text[early..<match].firstIndex(where: \.isWhitespace)
      start = blank.map { text.index(after: $0) } ?? early
    }
    var end = text.index(start, offsetBy: length, limitedBy: text.endIndex) ?? text.endIndex
    if end < text.endIndex, let blank = text[match..<end].lastIndex(where: \.isWhitespace),
      blank > match
    {
      end = blank
    }
    let shown = utf8.distance(from: utf8.startIndex, to: start)
    let last = utf8.distance(from: utf8.startIndex, to: end)
    let lead = shown > 0 ? "…" : ""
    // Each of these is a byte, as the blank is, so that no place moves.
    let line = String(
      decoding: text[start..<end].utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    self.text = lead + line + (end < text.endIndex ? "…" : "")
    matches = found.filter { $0.lowerBound >= shown && $0.upperBound <= last }
      .map { $0.lowerBound - shown + lead.utf8.count..<$0.upperBound - shown + lead.utf8.count }
  }
}

extension String {
  /// The start of the character that an index is in.
  fileprivate func rangeOfCharacter(at index: Index) -> Index {
    index < endIndex ? rangeOfComposedCharacter(at: index) : endIndex
  }

  private func rangeOfComposedCharacter(at index: Index) -> Index {
    let next = self.index(after: index)
    let start = self.index(before: next)
    return start <= index ? start : index
  }
}

/// The words of a text, folded, with the places that they stand in.
private struct PlacedWords {
  /// The words with single blanks between them.
  private var scalars: [UInt32] = []
  private var starts: [Int] = []
  private var ends: [Int] = []

  init(_ text: String) {
    let folded = FoldedText(text)
    var isBetween = true
    for (index, value) in folded.scalars.enumerated() {
      let isWord = value < 0x80 ? Self.isASCIIWord(value) : Self.isWord(value)
      if isWord || !isBetween {
        scalars.append(isWord ? value : 0x20)
        starts.append(folded.offsets[index])
        ends.append(folded.offsets[index + 1])
      }
      isBetween = !isWord
    }
  }

  private static func isASCIIWord(_ value: UInt32) -> Bool {
    (0x61...0x7A).contains(value) || (0x30...0x39).contains(value)
  }

  private static func isWord(_ value: UInt32) -> Bool {
    Unicode.Scalar(value)?.isWordPart ?? false
  }

  /// Where any of the words stand, without overlaps.
  func ranges(of wanted: [(words: FoldedWords, isPrefix: Bool)]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let wanted = wanted.map { (scalars: $0.words.text.unicodeScalars.map(\.value), $0.isPrefix) }
      .filter { !$0.scalars.isEmpty }
    var index = 0
    while index < scalars.count {
      let lengths = wanted.compactMap { length(of: $0.scalars, isPrefix: $0.1, at: index) }
      guard let length = lengths.max() else {
        index += 1
        continue
      }
      found.append(starts[index]..<ends[index + length - 1])
      index += length
    }
    return found
  }

  /// How far the words reach that begin at a place, if they stand there; to the end of the word
  /// where more letters may follow.
  private func length(of wanted: [UInt32], isPrefix: Bool, at start: Int) -> Int? {
    guard scalars[start] == wanted[0], start + wanted.count <= scalars.count, isBoundary(start),
      scalars[start..<start + wanted.count].elementsEqual(wanted)
    else { return nil }
    var end = start + wanted.count
    if isPrefix { while !isBoundary(end) { end += 1 } }
    return isBoundary(end) ? end - start : nil
  }

  private func isBoundary(_ index: Int) -> Bool {
    guard index > 0, index < scalars.count else { return true }
    return [scalars[index - 1], scalars[index]].contains { value in
      value == 0x20 || Unicode.Scalar(value)?.isFoundByPairs ?? false
    }
  }
}
