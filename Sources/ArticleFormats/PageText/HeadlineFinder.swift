/// Finds the headline of a whole page among the blocks before its first paragraph.
///
/// What tells it is its length, a byline or date behind it, and that its words come back in the
/// story.
struct HeadlineFinder {
  private let blocks: [TextBlock]
  private let story: Range<Int>
  /// How often each longer word stands in the story's paragraphs.
  private let counts: [UInt64: Int]

  /// The most blocks before the story that are looked at.
  private static let reach = 300

  init(_ blocks: [TextBlock], story: Range<Int>) {
    self.blocks = blocks
    self.story = story
    var counts: [UInt64: Int] = [:]
    for block in blocks[story] where block.words >= 12 {
      for word in StoryWords.words(of: block.text) { counts[word, default: 0] += 1 }
    }
    self.counts = counts
  }

  /// The index of the headline's block.
  func find() -> Int? {
    let first = max(0, story.lowerBound - Self.reach)
    let last = min(blocks.count, story.lowerBound + 5, max(story.upperBound, 1))
    var best: (index: Int, weight: Double)?
    for index in first..<last where isCandidate(blocks[index]) {
      let weight = weight(at: index)
      if best.map({ $0.weight < weight }) ?? true { best = (index, weight) }
    }
    return best.map { aboveSubtitle($0.index) }
  }

  /// The headline above `index`, where that has the shape of what stands below one: a sentence, or
  /// longer than what stands right above it.
  private func aboveSubtitle(_ index: Int) -> Int {
    guard index > 0, isCandidate(blocks[index - 1]) else { return index }
    let (above, below) = (blocks[index - 1], blocks[index])
    let isBelow = below.text.hasSuffix(".") || below.length > 60 && below.length > above.length
    return isBelow && above.words >= 4 && !above.text.hasSuffix(".") && !Self.hasSign(above.text)
      ? index - 1 : index
  }

  private func isCandidate(_ block: TextBlock) -> Bool {
    guard !block.isImageName, block.words >= 2, (8...220).contains(block.length) else {
      return false
    }
    return Boilerplate.reason(for: block) == nil && !Byline.matches(block.text)
  }

  private func weight(at index: Int) -> Double {
    let block = blocks[index]
    let distance = story.lowerBound - index
    var weight = Double(min(block.length, 50)) / 25
    weight -= distance >= 0 ? Self.cost(ofDistance: distance) : Double(-distance) * 1.2
    if block.words < 4 { weight -= 1.5 }
    if block.text.hasSuffix(".") { weight -= 1.5 }
    if let last = block.text.last, ",;:".contains(last) { weight -= 1 }
    if DateFinder.find(in: block.text) != nil { weight -= block.length < 60 ? 1.5 : 0.3 }
    if isFollowedByByline(index) { weight += 1.6 }
    if block.length > 100 { weight -= Double(block.length - 100) / 30 }
    if Self.hasSign(block.text) { weight -= 0.8 }
    return weight + coverage(of: block.text)
  }

  /// What it costs to stand so many blocks before the story: the next ones much, those beyond little.
  ///
  /// Tables and lists of products often part a headline from the first paragraphs.
  private static func cost(ofDistance distance: Int) -> Double {
    Double(min(distance, 40)) * 0.02 + Double(max(0, distance - 40)) * 0.004
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

  private func isFollowedByByline(_ index: Int) -> Bool {
    blocks[(index + 1)...].prefix(4).contains {
      $0.length < 80 && (Byline.matches($0.text) || DateFinder.find(in: $0.text) != nil)
    }
  }

  /// How much of a headline's words come back in the story: up to 3.4.
  private func coverage(of text: String) -> Double {
    let words = StoryWords.words(of: text)
    guard !words.isEmpty else { return 0 }
    let found = words.count { counts[$0] != nil }
    let weight = words.reduce(0.0) { sum, word in
      sum + min(3, Self.logarithm(counts[word] ?? 0))
    }
    return (Double(found) + 0.8 * weight) / Double(words.count)
  }

  /// The binary logarithm of one more than a count, as far as it is needed.
  private static func logarithm(_ count: Int) -> Double {
    let table = [0, 1, 1.58, 2, 2.32, 2.58, 2.81, 3]
    return table[min(count, 7)]
  }
}
