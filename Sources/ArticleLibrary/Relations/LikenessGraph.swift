/// Articles with those that are most alike to each, of which only these are known.
///
/// What two articles say about one event is told apart from chance better by looking at their
/// nearest neighbours too: stories of one event are alike all of them.
protocol LikenessGraph<Key> {
  associatedtype Key: Hashable & Comparable

  /// How many articles there are.
  var count: Int { get }

  /// Calls `body` with the nearest articles to one, the likest first, and how alike they are; with at
  /// most `count` of them.
  func forEachNearest(to key: Key, count: Int, _ body: (Key, Float) -> Void)

  /// How alike two articles are, as far as one is among the neighbours of the other; 1 for the same.
  func likeness(_ one: Key, _ other: Key) -> Float
}

/// An article together with its nearest neighbours, each with how much it counts.
///
/// No array, for there is one for each article that is looked at.
struct Company<Key: Hashable> {
  private var keys: (Key, Key, Key, Key, Key)
  private var weights: SIMD8<Float> = [1, 0, 0, 0, 0, 0, 0, 0]
  private(set) var count = 1

  /// The most neighbours in a company, and the share of all articles that they are at most: where
  /// there are few articles, the nearest are not near.
  private static var most: Int { 4 }
  private static var share: Int { 25 }

  /// The company of `key`: itself and its four nearest, or fewer among few articles.
  init(of key: Key, in graph: some LikenessGraph<Key>) {
    keys = (key, key, key, key, key)
    let size = max(1, min(Self.most, graph.count / Self.share))
    graph.forEachNearest(to: key, count: size) { neighbour, likeness in add(neighbour, likeness) }
  }

  private mutating func add(_ key: Key, _ likeness: Float) {
    switch count {
    case 1: keys.1 = key
    case 2: keys.2 = key
    case 3: keys.3 = key
    default: keys.4 = key
    }
    weights[count] = likeness
    count += 1
  }

  subscript(index: Int) -> Key {
    switch index {
    case 0: keys.0
    case 1: keys.1
    case 2: keys.2
    case 3: keys.3
    default: keys.4
    }
  }

  /// What each of one company is to each of another one.
  func product(with other: Company, in graph: some LikenessGraph<Key>) -> Float {
    var sum: Float = 0
    for left in 0..<count {
      for right in 0..<other.count {
        sum += weights[left] * other.weights[right] * graph.likeness(self[left], other[right])
      }
    }
    return sum
  }

  /// The length of the company, by which products are divided; at least 1.
  func length(in graph: some LikenessGraph<Key>) -> Float {
    max(1, product(with: self, in: graph)).squareRoot()
  }
}

extension LikenessGraph {
  /// The articles that are most alike to one, each compared in its company, the likest first.
  ///
  /// `breadth` neighbours of each of the company are looked at; `length` tells the length of an
  /// article's company.
  func likest(
    to key: Key, count: Int, breadth: Int, length: (Key) -> Float
  ) -> [(key: Key, likeness: Float)] {
    let own = Company(of: key, in: self)
    var candidates: Set<Key> = []
    for index in 0..<own.count {
      candidates.insert(own[index])
      forEachNearest(to: own[index], count: breadth) { key, _ in candidates.insert(key) }
    }
    candidates.remove(key)
    var found = candidates.map { candidate in
      let product = own.product(with: Company(of: candidate, in: self), in: self)
      return (key: candidate, likeness: product / (length(key) * length(candidate)))
    }
    found.sort { $0.likeness == $1.likeness ? $0.key < $1.key : $0.likeness > $1.likeness }
    return Array(found.prefix(count))
  }
}
