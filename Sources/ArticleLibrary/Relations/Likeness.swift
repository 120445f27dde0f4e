internal import ArticleModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// How alike articles are by their terms: the cosine of their terms' weights, each weighed by how
/// rare the term is.
struct Likeness: Sendable {
  /// An article that is alike.
  struct Match {
    var position: Int
    /// From 0 to 1.
    var likeness: Double
    /// The shared terms, as ``Term/word``, those that weigh most first.
    var terms: [UInt32]
  }

  private let index: InvertedIndex
  /// When each article was published, in seconds since 1970.
  private let dates: PackedArray<Int64>
  /// The lengths of the articles' vectors.
  private let lengths: PackedArray<Float>
  private let scratch = Scratch()

  private static let sections = InvertedIndex.Sections(
    words: .termWords, slots: .termSlots, starts: .termStarts, postings: .termPostings)

  /// The least likeness that counts.
  private static let least = 0.1
  /// The least terms that have to be shared: one alone may be a matter of style.
  private static let leastTerms = 2
  /// Terms in more articles than this share of them tell nothing.
  private static let commonShare = 0.2
  /// Articles that are looked at for a question, about, so that it takes as long in any library.
  ///
  /// The rarest terms come first, and what is behind them weighs little.
  private static let mostVisited = 5_000
  /// Terms that are looked up before their places in the file are let go of.
  private static let termsInMemory = 12
  /// Of what the best shares with a text, the least that is worth a closer look.
  private static let leastShare: Float = 0.1

  init(_ facts: RelationFacts, dates: PackedArray<Int64>) {
    self.dates = dates
    let index = InvertedIndex(count: facts.count, least: 2) { position, body in
      for term in facts.terms[position] { body(Term(rawValue: term).word, UInt8(term & 15)) }
    }
    self.index = index
    lengths = PackedArray(
      (0..<facts.count).map { position in
        facts.terms[position].reduce(Float(0)) { sum, rawValue in
          let term = Term(rawValue: rawValue)
          let frequency = index.frequency(of: term.word)
          let weight = term.weight * Self.rarity(frequency: frequency, of: facts.count)
          return sum + weight * weight
        }.squareRoot()
      })
  }

  /// What a file holds.
  init?(_ file: PackedFile, dates: PackedArray<Int64>) {
    guard let index = InvertedIndex(file, Self.sections),
      let lengths = file.array(.lengths, of: Float.self, verified: true),
      lengths.count == dates.count
    else { return nil }
    self.index = index
    self.dates = dates
    self.lengths = lengths
  }

  var parts: [PackedFile.Part] { index.parts(Self.sections) + [lengths.part(.lengths)] }

  /// A term that is looked for, how much it weighs, and what has it.
  private struct Weighted {
    var term: Term
    var weight: Float
    var rarity: Float
    var row: InvertedIndex.Row
  }

  /// The articles most alike to one of `terms` and `date`, the likest first; `own` is not among
  /// them.
  func nearest(to terms: [Term], date: Timestamp?, excluding own: Int?, count: Int) -> [Match] {
    let weighted = weighted(terms)
    let length = weighted.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
    let sums = sums(of: weighted)
    var matches: [(position: Int, likeness: Double)] = []
    for (position, sum) in sums where position != own {
      let cosine = Double(sum / max(0.001, length * lengths[position]))
      let likeness = min(1, cosine * nearness(date, Timestamp(seconds: dates[position])))
      if likeness >= Self.least { matches.append((position, likeness)) }
    }
    matches.sort {
      $0.likeness == $1.likeness ? $0.position < $1.position : $0.likeness > $1.likeness
    }
    var alike: [Match] = []
    for (position, likeness) in matches where alike.count < count {
      let shared = weighted.lazy.filter { index.tag(in: $0.row, at: position) != nil }
      let terms = Array(shared.map(\.term.word).prefix(3))
      if terms.count >= Self.leastTerms {
        alike.append(Match(position: position, likeness: likeness, terms: terms))
      }
    }
    return alike
  }

  /// The terms that tell something, those that weigh most first.
  private func weighted(_ terms: [Term]) -> [Weighted] {
    var weighted: [Weighted] = []
    for (number, term) in terms.enumerated() {
      // Each looks at three places of the file, around which the system maps much more.
      if number % Self.termsInMemory == 0 { index.forgetLookedAt() }
      guard let row = index.row(of: term.word) else { continue }
      let rarity = Self.rarity(frequency: row.count, of: dates.count)
      guard rarity > 0, term.weight > 0 else { continue }
      weighted.append(
        Weighted(term: term, weight: term.weight * rarity, rarity: rarity, row: row))
    }
    index.forgetLookedAt()
    return weighted.sorted { $0.weight > $1.weight }
  }

  /// The products of the terms' weights with those of every article that has one.
  private func sums(of weighted: [Weighted]) -> [(Int, Float)] {
    scratch.withSums(count: dates.count) { sums, touched in
      var visited = 0
      for term in weighted {
        guard visited == 0 || visited + term.row.count <= Self.mostVisited else { continue }
        visited += term.row.count
        index.forEach(in: term.row) { position, level in
          if sums[position] == 0 { touched.append(position) }
          sums[position] += term.weight * term.rarity * Term(word: 0, level: level).weight
        }
      }
      // What shares little needs no closer look.
      let least = (touched.map { sums[$0] }.max() ?? 0) * Self.leastShare
      return touched.compactMap { sums[$0] < least ? nil : ($0, sums[$0]) }
    }
  }

  /// Stories of the same days are likelier to be about the same event.
  private func nearness(_ date: Timestamp?, _ other: Timestamp) -> Double {
    guard let date else { return 1 }
    let seconds = abs(date.seconds - other.seconds)
    return seconds < 3 * 86_400 ? 1.15 : seconds < 14 * 86_400 ? 1 : 0.85
  }

  /// More for rarer terms; nothing for those of one article or of very many.
  private static func rarity(frequency: Int, of count: Int) -> Float {
    guard frequency > 0, frequency <= max(3, Int(Double(count) * commonShare)) else { return 0 }
    return log2f(Float(count + 1) / Float(frequency)) + 0.2
  }
}

extension Term {
  init(word: UInt32, level: UInt8) {
    self.init(rawValue: word | UInt32(level))
  }
}

/// A sum for each article, kept from one question to the next: to make them anew would take as long
/// as there are articles.
private final class Scratch: Sendable {
  private let sums = Mutex<[Float]>([])

  /// Calls `body` with `count` sums of zero and the positions of those that it changes.
  func withSums<Result: Sendable>(
    count: Int, _ body: (inout [Float], inout [Int]) -> Result
  ) -> Result {
    sums.withLock { sums in
      if sums.count != count { sums = Array(repeating: 0, count: count) }
      var touched: [Int] = []
      defer { for position in touched { sums[position] = 0 } }
      return body(&sums, &touched)
    }
  }
}
