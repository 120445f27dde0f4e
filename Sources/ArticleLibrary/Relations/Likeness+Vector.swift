extension Likeness {
  /// Some terms with what they weigh beside all articles.
  struct Vector: Sendable {
    struct Weighted {
      var term: Term
      var weight: Float
      var rarity: Float
      var row: InvertedIndex.Row
    }

    /// The terms that tell something, those that weigh most first.
    var terms: [Weighted]
    var length: Float
    var leastLength: Float
    /// The same terms by their numbers in what was asked for.
    private(set) var order: [UInt8]

    init(_ weighted: [(number: UInt8, term: Weighted)], leastLength: Float) {
      self.leastLength = leastLength
      let sorted = weighted.sorted { $0.term.weight > $1.term.weight }
      terms = sorted.map(\.term)
      order = sorted.map(\.number)
      length = terms.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
    }

    /// How alike two texts are, dates apart.
    func cosine(with other: Vector) -> Double {
      let weights = Dictionary(
        other.terms.map { ($0.term.word, $0.weight) }, uniquingKeysWith: { first, _ in first })
      var sum: Float = 0
      var count = 0
      for term in terms {
        guard let weight = weights[term.term.word] else { continue }
        sum += term.weight * weight
        count += 1
      }
      guard count >= Likeness.leastTerms else { return 0 }
      return Double(
        sum / max(0.001, max(leastLength, length) * max(leastLength, other.length)))
    }

    /// The terms that both have, with the share of each of their likeness, the largest first.
    func shared(with other: Vector) -> [(word: UInt32, share: Double)] {
      let weights = Dictionary(
        other.terms.map { ($0.term.word, $0.weight) }, uniquingKeysWith: { first, _ in first })
      let products = terms.compactMap { term in
        weights[term.term.word].map { (word: term.term.word, product: term.weight * $0) }
      }
      let sum = max(0.001, products.reduce(Float(0)) { $0 + $1.product })
      return products.map { ($0.word, Double($0.product / sum)) }.sorted { $0.1 > $1.1 }
    }
  }
}
