internal import ArticleModel

/// How alike articles are by their terms: an inverted index, weighed by how rare a term is.
struct Likeness: Sendable {
  /// An article that is alike.
  struct Match {
    var position: Int
    /// From 0 to 1.
    var likeness: Double
    /// The shared terms that weigh most.
    var terms: [String]
  }

  private struct Posting {
    var position: Int32
    var weight: Float
  }

  private let postings: [String: [Posting]]
  private let lengths: [Float]

  /// The least likeness that counts.
  private static let least = 0.1
  /// Terms in more articles than this share of them tell nothing.
  private static let commonShare = 0.2

  init(_ entries: [IndexEntry]) {
    var frequencies: [String: Int] = [:]
    for entry in entries { for term in entry.terms { frequencies[term.word, default: 0] += 1 } }
    let most = max(3, Int(Double(entries.count) * Self.commonShare))
    var postings: [String: [Posting]] = [:]
    var lengths: [Float] = []
    for (position, entry) in entries.enumerated() {
      var sum: Float = 0
      for term in entry.terms {
        guard let frequency = frequencies[term.word], frequency > 1, frequency <= most else {
          continue
        }
        let weight = Self.dampened(term.weight) * Self.rarity(frequency, of: entries.count)
        postings[term.word, default: []].append(Posting(position: Int32(position), weight: weight))
        sum += weight * weight
      }
      lengths.append(sum.squareRoot())
    }
    self.postings = postings
    self.lengths = lengths
  }

  /// The articles most alike to the one at `position`, the likest first.
  func nearest(to position: Int, in entries: [IndexEntry]) -> [Match] {
    var sums: [Int32: Float] = [:]
    for term in entries[position].terms {
      guard let list = postings[term.word],
        let own = list.first(where: { $0.position == Int32(position) })
      else { continue }
      for posting in list where posting.position != Int32(position) {
        sums[posting.position, default: 0] += own.weight * posting.weight
      }
    }
    let matches = sums.compactMap { other, sum -> (Int, Double)? in
      let cosine = Double(sum / max(0.001, lengths[position] * lengths[Int(other)]))
      let likeness = cosine * nearness(entries[position], entries[Int(other)])
      return likeness >= Self.least ? (Int(other), min(1, likeness)) : nil
    }
    return matches.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }.prefix(24).map {
      Match(position: $0.0, likeness: $0.1, terms: sharedTerms(position, $0.0, entries))
    }
  }

  /// Stories of the same days are likelier to be about the same event.
  private func nearness(_ one: IndexEntry, _ other: IndexEntry) -> Double {
    let seconds = abs(one.headline.published.seconds - other.headline.published.seconds)
    return seconds < 3 * 86_400 ? 1.15 : seconds < 14 * 86_400 ? 1 : 0.85
  }

  /// The three terms that make two articles alike.
  private func sharedTerms(_ one: Int, _ other: Int, _ entries: [IndexEntry]) -> [String] {
    let theirs = Set(entries[other].terms.map(\.word))
    let shared = entries[one].terms.filter { theirs.contains($0.word) && postings[$0.word] != nil }
    return shared.sorted { left, right in
      func weight(_ term: Term) -> Float {
        Self.dampened(term.weight)
          * Self.rarity(postings[term.word]?.count ?? 1, of: entries.count)
      }
      return weight(left) > weight(right)
    }.prefix(3).map(\.word)
  }

  private static func dampened(_ weight: Float) -> Float {
    weight.squareRoot()
  }

  /// More for rarer terms: about the logarithm of how many articles there are for one that has it.
  private static func rarity(_ frequency: Int, of count: Int) -> Float {
    var ratio = Double(count + 1) / Double(frequency)
    var logarithm = 0.0
    while ratio > 2 {
      ratio /= 2
      logarithm += 1
    }
    return Float(logarithm + ratio - 1 + 0.2)
  }
}
