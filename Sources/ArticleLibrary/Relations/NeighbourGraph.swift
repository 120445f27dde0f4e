/// Which articles are most alike to each: the same number of places for every one, since there may be
/// a million of them.
///
/// Several threads may set the places of different articles at once. Safe to share because nobody
/// reads before all have been set.
final class NeighbourGraph: @unchecked Sendable {
  /// Places of an article.
  static let most = NeighbourList.most
  /// The nearest ones that an article is compared together with.
  private static let company = 3
  private static let none = UInt32.max

  let count: Int
  private let positions: UnsafeMutableBufferPointer<UInt32>
  private let likenesses: UnsafeMutableBufferPointer<UInt16>
  private let telling: UnsafeMutableBufferPointer<UInt8>
  private let lengths: UnsafeMutableBufferPointer<Float>

  init(count: Int) {
    self.count = count
    positions = .allocate(capacity: count * Self.most)
    positions.initialize(repeating: Self.none)
    likenesses = .allocate(capacity: count * Self.most)
    likenesses.initialize(repeating: 0)
    telling = .allocate(capacity: count * NeighbourList.mostTelling)
    telling.initialize(repeating: .max)
    lengths = .allocate(capacity: count)
    lengths.initialize(repeating: 1)
  }

  deinit {
    positions.deallocate()
    likenesses.deallocate()
    telling.deallocate()
    lengths.deallocate()
  }

  /// Sets what is most alike to the article at a position, and the numbers of its telling terms.
  func set(_ position: Int, _ matches: [Likeness.Match], telling order: [UInt8]) {
    for (place, match) in matches.prefix(Self.most).enumerated() {
      positions[position * Self.most + place] = UInt32(match.position)
      likenesses[position * Self.most + place] = NeighbourList.level(of: match.likeness)
    }
    let start = position * NeighbourList.mostTelling
    for (place, number) in order.prefix(NeighbourList.mostTelling).enumerated() {
      telling[start + place] = number
    }
  }

  /// The telling terms of an article.
  func telling(_ position: Int) -> some Sequence<UInt8> {
    let start = position * NeighbourList.mostTelling
    return telling[start..<start + NeighbourList.mostTelling].prefix { $0 != .max }
  }

  /// An article, and how much it counts.
  private typealias Member = (position: Int, weight: Float)

  private func likeness(ofPlace place: Int) -> Float {
    Float(likenesses[place]) / Float(UInt16.max)
  }

  /// The articles that are alike to the one at a position, the likest first.
  private func neighbours(_ position: Int) -> some Sequence<Member> {
    let start = position * Self.most
    return (start..<start + Self.most).lazy.prefix { self.positions[$0] != Self.none }
      .map { (Int(self.positions[$0]), self.likeness(ofPlace: $0)) }
  }

  /// How alike two articles are, as far as one is among the neighbours of the other.
  private func likeness(_ one: Int, _ other: Int) -> Float {
    if one == other { return 1 }
    for (start, wanted) in [(one * Self.most, other), (other * Self.most, one)] {
      for place in start..<start + Self.most where positions[place] == UInt32(wanted) {
        return likeness(ofPlace: place)
      }
    }
    return 0
  }

  // MARK: In company

  /// An article with its nearest neighbours.
  ///
  /// What two articles say about one event is told apart from chance better by looking at these
  /// too: stories of one event are alike all of them.
  private func company(of position: Int) -> [Member] {
    var company: [Member] = [(position, 1)]
    for neighbour in neighbours(position).prefix(Self.company) { company.append(neighbour) }
    return company
  }

  private func product(_ one: [Member], _ other: [Member]) -> Float {
    var sum: Float = 0
    for left in one {
      for right in other {
        sum += left.weight * right.weight * likeness(left.position, right.position)
      }
    }
    return sum
  }

  /// Has to be called for all positions, and before any ``list(_:docids:)``.
  func measure(_ position: Int) {
    let company = company(of: position)
    lengths[position] = max(1, product(company, company)).squareRoot()
  }

  /// What is most alike to the article at a position, each compared in its company.
  func list(_ position: Int, docids: PackedArray<Int64>) -> NeighbourList {
    let own = company(of: position)
    var candidates: Set<Int> = []
    for member in own {
      candidates.insert(member.position)
      for neighbour in neighbours(member.position) { candidates.insert(neighbour.position) }
    }
    candidates.remove(position)
    var found: [Member] = candidates.map { candidate in
      let sum = product(own, company(of: candidate))
      return (candidate, sum / (lengths[position] * lengths[candidate]))
    }
    found.sort { $0.weight == $1.weight ? $0.position < $1.position : $0.weight > $1.weight }
    let best = found.prefix(Self.most).map { member in
      NeighbourList.Neighbour(
        docid: docids[member.position], likeness: Double(min(1, member.weight)))
    }
    return NeighbourList(telling: telling(position), neighbours: best)
  }
}
