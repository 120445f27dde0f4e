internal import ArticleModel

/// Finds the article that a headline means, although sites reword, cut and decorate headlines.
///
/// The ways are tried from sure to unsure, and each answer says how sure it is. Where two articles
/// could be meant, or too few words agree, there is no answer rather than a wrong one. No way looks
/// at all headlines.
struct HeadlineResolver: Sendable {
  /// An article, and how sure it is that it is meant: 1 for the same headline.
  struct Resolution: Hashable, Sendable {
    var position: Int
    var confidence: Double
  }

  private let articles: RelatedArticles
  private let exact: HashIndex
  /// Headlines by their words.
  private let folded: HashIndex
  /// Headlines by what they are without site and label, and the positions of these.
  private let stripped: HashIndex
  private let strippedPositions: PackedArray<Int32>
  private let words: InvertedIndex

  private static let exactSections = HashIndex.Sections(
    hashes: .exactHashes, slots: .exactSlots, next: .exactNext)
  private static let foldedSections = HashIndex.Sections(
    hashes: .foldedHashes, slots: .foldedSlots, next: .foldedNext)
  private static let strippedSections = HashIndex.Sections(
    hashes: .strippedHashes, slots: .strippedSlots, next: .strippedNext)
  private static let wordSections = InvertedIndex.Sections(
    words: .headlineWords, slots: .headlineSlots, counts: .headlineCounts, starts: .headlineStarts,
    postings: .headlinePostings)

  init(_ facts: RelationFacts, articles: RelatedArticles) {
    self.articles = articles
    exact = HashIndex(facts.exact)
    folded = HashIndex(facts.folded)
    stripped = HashIndex(facts.stripped)
    strippedPositions = PackedArray(facts.strippedPositions)
    words = InvertedIndex(count: facts.count) { Array(facts.words[$0]) }
  }

  /// What a file holds.
  init?(_ file: PackedFile, articles: RelatedArticles) {
    guard let exact = HashIndex(file, Self.exactSections),
      let folded = HashIndex(file, Self.foldedSections),
      let stripped = HashIndex(file, Self.strippedSections),
      let strippedPositions = file.array(.strippedPositions, of: Int32.self, verified: true),
      let words = InvertedIndex(file, Self.wordSections)
    else { return nil }
    self.articles = articles
    self.exact = exact
    self.folded = folded
    self.stripped = stripped
    self.strippedPositions = strippedPositions
    self.words = words
  }

  var parts: [PackedFile.Part] {
    exact.parts(Self.exactSections) + folded.parts(Self.foldedSections)
      + stripped.parts(Self.strippedSections) + [strippedPositions.part(.strippedPositions)]
      + words.parts(Self.wordSections)
  }

  /// A hash of the words of the headline at a position.
  func titleHash(at position: Int) -> UInt64 { folded.hash(at: position) }

  /// The article that `headline` means.
  ///
  /// `own` is never the answer; of equal headlines the one nearest in time is.
  func resolve(_ headline: String, excluding own: Int?, near date: Timestamp?) -> Resolution? {
    let same = exact.all(ByteHash.hash(headline.utf8))
    if let found = nearest(same, own, date) { return Resolution(position: found, confidence: 1) }
    let whole = HeadlineWords(headline)
    if let found = nearest(folded.all(whole.hash), own, date) {
      return Resolution(position: found, confidence: 0.95)
    }
    let isCut = isCutOff(headline)
    let forms = HeadlineForms.stripped(headline)
    if !isCut {
      for form in forms {
        if let found = nearest(folded.all(form.hash), own, date) {
          return Resolution(position: found, confidence: 0.95)
        }
      }
    }
    for form in [whole] + forms {
      if let found = beginning(of: form, isCut: isCut, own, date) { return found }
    }
    if isCut { return nil }
    if let found = longerHeadline(of: whole, own) {
      return Resolution(position: found, confidence: 0.95)
    }
    return ([whole] + forms).lazy.compactMap { byWords($0, own, date) }
      .max { $0.confidence < $1.confidence }
  }

  private func nearest(_ positions: [Int], _ own: Int?, _ date: Timestamp?) -> Int? {
    let others = positions.filter { $0 != own }
    guard let date else { return others.first }
    func distance(_ position: Int) -> Int64 {
      abs(articles.dates[position] - date.seconds)
    }
    return others.min { distance($0) < distance($1) }
  }

  /// The only article whose headline is this one with a site or a label more.
  private func longerHeadline(of whole: HeadlineWords, _ own: Int?) -> Int? {
    let found = Set(stripped.all(whole.hash).map { Int(strippedPositions[$0]) }).subtracting([own])
    return found.count == 1 ? found.first ?? nil : nil
  }

  // MARK: Cut headlines

  /// The fewest words, and the fewest bytes, that a cut headline is known by.
  private static let leastCutWords = 3
  private static let leastCutBytes = 12
  /// The fewest words of one that was cut and does not say so.
  private static let leastWordsWithoutDots = 6

  /// The article whose headline begins with one that was cut, unless several different ones do.
  ///
  /// A plain text's headline is itself the cut beginning of its first paragraph.
  private func beginning(
    of whole: HeadlineWords, isCut: Bool, _ own: Int?, _ date: Timestamp?
  ) -> Resolution? {
    guard whole.count >= Self.leastCutWords, whole.bytes.count >= Self.leastCutBytes else {
      return nil
    }
    // The cut may have gone through the last word.
    let asked = Set(whole.hashes.dropLast())
    let least = min(asked.count, Self.leastCutWords - 1)
    let isLong = whole.count >= Self.leastWordsWithoutDots
    let candidates = candidates(for: Array(asked), sharing: least, own)
    let found = zip(candidates, articles.titles(at: candidates)).filter { _, title in
      let words = HeadlineWords(title)
      if isCut, words.bytes.starts(with: whole.bytes) { return true }
      if isLong, words.bytes.starts(with: whole.bytes + [0x20]) { return true }
      return isCutOff(title) && words.count > Self.leastCutWords
        && whole.bytes.starts(with: words.bytes)
    }.map(\.0)
    guard Set(found.map { titleHash(at: $0) }).count == 1 else { return nil }
    return nearest(found, own, date).map {
      Resolution(position: $0, confidence: whole.count < 5 ? 0.8 : 0.9)
    }
  }

  private func isCutOff(_ headline: String) -> Bool {
    headline.hasSuffix("…") || headline.hasSuffix("...")
  }

  // MARK: Words

  /// The most headlines that are compared word by word.
  private static let mostCompared = 24
  /// The most headlines that are counted, so that it takes as long in any library.
  private static let mostVisited = 20_000

  /// The articles that have at least `least` of the words, those with the most first.
  ///
  /// Very common words are only asked for where the others lead nowhere.
  private func candidates(for hashes: [UInt32], sharing least: Int, _ own: Int?) -> [Int] {
    let known = Set(hashes).map { (word: $0, frequency: words.frequency(of: $0)) }
      .filter { $0.frequency > 0 }.sorted { ($0.frequency, $0.word) < ($1.frequency, $1.word) }
    var visited = 0
    var skipped = 0
    var asked: [UInt32] = []
    for (word, frequency) in known {
      if visited > 0, visited + frequency > Self.mostVisited {
        skipped += 1
      } else {
        visited += frequency
        asked.append(word)
      }
    }
    var shared = PositionCounts(limit: visited)
    for word in asked { words.forEach(word) { shared.add($0.position) } }
    return shared.most(Self.mostCompared, least: least - skipped, except: own)
  }

  /// The article with whose headline one agrees best, if it agrees well and no other does as well.
  private func byWords(_ form: HeadlineWords, _ own: Int?, _ date: Timestamp?) -> Resolution? {
    guard form.count >= 3 else { return nil }
    var best: (position: Int, words: HeadlineWords, agreement: Double)?
    var second = 0.0
    // A headline that was cut itself may have few of the words of a long one.
    let least = min((form.count + 1) / 2 - 1, Self.leastWordsWithoutDots)
    let candidates = candidates(for: form.hashes, sharing: least, own)
    var weights: [UInt32: Double] = [:]
    func weight(of word: UInt32) -> Double {
      let known = weights[word] ?? self.weight(of: word)
      weights[word] = known
      return known
    }
    for (position, title) in zip(candidates, articles.titles(at: candidates)) {
      let words = HeadlineWords(title)
      if let best, best.words == words { continue }
      let agreement = agreement(
        of: form, with: words, isCut: isCutOff(title), weight: weight)
      if agreement > best?.agreement ?? 0 {
        second = best?.agreement ?? 0
        best = (position, words, agreement)
      } else {
        second = max(second, agreement)
      }
    }
    guard let best, best.agreement >= Self.leastAgreement,
      best.agreement - second >= Self.margin,
      let position = nearest(folded.all(best.words.hash), own, date)
    else { return nil }
    return Resolution(position: position, confidence: best.agreement * 0.9)
  }

  /// How well a headline agrees with an article's; with what there is of one that was cut itself.
  private func agreement(
    of form: HeadlineWords, with words: HeadlineWords, isCut: Bool, weight: (UInt32) -> Double
  ) -> Double {
    guard isCut, words.count >= Self.leastWordsWithoutDots, form.count + 1 > words.count else {
      return HeadlineComparison(form, words, weight: weight).agreement
    }
    // A word may have been left out before the cut, or have been parted in two.
    let counts = (words.count - 1)...min(words.count + 1, form.count)
    return counts.map { count in
      HeadlineComparison(HeadlineWords(form, first: count), words, weight: weight).agreement
    }.max() ?? 0
  }

  /// How much has to agree, from 0 to 1.
  ///
  /// Below this the headlines of two sites about one event begin to pass for one.
  private static let leastAgreement = 0.92
  /// How much the second best has to stay behind.
  private static let margin = 0.05

  /// Rare words tell more.
  private func weight(of word: UInt32) -> Double {
    let frequency = words.frequency(of: word)
    return frequency * 50 > articles.dates.count && articles.dates.count > 50 ? 0.35 : 1
  }
}
