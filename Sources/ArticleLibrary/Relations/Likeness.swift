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
  /// A text of fewer terms than make this length says too little to be much like another one.
  private let leastLength: Float
  private let kept = KeptScratch()

  private static let sections = InvertedIndex.Sections(
    words: .termWords, slots: .termSlots, counts: .termCounts, starts: .termStarts,
    postings: .termPostings)

  /// The least likeness that counts.
  static let least = 0.09
  /// The least terms that have to be shared: one alone may be a matter of style.
  static let leastTerms = 2
  /// Terms in more articles than this share of them tell nothing.
  private static let commonShare = 0.2
  /// Articles that are looked at for a question, about, so that it takes as long in any library.
  ///
  /// The rarest terms come first, and what is behind them weighs little.
  private static let mostVisited = 5_000
  /// Of what the best shares with a text, the least that is worth a closer look.
  private static let leastShare: Float = 0.1

  /// Goes through the terms of all articles, in the order of their positions.
  typealias Source = (_ article: (_ position: Int, _ terms: TermList) -> Void) throws -> Void

  /// The likeness of articles of some dates, by the terms that `source` tells, in memory.
  init(_ source: @escaping Source, dates: PackedArray<Int64>) throws {
    self.dates = dates
    let index = try InvertedIndex(least: 2, Self.words(source))
    self.index = index
    lengths = PackedArray(
      try Self.lengths(source, count: dates.count) { index.frequency(of: $0) })
    leastLength = Self.leastLength(lengths)
  }

  private init() {
    index = InvertedIndex(count: 0) { _ in [] }
    dates = PackedArray([])
    lengths = PackedArray([])
    leastLength = 0
  }

  /// The likeness of no articles.
  static let none = Likeness()

  /// What a file holds.
  init?(_ file: PackedFile, dates: PackedArray<Int64>) {
    guard let index = InvertedIndex(file, Self.sections),
      let lengths = file.array(.lengths, of: Float.self, verified: true),
      lengths.count == dates.count
    else { return nil }
    self.index = index
    self.dates = dates
    self.lengths = lengths
    leastLength = Self.leastLength(lengths)
  }

  /// A share of the length of most, by some of them.
  private static func leastLength(_ lengths: PackedArray<Float>) -> Float {
    guard lengths.count > 0 else { return 0 }
    let sample = (0..<64).map { lengths[$0 * (lengths.count - 1) / 63] }.sorted()
    return sample[32] * leastLengthShare
  }

  private static let leastLengthShare: Float = 0.4

  /// Writes the likeness of `count` articles without having all of it in memory.
  static func write(
    _ source: @escaping Source, count: Int, to file: inout PackedFileWriter
  ) throws {
    let words = words(source)
    let builder = try InvertedIndexBuilder(least: 2, words)
    try builder.write(sections, to: &file, words)
    let lengths = try lengths(source, count: count) { word in
      builder.row(of: word).map { Int(builder.counts[$0]) } ?? 0
    }
    file.add(PackedArray(lengths).part(.lengths))
  }

  private static func words(_ source: @escaping Source) -> InvertedIndex.Source {
    { body in
      try source { position, terms in
        for term in terms { body(position, term.word, UInt8(term.rawValue & 15)) }
      }
    }
  }

  private static func lengths(
    _ source: Source, count: Int, frequency: @escaping (UInt32) -> Int
  ) rethrows -> [Float] {
    var lengths: [Float] = []
    lengths.reserveCapacity(count)
    try source { _, terms in
      let sum = terms.reduce(Float(0)) { sum, term in
        let weight = term.weight * rarity(frequency: frequency(term.word), of: count)
        return sum + weight * weight
      }
      lengths.append(sum.squareRoot())
    }
    return lengths
  }

  // MARK: Questions

  /// What a question needs while it is answered, kept from one to the next: to make it anew would
  /// take as long as there are articles.
  struct Scratch {
    fileprivate var sums: [Float]
    /// Which of the terms each article shares, a bit for each, from the one on that weighs most.
    fileprivate var shared: [UInt64]
    fileprivate var touched: [Int32] = []
    fileprivate var row: [UInt8] = []
  }

  func makeScratch() -> Scratch {
    Scratch(
      sums: Array(repeating: 0, count: dates.count),
      shared: Array(repeating: 0, count: dates.count))
  }

  /// `terms` with what they weigh.
  func vector(of terms: some Sequence<Term>) -> Vector {
    var weighted: [(UInt8, Vector.Weighted)] = []
    for (number, term) in terms.enumerated().prefix(Int(UInt8.max)) {
      guard let row = index.row(of: term.word) else { continue }
      let rarity = Self.rarity(frequency: row.frequency, of: dates.count)
      guard rarity > 0, term.weight > 0 else { continue }
      let one = Vector.Weighted(term: term, weight: term.weight * rarity, rarity: rarity, row: row)
      weighted.append((UInt8(number), one))
    }
    return Vector(weighted, leastLength: leastLength)
  }

  /// The articles most alike to one of `terms` and `date`, the likest first; `own` is not among
  /// them.
  func nearest(to terms: [Term], date: Timestamp?, excluding own: Int?, count: Int) -> [Match] {
    // The places of the words are looked at in the file, around which the system maps much more.
    defer { index.forgetLookedAt() }
    let vector = vector(of: terms)
    return kept.scratch.withLock { scratch in
      var used = scratch ?? makeScratch()
      // Not copied when it changes.
      scratch = nil
      defer { scratch = used }
      return nearest(to: vector, date: date, excluding: own, count: count, &used)
    }
  }

  /// The same, for whoever asks very often.
  func nearest(
    to vector: Vector, date: Timestamp?, excluding own: Int?, count: Int, _ scratch: inout Scratch
  ) -> [Match] {
    sum(vector, &scratch)
    defer { clear(&scratch) }
    // What shares little needs no closer look.
    var leastSum: Float = 0
    for position in scratch.touched { leastSum = max(leastSum, scratch.sums[Int(position)]) }
    leastSum *= Self.leastShare
    let least = leastLength
    var best = BestMatches(count: count)
    for position in scratch.touched {
      let position = Int(position)
      let sum = scratch.sums[position]
      guard sum >= leastSum, position != own,
        scratch.shared[position].nonzeroBitCount >= Self.leastTerms
      else { continue }
      let length = max(least, vector.length) * max(least, lengths[position])
      let cosine = Double(sum / max(0.001, length))
      let likeness = Self.likeness(cosine, date, Timestamp(seconds: dates[position]))
      if likeness >= Self.least { best.add(position, likeness) }
    }
    return best.sorted().map { position, likeness in
      let shared = scratch.shared[position]
      let terms = vector.terms.indices.lazy.filter { $0 < 64 && shared & 1 << UInt64($0) != 0 }
      return Match(
        position: position, likeness: likeness,
        terms: terms.prefix(3).map { vector.terms[$0].term.word })
    }
  }

  /// Adds up the products of the terms' weights with those of every article that has one.
  private func sum(_ vector: Vector, _ scratch: inout Scratch) {
    var visited = 0
    var bit: UInt64 = 1
    scratch.sums.withUnsafeMutableBufferPointer { sums in
      scratch.shared.withUnsafeMutableBufferPointer { shared in
        for term in vector.terms {
          defer { bit <<= 1 }
          guard visited == 0 || visited + term.row.frequency <= Self.mostVisited else { continue }
          visited += term.row.frequency
          let factor = term.weight * term.rarity
          index.forEach(in: term.row, reading: &scratch.row) { position, level in
            guard position < sums.count else { return }
            if sums[position] == 0 { scratch.touched.append(Int32(position)) }
            sums[position] += factor * Term.weight(ofLevel: level)
            shared[position] |= bit
          }
        }
      }
    }
  }

  private func clear(_ scratch: inout Scratch) {
    for position in scratch.touched {
      scratch.sums[Int(position)] = 0
      scratch.shared[Int(position)] = 0
    }
    scratch.touched.removeAll(keepingCapacity: true)
  }

  /// How alike two articles are whose texts are so: stories of the same days are likelier to be about
  /// the same event.
  static func likeness(_ cosine: Double, _ date: Timestamp?, _ other: Timestamp) -> Double {
    guard let date else { return min(1, cosine) }
    let seconds = abs(date.seconds - other.seconds)
    let nearness = seconds < 3 * 86_400 ? 1 : seconds < 14 * 86_400 ? 0.87 : 0.74
    return min(1, cosine * nearness)
  }

  /// More for rarer terms; nothing for those of one article or of very many.
  private static func rarity(frequency: Int, of count: Int) -> Float {
    guard frequency > 1, frequency <= max(3, Int(Double(count) * commonShare)) else { return 0 }
    return log2f(Float(count + 1) / Float(frequency)) + 0.2
  }
}

/// What one question leaves for the next.
private final class KeptScratch: Sendable {
  let scratch = Mutex<Likeness.Scratch?>(nil)
}
