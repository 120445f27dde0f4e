/// The best of many, of which only these are sorted.
struct BestMatches {
  private var found: [(position: Int, likeness: Double)] = []
  private let count: Int
  private var least = 0.0

  init(count: Int) {
    self.count = count
    found.reserveCapacity(4 * count)
  }

  mutating func add(_ position: Int, _ likeness: Double) {
    guard likeness >= least else { return }
    found.append((position, likeness))
    if found.count >= 4 * count { cut() }
  }

  private mutating func cut() {
    found = sorted()
    least = found.last?.likeness ?? 0
  }

  /// The best ones, the best first; of equal ones the newest.
  func sorted() -> [(position: Int, likeness: Double)] {
    let sorted = found.sorted {
      $0.likeness == $1.likeness ? $0.position < $1.position : $0.likeness > $1.likeness
    }
    return Array(sorted.prefix(count))
  }
}
