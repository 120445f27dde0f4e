/// Finds pairs of articles that may be versions of one story: they have an address or a number of
/// their sketches in common.
struct VersionCandidates {
  /// A pair of positions in a catalogue, the first one before the second.
  struct Pair: Hashable, Sendable {
    var first: Int32
    var second: Int32
  }

  private let catalogue: Catalogue
  private let isNew: [Bool]
  /// Whether so few articles are new that the others are sieved before they are sorted.
  private let isSieved: Bool

  /// Of many articles with one number each is compared with so many on either side of it: what
  /// joins them joins a story.
  private static let neighbours = 4

  /// Candidates among which at least one of each pair is at a position that is `isNew`.
  init(_ catalogue: Catalogue, isNew: [Bool]) {
    self.catalogue = catalogue
    self.isNew = isNew
    isSieved = isNew.count { $0 } * 8 < isNew.count
  }

  /// All pairs, in the order of their positions.
  func pairs() -> [Pair] {
    var pairs: Set<Pair> = []
    collect(into: &pairs) { UInt32(truncatingIfNeeded: catalogue.addresses[$0]) }
    for band in 0..<4 { collect(into: &pairs) { catalogue.sketches[$0][band] } }
    return pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  private func collect(into pairs: inout Set<Pair>, number: (Int) -> UInt32) {
    let sieve = isSieved ? sieve(number) : []
    var keys: [UInt64] = []
    for position in isNew.indices {
      let number = number(position)
      guard number != 0, sieve.isEmpty || sieve[Int(number & Self.sieveMask)] else { continue }
      keys.append(UInt64(number) << 32 | UInt64(position))
    }
    keys.sort()
    var start = 0
    while start < keys.count {
      var end = start + 1
      while end < keys.count, keys[end] >> 32 == keys[start] >> 32 { end += 1 }
      if end - start > 1 {
        collect(keys[start..<end].map { Int32(truncatingIfNeeded: $0) }, into: &pairs)
      }
      start = end
    }
  }

  /// The pairs of positions that share a number, which ascend.
  private func collect(_ positions: [Int32], into pairs: inout Set<Pair>) {
    for (index, position) in positions.enumerated() where isNew[Int(position)] {
      for other in max(
        0, index - Self.neighbours)...min(positions.count - 1, index + Self.neighbours)
      where other != index {
        pairs.insert(
          Pair(first: min(position, positions[other]), second: max(position, positions[other])))
      }
    }
  }

  private static let sieveMask: UInt32 = 1 << 16 - 1

  /// Which ends of numbers the new articles have.
  private func sieve(_ number: (Int) -> UInt32) -> [Bool] {
    var sieve = [Bool](repeating: false, count: Int(Self.sieveMask) + 1)
    for position in isNew.indices where isNew[position] {
      sieve[Int(number(position) & Self.sieveMask)] = true
    }
    return sieve
  }
}
