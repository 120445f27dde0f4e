/// Which articles are most alike to each: the same number of places for every one, since there may be
/// a million of them.
///
/// Several threads may set the places of different articles at once. Safe to share because nobody
/// reads before all have been set.
final class NeighbourGraph: LikenessGraph, @unchecked Sendable {
  /// Places of an article.
  static let most = 12
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
  private func telling(_ position: Int) -> some Sequence<UInt8> {
    let start = position * NeighbourList.mostTelling
    return telling[start..<start + NeighbourList.mostTelling].prefix { $0 != .max }
  }

  private func likeness(ofPlace place: Int) -> Float {
    Float(likenesses[place]) / Float(UInt16.max)
  }

  func forEachNearest(to position: Int, count: Int, _ body: (Int, Float) -> Void) {
    let start = position * Self.most
    for place in start..<start + min(count, Self.most) {
      guard positions[place] != Self.none else { return }
      body(Int(positions[place]), likeness(ofPlace: place))
    }
  }

  func likeness(_ one: Int, _ other: Int) -> Float {
    if one == other { return 1 }
    return likeness(of: other, to: one) ?? likeness(of: one, to: other) ?? 0
  }

  private func likeness(of other: Int, to one: Int) -> Float? {
    let wanted = UInt32(other)
    let start = one * Self.most
    for place in start..<start + Self.most {
      if positions[place] == wanted { return likeness(ofPlace: place) }
      if positions[place] == Self.none { return nil }
    }
    return nil
  }

  // MARK: In company

  /// Has to be called for all positions, and before any ``list(_:docids:)``.
  func measure(_ position: Int) {
    lengths[position] = Company(of: position, in: self).length(in: self)
  }

  /// How alike two articles are in their companies.
  func likenessInCompany(_ one: Int, _ other: Int) -> Float {
    let product = Company(of: one, in: self).product(with: Company(of: other, in: self), in: self)
    return product / (lengths[one] * lengths[other])
  }

  /// What is most alike to the article at a position, each compared in its company.
  func list(_ position: Int, docids: PackedArray<Int64>) -> NeighbourList {
    let best = likest(to: position, count: NeighbourList.most, breadth: Self.most) { lengths[$0] }
    let neighbours = best.map { match in
      NeighbourList.Neighbour(
        docid: docids[match.key], likeness: Double(min(1, match.likeness)),
        cosine: Double(likeness(position, match.key)))
    }
    return NeighbourList(telling: telling(position), neighbours: neighbours)
  }
}
