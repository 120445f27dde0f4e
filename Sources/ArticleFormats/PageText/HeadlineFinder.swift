/// Finds the headline of a whole page among the blocks before its first paragraph.
///
/// Each line that may be one is weighed by its shape, by what stands around it, and by how many of
/// its words come back in the story. The weights are those that a regression found on a few hundred
/// pages; what matters is how they relate.
struct HeadlineFinder {
  private let blocks: [TextBlock]
  private let story: Range<Int>
  private let places: HeadlinePlaces
  /// How often each longer word stands in the story's paragraphs.
  private let counts: [UInt64: Int]
  /// The longer words of the story's first paragraphs.
  private let introduction: Set<UInt64>

  /// The most blocks before the story that are looked at.
  private static let reach = 3000

  init(_ blocks: [TextBlock], story: Range<Int>) {
    self.blocks = blocks
    self.story = story
    var counts: [UInt64: Int] = [:]
    var introduction: Set<UInt64> = []
    var paragraphs = 0
    for block in blocks[story] where block.words >= 12 {
      let words = StoryWords.words(of: block.text)
      for word in words { counts[word, default: 0] += 1 }
      if block.isProse, paragraphs < 3 {
        introduction.formUnion(words)
        paragraphs += 1
      }
    }
    self.counts = counts
    self.introduction = introduction
    let first = max(0, story.lowerBound - Self.reach)
    let last = min(blocks.count, story.lowerBound + 5, max(story.upperBound, 1))
    places = HeadlinePlaces(blocks, range: first..<max(first, last), story: story.lowerBound)
  }

  /// The index of the headline's block.
  func find() -> Int? {
    var best: (index: Int, weight: Double)?
    var isFirst = true
    for index in places.range where isCandidate(blocks[index]) {
      let echo = Echo(blocks[index], counts, introduction)
      var weight = shapeWeight(of: blocks[index]) + places.weight(at: index) + echo.weight
      // The first line whose words come back: those that do so later are often subheads.
      if isFirst, blocks[index].words >= 4, echo.found >= 0.6 {
        weight += 0.7
        isFirst = false
      }
      if best.map({ $0.weight < weight }) ?? true { best = (index, weight) }
    }
    return best?.index
  }

  private func isCandidate(_ block: TextBlock) -> Bool {
    guard !block.isImageName, block.words >= 2, (8...220).contains(block.length) else {
      return false
    }
    return Boilerplate.reason(for: block) == nil && !Byline.matches(block.text)
  }

  /// What the line alone tells: its length, its capitals, and how it ends.
  private func shapeWeight(of block: TextBlock) -> Double {
    var weight = 2.2 * Double(min(block.length, 50)) / 25
    if block.length > 100 { weight -= 2.4 * Double(block.length - 100) / 30 }
    if block.words < 4 { weight -= 1.1 }
    if block.words >= 5, !block.endsSentence { weight += 0.7 }
    if block.text.hasSuffix(".") { weight -= 2.2 }
    if Self.hasSign(block.text) { weight -= 2.3 }
    if block.words >= 4, block.text.first?.isNumber ?? false { weight += 1.1 }
    return weight + 2.0 * Self.capitals(in: block.text)
  }

  /// The share of the words that begin with a capital.
  private static func capitals(in text: String) -> Double {
    let words = text.split(separator: " ")
    let capitals = words.count { $0.first?.isUppercase ?? false }
    return words.isEmpty ? 0 : Double(capitals) / Double(words.count)
  }

  /// Whether a sign stands in the text that parts the names of pages and sections.
  private static func hasSign(_ text: String) -> Bool {
    // By codes first, as most headlines have none; the last one is another code for a point.
    let mayHave = text.unicodeScalars.contains { scalar in
      switch scalar {
      case "»", "›", ">", "/", "|", "•", "·", "\u{387}": true
      default: false
      }
    }
    return mayHave && text.contains { "»›>/|•·".contains($0) }
  }
}

/// How much of a line's words come back in the story.
private struct Echo {
  /// The share of the words that do.
  private(set) var found = 0.0
  private(set) var weight = 0.0

  init(_ block: TextBlock, _ counts: [UInt64: Int], _ introduction: Set<UInt64>) {
    let words = StoryWords.words(of: block.text)
    guard !words.isEmpty else { return }
    let count = Double(words.count)
    found = Double(words.count { counts[$0] != nil }) / count
    let often = words.reduce(0.0) { $0 + Self.logarithm(counts[$1] ?? 0) }
    let early = Double(words.count { introduction.contains($0) })
    weight = (1.5 * often + 1.4 * early) / count
  }

  /// The binary logarithm of one more than a count, up to three.
  private static func logarithm(_ count: Int) -> Double {
    let table = [0, 1, 1.58, 2, 2.32, 2.58, 2.81, 3]
    return table[min(count, 7)]
  }
}
