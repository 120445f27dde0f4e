/// Finds where the sentences of a text begin and end, in every script that parts them by signs.
struct Sentences {
  private let scalars: [Unicode.Scalar]
  /// The UTF-8 offset of each scalar, and behind the last one the length of the text.
  private var offsets: [Int] = []
  private(set) var ranges: [Range<Int>] = []

  /// A sentence that is longer is cut at the next blank, and at last anywhere.
  private static let longest = (atBlank: 600, anywhere: 1200)

  /// Finds the sentences of `text` by UTF-8 offsets, without the blanks around them.
  static func ranges(in text: String) -> [Range<Int>] {
    var sentences = Sentences(text)
    sentences.scan()
    return sentences.ranges
  }

  private init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    offsets.reserveCapacity(scalars.count + 1)
    var offset = 0
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
  }

  private mutating func scan() {
    var start = 0
    var index = 0
    while index < scalars.count {
      let end = endOfSentence(from: start, at: index)
      if let end {
        add(start..<end)
        start = end
        index = end
      } else {
        index += 1
      }
    }
    add(start..<scalars.count)
  }

  private mutating func add(_ range: Range<Int>) {
    var range = range
    while let first = range.first, scalars[first].isBlank { range = first + 1..<range.upperBound }
    while let last = range.last, scalars[last].isBlank { range = range.lowerBound..<last }
    guard range.contains(where: { scalars[$0].isLetterOrNumber }) else { return }
    ranges.append(offsets[range.lowerBound]..<offsets[range.upperBound])
  }

  /// Where the sentence ends, if the sign at `index` ends it: behind quotes that close.
  private func endOfSentence(from start: Int, at index: Int) -> Int? {
    let scalar = scalars[index]
    let length = index - start
    if scalar == "\n" { return index + 1 }
    if length > Self.longest.atBlank, scalar.isBlank || length > Self.longest.anywhere {
      return index + 1
    }
    let isWide = Self.isWideStop(scalar)
    guard isWide || Self.isStop(scalar) else { return nil }
    var end = index + 1
    while end < scalars.count, Self.isStop(scalars[end]) || Self.isWideStop(scalars[end]) {
      end += 1
    }
    let isSingle = end == index + 1
    while end < scalars.count, Self.closes(scalars[end]) { end += 1 }
    if isWide || end == scalars.count { return end }
    guard scalars[end].isBlank else { return nil }
    let next = beginning(of: end)
    guard next < scalars.count else { return end }
    if scalars[next].properties.isLowercase { return nil }
    if scalar == ".", isSingle, !endsSentence(at: index, before: next) { return nil }
    return end
  }

  /// The first letter or digit behind the blanks and opening signs at `index`.
  private func beginning(of index: Int) -> Int {
    var next = index
    while next < scalars.count, next < index + 8, !scalars[next].isLetterOrNumber { next += 1 }
    return next
  }

  /// Whether a dot is not one behind an initial, a number of a day, or a word that was cut short.
  private func endsSentence(at dot: Int, before next: Int) -> Bool {
    var first = dot
    while first > 0, dot - first < 24,
      scalars[first - 1].isLetterOrNumber || scalars[first - 1] == "."
    {
      first -= 1
    }
    let word = scalars[first..<dot]
    let isNumber = word.count <= 2 && word.allSatisfy { $0.properties.numericType != nil }
    let isInitial = word.count == 1 && word.allSatisfy(\.properties.isUppercase)
    if isNumber || isInitial || word.contains(".") {
      // Behind such a dot only a word with which sentences begin tells that one ended.
      return CommonWords.contains(folded(self.word(at: next)))
    }
    return !Self.abbreviations.contains(folded(word))
  }

  private func word(at index: Int) -> ArraySlice<Unicode.Scalar> {
    var end = index
    while end < scalars.count, end - index < 24, scalars[end].isWordPart { end += 1 }
    return scalars[index..<end]
  }

  private func folded(_ word: ArraySlice<Unicode.Scalar>) -> String {
    FoldedWords(String(String.UnicodeScalarView(word))).text
  }

  // MARK: Signs

  /// Signs behind which a blank follows where they end a sentence.
  private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21, 0x2E, 0x3F, 0x2026, 0x203C, 0x203D, 0x2047...0x2049, 0x589, 0x61F, 0x6D4, 0x964,
      0x965, 0x1362, 0x1367, 0x17D4, 0x17D5, 0x104A, 0x104B:
      true
    default: false
    }
  }

  /// Signs that end a sentence whatever follows, since no blank does.
  private static func isWideStop(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61: true
    default: false
    }
  }

  private static func closes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .closePunctuation, .finalPunctuation: true
    default: scalar == "\"" || scalar == "'" || scalar == "\u{201D}" || scalar == "\u{201C}"
    }
  }

  /// Words that are cut short before names and numbers, folded.
  private static let abbreviations: Set<String> = [
    "mr", "mrs", "ms", "dr", "prof", "st", "mt", "sr", "jr", "gen", "col", "lt", "sgt", "capt",
    "rev",
    "hon", "gov", "sen", "rep", "no", "nos", "vs", "approx", "dept", "est", "fig", "vol", "pp",
    "ca",
    "bzw", "bspw", "evtl", "ggf", "inkl", "nr", "str", "usw", "vgl", "zb", "hr", "fr", "mme",
    "mlle",
    "av", "cf", "env", "sra", "srta", "ud", "dott", "sig", "ing", "avv", "bv", "mevr", "dhr", "ул",
    "им",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "г", "гг",
    "см", "стр",
  ]
}
