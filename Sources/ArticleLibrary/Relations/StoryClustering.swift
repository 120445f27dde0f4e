/// Parts articles into stories, each of which is told by all of its articles.
///
/// Two parts are joined where each is the nearest to the other and they are alike enough on the
/// average of all their pairs, in their companies (average link, by chains of nearest neighbours).
struct StoryClustering {
  /// How alike two parts have to be to be one story.
  static let least: Float = 0.36
  /// How alike two articles alone have to be to be the reason for a story: where all are unlike each
  /// other, so are the nearest.
  static let leastAlone = 0.26
  /// How alike two articles alone have to be to be a story of two: that each is the nearest to the
  /// other makes them seem much more alike than they are, and nobody else speaks for it.
  private static let leastOfPair: Float = 0.3
  /// The most articles of a story: what is said in one way by thousands is no event.
  private static let mostMembers = 400
  /// The articles of a part that stand for all of it where a likeness has to be found out.
  private static let sample = 8
  /// Likenesses that are found out for each article, at most: beyond it what is not known is none.
  private static let mostCompared = 400

  /// Two articles that are alike, by any numbers.
  struct Link {
    var one: Int
    var other: Int
    var likeness: Float
    /// How alike they are alone.
    var cosine: Float
  }

  private struct Part {
    var members: [Int]
    /// How alike other parts are that may be joined with this one.
    var links: [Int: Float] = [:]
  }

  private var parts: [Part]
  private var isJoined: [Bool]
  private let likeness: (Int, Int) -> Float
  /// The pairs of articles that alone are no story.
  private var weakPairs: Set<[Int]> = []
  private var budget: Int

  /// The stories of articles that are linked with each other; `likeness` tells how alike two are.
  ///
  /// Those that no other one is alike to are in none.
  static func stories(_ links: [Link], likeness: (Int, Int) -> Float) -> [[Int]] {
    withoutActuallyEscaping(likeness) { likeness in
      var clustering = StoryClustering(links, likeness)
      clustering.join()
      return clustering.stories
    }
  }

  private init(_ links: [Link], _ likeness: @escaping (Int, Int) -> Float) {
    self.likeness = likeness
    var numbers: [Int: Int] = [:]
    var parts: [Part] = []
    func number(_ article: Int) -> Int {
      if let known = numbers[article] { return known }
      numbers[article] = parts.count
      parts.append(Part(members: [article]))
      return parts.count - 1
    }
    for link in links where link.likeness >= Self.least && link.one != link.other {
      let (one, other) = (number(link.one), number(link.other))
      parts[one].links[other] = link.likeness
      parts[other].links[one] = link.likeness
      if link.cosine < Self.leastOfPair { weakPairs.insert([min(one, other), max(one, other)]) }
    }
    self.parts = parts
    isJoined = Array(repeating: false, count: parts.count)
    budget = parts.count * Self.mostCompared
  }

  private var stories: [[Int]] {
    parts.indices.filter { !isJoined[$0] && parts[$0].members.count > 1 }.map { parts[$0].members }
  }

  private mutating func join() {
    var chain: [Int] = []
    var first = 0
    while true {
      if chain.isEmpty {
        while first < parts.count, isJoined[first] || parts[first].links.isEmpty { first += 1 }
        guard first < parts.count else { return }
        chain.append(first)
      }
      let last = chain[chain.count - 1]
      guard let nearest = nearest(to: last) else {
        // It is whole; nobody is to be joined with it any more.
        chain.removeLast()
        cut(last)
        continue
      }
      guard chain.count > 1, nearest == chain[chain.count - 2] else {
        // Likenesses that were estimated may lead in a circle.
        if chain.contains(nearest) { chain.removeAll() } else { chain.append(nearest) }
        if chain.isEmpty { joinOrCut(last, nearest) }
        continue
      }
      chain.removeLast(2)
      joinOrCut(last, nearest)
    }
  }

  private func nearest(to part: Int) -> Int? {
    parts[part].links.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }?.key
  }

  /// Takes a part out of the links of others.
  private mutating func cut(_ part: Int) {
    for other in parts[part].links.keys { parts[other].links[part] = nil }
    parts[part].links = [:]
  }

  private mutating func joinOrCut(_ one: Int, _ other: Int) {
    guard parts[one].members.count + parts[other].members.count <= Self.mostMembers,
      !weakPairs.contains([min(one, other), max(one, other)])
    else {
      parts[one].links[other] = nil
      parts[other].links[one] = nil
      return
    }
    var whole = Part(members: parts[one].members + parts[other].members)
    let (left, right) = (Float(parts[one].members.count), Float(parts[other].members.count))
    let others = Set(parts[one].links.keys).union(parts[other].links.keys).subtracting([one, other])
    for third in others.sorted() {
      let sum =
        (parts[one].links[third] ?? average(one, third)) * left
        + (parts[other].links[third] ?? average(other, third)) * right
      let likeness = sum / (left + right)
      if likeness >= Self.least { whole.links[third] = likeness }
    }
    cut(one)
    cut(other)
    isJoined[one] = true
    isJoined[other] = true
    parts[one].members = []
    parts[other].members = []
    let number = parts.count
    for (third, likeness) in whole.links { parts[third].links[number] = likeness }
    parts.append(whole)
    isJoined.append(false)
  }

  /// How alike two parts are, by some articles of each.
  private mutating func average(_ one: Int, _ other: Int) -> Float {
    let (left, right) = (Self.sample(of: parts[one].members), Self.sample(of: parts[other].members))
    guard budget >= left.count * right.count else { return 0 }
    budget -= left.count * right.count
    var sum: Float = 0
    for article in left {
      for another in right { sum += likeness(article, another) }
    }
    return sum / Float(left.count * right.count)
  }

  /// Some of many, from the first to the last.
  private static func sample(of members: [Int]) -> [Int] {
    guard members.count > sample else { return members }
    return (0..<sample).map { members[$0 * (members.count - 1) / (sample - 1)] }
  }
}
