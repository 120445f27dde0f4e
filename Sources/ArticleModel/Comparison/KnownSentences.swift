/// The words of sentences that are known, for to find the one that tells most of another.
struct KnownSentences {
  /// How many sentences there are.
  private(set) var count = 0
  /// The sentences in which each word stands, in their order.
  private var places: [UInt64: [Int32]] = [:]

  /// What the known sentences have of another one.
  struct Match {
    /// How much the sentence tells.
    var weight = 0
    /// How much of that is in the best known sentence, or in it and the next.
    var known = 0
    /// Whether it has a name or a number that no known sentence has.
    var hasUnknownFact = false
  }

  /// A word that stands in so many sentences tells nothing.
  private static let most = 200

  /// Whether they tell nothing at all.
  var isEmpty: Bool { places.isEmpty }

  /// Adds the first sentence of an article, which is no neighbour of the one before.
  mutating func begin(_ words: TellingWords) {
    if count > 0 { count += 1 }
    add(words)
  }

  /// Adds a sentence, the next one of its article.
  mutating func add(_ words: TellingWords) {
    for key in words.words.keys where places[key, default: []].count <= Self.most {
      places[key, default: []].append(Int32(count))
    }
    count += 1
  }

  /// What the known sentences have of a sentence with these words.
  func match(for words: TellingWords) -> Match {
    var match = Match()
    // For each sentence what it and the next one have: the words of both count once.
    var weights: [Int32: Int] = [:]
    for (key, word) in words.words {
      guard let places = places[key] else {
        match.weight += word.weight
        if word.isExact { match.hasUnknownFact = true }
        continue
      }
      guard places.count <= Self.most else { continue }
      match.weight += word.weight
      var last: Int32 = -2
      for place in places {
        if last != place - 1 { weights[place - 1, default: 0] += word.weight }
        weights[place, default: 0] += word.weight
        last = place
      }
    }
    match.known = weights.values.max() ?? 0
    return match
  }
}
