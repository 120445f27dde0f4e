/// How well two headlines agree.
struct HeadlineComparison {
  /// 1 for the same words, 0 for none in common.
  private(set) var agreement: Double

  /// Compares the words of a headline, as a page has it, with those of an article's.
  ///
  /// `weight` is how much a word tells.
  init(_ asked: HeadlineWords, _ other: HeadlineWords, weight: (UInt32) -> Double) {
    agreement = 0
    let pairs = Self.commonWords(asked.hashes, other.hashes)
    let (askedCommon, otherCommon) = (Set(pairs.map(\.0)), Set(pairs.map(\.1)))
    var askedRest = asked.hashes.indices.filter { !askedCommon.contains($0) }
    var otherRest = other.hashes.indices.filter { !otherCommon.contains($0) }
    // Numbers that differ tell two stories apart.
    if askedRest.contains(where: asked.isNumber), otherRest.contains(where: other.isNumber) {
      return
    }
    if isSlip(asked, other, askedRest, otherRest) {
      agreement = 0.97
      return
    }
    if isWithoutOneWord(asked, other) {
      agreement = 0.92
      return
    }
    let shared = pairs.reduce(0) { $0 + weight(asked.hashes[$1.0]) }
    var missing = 0.0
    while let index = askedRest.popLast() {
      if let twin = otherRest.firstIndex(where: { Self.isTypo(asked, index, other, $0) }) {
        otherRest.remove(at: twin)
        continue
      }
      missing += weight(asked.hashes[index])
    }
    for index in otherRest { missing += weight(other.hashes[index]) }
    agreement = shared + missing == 0 ? 0 : shared / (shared + missing)
  }

  /// The indices of the words that both have in the same order, as many as there can be: the same
  /// words in another order are another headline.
  private static func commonWords(_ one: [UInt32], _ other: [UInt32]) -> [(Int, Int)] {
    var lengths = Array(
      repeating: Array(repeating: 0, count: other.count + 1), count: one.count + 1)
    for left in one.indices.reversed() {
      for right in other.indices.reversed() {
        lengths[left][right] =
          one[left] == other[right]
          ? lengths[left + 1][right + 1] + 1
          : max(lengths[left + 1][right], lengths[left][right + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (left, right) = (0, 0)
    while left < one.count, right < other.count {
      if one[left] == other[right] {
        pairs.append((left, right))
        (left, right) = (left + 1, right + 1)
      } else if lengths[left + 1][right] >= lengths[left][right + 1] {
        left += 1
      } else {
        right += 1
      }
    }
    return pairs
  }

  /// Whether the headlines differ by a letter or two, in a word or between words, and not in whole
  /// words that are so short.
  private func isSlip(
    _ asked: HeadlineWords, _ other: HeadlineWords, _ askedRest: [Int], _ otherRest: [Int]
  ) -> Bool {
    guard asked.count >= 3, min(asked.bytes.count, other.bytes.count) >= 12,
      !askedRest.isEmpty, askedRest.count <= 2, otherRest.count <= 2
    else { return false }
    // A sign between words that became a letter is a word of one letter more.
    let isStray = askedRest.count == 1 && asked.ranges[askedRest[0]].count == 1
    return isWithin(1, asked.bytes[...], other.bytes[...])
      || isStray && otherRest.isEmpty && asked.count >= 5
  }

  /// Whether a headline is the other one without one of its words; a long one without two that stand
  /// side by side, as those that a hyphen joins do.
  private func isWithoutOneWord(_ asked: HeadlineWords, _ other: HeadlineWords) -> Bool {
    let missing = other.count - asked.count
    guard missing == 1 && asked.count >= 3 || missing == 2 && asked.count >= 10 else {
      return false
    }
    let start = zip(asked.hashes, other.hashes).prefix { $0 == $1 }.count
    return asked.hashes[start...].elementsEqual(other.hashes[(start + missing)...])
  }

  /// Whether two words are one with a letter wrong.
  private static func isTypo(
    _ asked: HeadlineWords, _ index: Int, _ other: HeadlineWords, _ otherIndex: Int
  ) -> Bool {
    let (one, two) = (asked.ranges[index], other.ranges[otherIndex])
    guard min(one.count, two.count) >= 4 else { return false }
    return isWithin(1, asked.bytes[one], other.bytes[two])
  }
}

/// Whether one text becomes the other by changing, adding or leaving out at most `most` bytes.
func isWithin(_ most: Int, _ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
  let one = one.dropFirst(0)
  guard abs(one.count - other.count) <= most else { return false }
  var start = 0
  while start < min(one.count, other.count),
    one[one.startIndex + start] == other[other.startIndex + start]
  {
    start += 1
  }
  let (left, right) = (one.dropFirst(start), other.dropFirst(start))
  if left.isEmpty || right.isEmpty { return left.count + right.count <= most }
  guard most > 0 else { return false }
  return isWithin(most - 1, left.dropFirst(), right.dropFirst())
    || isWithin(most - 1, left.dropFirst(), right)
    || isWithin(most - 1, left, right.dropFirst())
}
