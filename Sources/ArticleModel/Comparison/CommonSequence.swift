/// Finds what two sequences have in common, in order, in bounded time and memory.
///
/// The shortest difference is looked for (Myers) as long as it is short; where it is not, elements
/// that stand once in both hold the sequences together, and what lies between these is looked at by
/// itself.
struct CommonSequence {
  /// Elements of both that are the same, by their positions, which ascend.
  typealias Match = (old: Int, new: Int)

  private let old: [Int]
  private let new: [Int]
  private var matches: [Match] = []

  /// The longest difference that is looked for in full.
  private static let most = 600

  /// The positions of what `old` and `new` have in common.
  static func matches(_ old: [Int], _ new: [Int]) -> [Match] {
    var common = CommonSequence(old: old, new: new)
    common.find()
    return common.matches.sorted { $0.new < $1.new }
  }

  private init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
  }

  private mutating func find() {
    var waiting = [(old: 0..<old.count, new: 0..<new.count)]
    while var (left, right) = waiting.popLast() {
      while let one = left.first, let other = right.first, old[one] == new[other] {
        matches.append((one, other))
        left = left.dropFirst()
        right = right.dropFirst()
      }
      while let one = left.last, let other = right.last, old[one] == new[other] {
        matches.append((one, other))
        left = left.dropLast()
        right = right.dropLast()
      }
      guard !left.isEmpty, !right.isEmpty else { continue }
      if let short = shortest(left, right) {
        matches += short
        continue
      }
      let anchors = anchors(left, right)
      var (one, other) = (left.lowerBound, right.lowerBound)
      guard !anchors.isEmpty else { continue }
      for anchor in anchors + [(left.upperBound, right.upperBound)] {
        waiting.append((one..<anchor.old, other..<anchor.new))
        if anchor.old < left.upperBound { matches.append(anchor) }
        (one, other) = (min(anchor.old + 1, left.upperBound), min(anchor.new + 1, right.upperBound))
      }
    }
  }

  /// What two stretches have in common where they differ in few elements; `nil` where they do not.
  private func shortest(_ left: Range<Int>, _ right: Range<Int>) -> [Match]? {
    let (count, other) = (left.count, right.count)
    let limit = min(count + other, Self.most)
    // How far each diagonal reaches, after each number of differences.
    var reach = [Int32](repeating: 0, count: 2 * limit + 3)
    var steps: [[Int32]] = []
    for distance in 0...limit {
      steps.append(Array(reach[(limit + 1 - distance)...(limit + 1 + distance)]))
      for diagonal in stride(from: -distance, through: distance, by: 2) {
        let place = limit + 1 + diagonal
        let isDown =
          diagonal == -distance || diagonal != distance && reach[place - 1] < reach[place + 1]
        var x = Int(isDown ? reach[place + 1] : reach[place - 1] + 1)
        while x < count, x - diagonal < other, x - diagonal >= 0,
          old[left.lowerBound + x] == new[right.lowerBound + x - diagonal]
        {
          x += 1
        }
        reach[place] = Int32(x)
        if x >= count, x - diagonal >= other {
          return path(steps, from: diagonal, left.lowerBound, right.lowerBound, count)
        }
      }
    }
    return nil
  }

  /// Goes back through the steps, and notes what did not differ.
  private func path(
    _ steps: [[Int32]], from last: Int, _ oldStart: Int, _ newStart: Int, _ count: Int
  ) -> [Match] {
    var found: [Match] = []
    var (x, diagonal) = (count, last)
    for distance in stride(from: steps.count - 1, to: 0, by: -1) {
      let reach = steps[distance]
      func at(_ diagonal: Int) -> Int {
        let index = diagonal + distance
        return reach.indices.contains(index) ? Int(reach[index]) : -1
      }
      let isDown =
        diagonal == -distance || diagonal != distance && at(diagonal - 1) < at(diagonal + 1)
      let before = isDown ? diagonal + 1 : diagonal - 1
      let start = isDown ? at(before) : at(before) + 1
      while x > start {
        x -= 1
        found.append((oldStart + x, newStart + x - diagonal))
      }
      x = at(before)
      diagonal = before
    }
    while x > 0 {
      x -= 1
      found.append((oldStart + x, newStart + x - diagonal))
    }
    return found
  }

  /// Elements that stand once in either stretch, as many as stand in the same order.
  private func anchors(_ left: Range<Int>, _ right: Range<Int>) -> [Match] {
    var places: [Int: (old: Int, new: Int, isOnce: Bool)] = [:]
    for index in left {
      places[old[index]] = places[old[index]] == nil ? (index, -1, true) : (index, -1, false)
    }
    for index in right {
      guard let known = places[new[index]] else { continue }
      places[new[index]] = (known.old, index, known.isOnce && known.new < 0)
    }
    let once = places.values.filter { $0.isOnce && $0.new >= 0 }.sorted { $0.old < $1.old }
    // The longest run whose places in the new sequence ascend.
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: once.count)
    for (index, element) in once.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if once[ends[middle]].new < element.new { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = ends[low - 1] }
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var run: [Match] = []
    var index = ends.last ?? -1
    while index >= 0 {
      run.append((once[index].old, once[index].new))
      index = before[index]
    }
    return run.reversed()
  }
}
