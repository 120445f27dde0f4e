internal import ArticleModel

/// What the places of a page tell of where its headline stands: what comes behind each, and how far
/// the story is.
struct HeadlinePlaces {
  /// The blocks that may be the headline.
  let range: Range<Int>
  private let story: Int
  /// The first block that is looked at.
  private let start: Int
  /// What the blocks from `start` on are.
  private let kinds: [Kinds]
  /// How many paragraphs stand between `start` and each block.
  private let paragraphs: [Int]

  /// The most blocks behind a line that are looked at.
  private static let sight = 12

  /// What a block may be around a headline.
  private struct Kinds: OptionSet {
    let rawValue: UInt8
    static let byline = Kinds(rawValue: 1)
    static let readingTime = Kinds(rawValue: 2)
    static let sharing = Kinds(rawValue: 4)
    static let contents = Kinds(rawValue: 8)
    static let long = Kinds(rawValue: 16)
    /// As short as the items of menus.
    static let item = Kinds(rawValue: 32)
  }

  /// The places of `range`, where the story begins at `story`.
  init(_ blocks: [TextBlock], range: Range<Int>, story: Int) {
    self.range = range
    self.story = story
    start = max(0, range.lowerBound - 2)
    let seen = blocks[start..<max(start, min(blocks.count, range.upperBound + Self.sight))]
    kinds = seen.map { Self.kinds(of: $0) }
    var paragraphs = [0]
    for block in seen {
      paragraphs.append(paragraphs[paragraphs.count - 1] + (block.isProse ? 1 : 0))
    }
    self.paragraphs = paragraphs
  }

  private static func kinds(of block: TextBlock) -> Kinds {
    if block.length > 120 { return .long }
    var kinds: Kinds = []
    let hasDate = DateFinder.find(in: block.text) != nil
    let isByline = Byline.matches(block.text)
    if block.length < 80 {
      if isByline || hasDate { kinds.insert(.byline) }
      if Byline.tellsReadingTime(block.text) { kinds.insert(.readingTime) }
    }
    if Boilerplate.reason(for: block) == .sharing { kinds.insert(.sharing) }
    if Boilerplate.announcesContents(block) { kinds.insert(.contents) }
    if !block.isImageName, !block.endsSentence, (1...14).contains(block.words), !isByline, !hasDate
    {
      kinds.insert(.item)
    }
    return kinds
  }

  /// How much the place of a line speaks for it.
  func weight(at index: Int) -> Double {
    var weight = distanceWeight(at: index)
    // A byline and a date, a reading time, links to share it, a list of its parts.
    if has(.byline, behind: index, 1...4) { weight += 2.4 }
    if has(.byline, behind: index, 5...11) { weight += 1.8 }
    if has(.byline, behind: index, -2 ... -1) { weight += 1.2 }
    if has(.readingTime, behind: index, 1...4) { weight += 1.4 }
    if has(.sharing, behind: index, 1...7) { weight += 1.5 }
    if has(.contents, behind: index, 1...11) { weight += 1.4 }
    if has(.long, behind: index, 1...4) { weight += 1.3 }
    // In a menu each item is followed by others.
    return weight - 0.6 * Double((1...3).count { has(.item, behind: index, $0...$0) })
  }

  /// A few blocks stand between a headline and its story.
  ///
  /// Tables and lists of products may part them further, and then what has paragraphs behind it is
  /// rather the headline than a subhead.
  private func distanceWeight(at index: Int) -> Double {
    let distance = story - index
    guard distance > 0 else { return 0.5 * Double(distance) }
    let between = paragraphs[story - start] - paragraphs[index + 1 - start]
    return 0.7 * Self.digits(distance) + 0.8 * Self.digits(between)
      - 0.14 * Double(min(distance, 40))
  }

  /// The binary digits of a number.
  private static func digits(_ number: Int) -> Double {
    Double(Int.bitWidth - number.leadingZeroBitCount)
  }

  private func has(_ kind: Kinds, behind index: Int, _ offsets: ClosedRange<Int>) -> Bool {
    let first = max(0, index - start + offsets.lowerBound)
    let last = min(kinds.count - 1, index - start + offsets.upperBound)
    return first <= last && kinds[first...last].contains { $0.contains(kind) }
  }
}
