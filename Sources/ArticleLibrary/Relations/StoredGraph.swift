/// The neighbours that the index keeps, read as they are asked for, with those of articles that are
/// not among them yet.
///
/// For one thread.
final class StoredGraph: LikenessGraph {
  let count: Int
  private let store: IndexStore
  private var known: [Int64: [(key: Int64, likeness: Float)]] = [:]
  private var lengths: [Int64: Float] = [:]
  /// The new neighbours of articles that the index has.
  private var added: [Int64: [(key: Int64, likeness: Float)]] = [:]

  init(_ store: IndexStore) {
    self.store = store
    count = store.articleCount
  }

  /// Takes a new article with what is most alike to it, the likest first.
  func add(_ docid: Int64, _ neighbours: [(key: Int64, likeness: Float)]) {
    known[docid] = neighbours
    for neighbour in neighbours {
      added[neighbour.key, default: []].append((docid, neighbour.likeness))
      known[neighbour.key] = known[neighbour.key].map {
        Self.sorted($0 + [(docid, neighbour.likeness)])
      }
    }
  }

  private static func sorted(
    _ neighbours: [(key: Int64, likeness: Float)]
  ) -> [(key: Int64, likeness: Float)] {
    neighbours.sorted {
      $0.likeness == $1.likeness ? $0.key > $1.key : $0.likeness > $1.likeness
    }
  }

  private func neighbours(of docid: Int64) -> [(key: Int64, likeness: Float)] {
    if let found = known[docid] { return found }
    let stored = (store.neighbours(of: docid)?.neighbours ?? [])
      .filter { $0.cosine > 0 }.map { (key: $0.docid, likeness: Float($0.cosine)) }
    let found = Self.sorted(stored + (added[docid] ?? []))
    known[docid] = found
    return found
  }

  func forEachNearest(to docid: Int64, count: Int, _ body: (Int64, Float) -> Void) {
    for neighbour in neighbours(of: docid).prefix(count) {
      body(neighbour.key, neighbour.likeness)
    }
  }

  func likeness(_ one: Int64, _ other: Int64) -> Float {
    if one == other { return 1 }
    return neighbours(of: one).first { $0.key == other }?.likeness
      ?? neighbours(of: other).first { $0.key == one }?.likeness ?? 0
  }

  func length(_ docid: Int64) -> Float {
    if let length = lengths[docid] { return length }
    let length = Company(of: docid, in: self).length(in: self)
    lengths[docid] = length
    return length
  }

  /// How alike two articles are in their companies.
  func likenessInCompany(_ one: Int64, _ other: Int64) -> Float {
    let product = Company(of: one, in: self).product(with: Company(of: other, in: self), in: self)
    return product / (length(one) * length(other))
  }
}
