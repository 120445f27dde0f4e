internal import ArticleModel
internal import GRDB

/// Orders what a query finds by how well it matches, in a time that does not grow with the library.
///
/// Where there are few hits, all are weighed by ``Relevance``. Of many, these are: the newest ones,
/// and those of any age that have all words in their headlines, for a headline tells most. How rare
/// a word is, is told by how far back its newest hits reach.
struct Ranking {
  /// Headlines beyond these that are weighed, by the headline alone.
  private static let mostTitles = 500
  /// Hits of a word that tell how rare it is.
  private static let sample = 200
  /// The shortest beginning of words that is counted: to find all words that begin with fewer
  /// letters takes long.
  private static let leastLetters = 5
  /// One article of so many is taken to have a shorter one.
  private static let shareOfShort = 8.0

  private let query: QuerySQL
  private let titleWords: [[UInt8]]?
  private let catalogue: Catalogue
  private let store: IndexStore
  /// The newest hits that are weighed.
  private let mostWeighed: Int

  /// A ranking of what `query` finds; `titleWords` are its words, if it is made of nothing else.
  init(
    _ query: QuerySQL, _ titleWords: [[UInt8]]?, _ catalogue: Catalogue, _ store: IndexStore,
    mostWeighed: Int = 4000
  ) {
    self.query = query
    self.titleWords = titleWords
    self.catalogue = catalogue
    self.store = store
    self.mostWeighed = mostWeighed
  }

  /// The positions of the best matches, the best first; without words to weigh, the newest.
  func best(_ limit: Int) throws -> [Int32] {
    guard let words = query.fullText else {
      return try positions(of: store.matches(query) { _, count in count >= limit })
    }
    let phrases = Self.phrases(in: words)
    // Where there is but one, its rarity weighs the same for all.
    let rarities = phrases.count < 2 ? phrases.map { _ in 1 } : try phrases.map(rarity)
    var (weights, areAll) = try hits(rarities, enough: limit)
    if !areAll {
      for (docid, weight) in try titles(words, rarities) where weights[docid] == nil {
        weights[docid] = weight
      }
    }
    let best = weights.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.prefix(limit)
    return positions(of: best.map(\.key))
  }

  /// The weights of the newest hits, and whether there are no others.
  private func hits(
    _ rarities: [Double], enough: Int
  ) throws -> (weights: [Int64: Double], areAll: Bool) {
    if let newest = try store.newestWeights(of: query, rarities, enough: enough) {
      return (newest, false)
    }
    let oldest = query.condition == "1" ? 0 : try oldestWeighed()
    let weights = try store.weights(of: query, rarities, from: oldest, limit: mostWeighed)
    return (weights, oldest == 0 && weights.count < mostWeighed)
  }

  private func positions(of docids: [Int64]) -> [Int32] {
    let all = docids.compactMap { catalogue.position(ofDocument: $0).map { Int32($0) } }
    guard query.findsOlderVersions else {
      return all.filter { !catalogue.versions.isOlder(Int($0)) }
    }
    // Of the versions of a story the one that matches best gives it its place.
    var seen: Set<Int32> = []
    return all.map { catalogue.newestVersion(of: $0) }.filter { seen.insert($0).inserted }
  }

  /// The number of the last hit that is looked at for a condition that few may meet; 0 where all
  /// are.
  private func oldestWeighed() throws -> Int64 {
    let newest = try store.newestMatches(query.withoutCondition) { _, count in
      count >= mostWeighed
    }
    return newest.count < mostWeighed ? 0 : newest.last ?? 0
  }

  // MARK: Headlines

  /// The weights of articles that have the words in their headlines.
  private func titles(_ words: String, _ rarities: [Double]) throws -> [Int64: Double] {
    guard let titleWords, !titleWords.isEmpty, query.condition == "1" else {
      var inTitle = query
      inTitle.fullText = "{title} : (\(words))"
      return try store.weights(of: inTitle, rarities, from: 0, limit: Self.mostTitles)
    }
    let all = catalogue.versions.withoutOlder((0..<Int32(catalogue.count)).map { $0 })
    let lastIsOpen = words.hasSuffix("*")
    let found = catalogue.titles.shortest(
      Self.mostTitles, of: catalogue.filter(all, holding: titleWords), holding: titleWords,
      lastIsOpen: lastIsOpen)
    // Each word once in the headline and once in the text, which is of usual length.
    let once = Relevance.weight(frequency: Relevance.titleWeight + 1)
    let weight = rarities.reduce(0) { $0 + $1 * once }
    return Dictionary(
      found.map { (catalogue.docids[Int($0)], weight) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Rarity

  /// The phrases of an expression that ``FullText`` made, each as an expression of its own.
  private static func phrases(in words: String) -> [String] {
    let parts = words.split(separator: "\"", omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count, by: 2).map { index in
      let isOpen = index + 1 < parts.count && parts[index + 1].hasPrefix("*")
      return "\"\(parts[index])\"" + (isOpen ? "*" : "")
    }
  }

  private func rarity(of phrase: String) throws -> Double {
    let all = Double(catalogue.count)
    if phrase.hasSuffix("*"), phrase.unicodeScalars.count - 3 < Self.leastLetters {
      return Relevance.rarity(articles: all / Self.shareOfShort, of: all)
    }
    let newest = try store.newestMatches(QuerySQL(fullText: phrase)) { _, count in
      count >= Self.sample
    }
    guard newest.count >= Self.sample, let last = newest.last else {
      return Relevance.rarity(articles: Double(newest.count), of: all)
    }
    let reach = Double(max(1, catalogue.firstPosition(from: last) + 1))
    return Relevance.rarity(articles: all * min(1, Double(Self.sample) / reach), of: all)
  }
}

extension IndexStore {
  /// The weights of a query's hits from a number on, those of the newest.
  func weights(
    of query: QuerySQL, _ rarities: [Double], from first: Int64, limit: Int = .max
  ) throws -> [Int64: Double] {
    try reading(searcher()) { db in
      let (query, groups) = try widened(query, in: db)
      return try Self.weigh(query, Array(zip(rarities, groups)), from: first, limit: limit, in: db)
    }
  }

  /// The weights of a query's hits among the newest articles.
  ///
  /// Only where it has a beginning that many articles have, for to find all of its hits takes long
  /// then; `nil` otherwise, and where these are not `enough`.
  func newestWeights(
    of query: QuerySQL, _ rarities: [Double], enough: Int
  ) throws -> [Int64: Double]? {
    try reading(searcher()) { db in
      guard let words = query.fullText, let first = try RecentTexts.first(in: db),
        try WordBeginnings.areCommon(in: words, db)
      else { return nil }
      let weights = try Self.weigh(
        query, rarities.map { ($0, 1) }, among: "recent", from: first, in: db)
      return weights.count >= enough ? weights : nil
    }
  }

  /// The weights of a query’s hits in a full-text index, each of its phrases with its rarity and how
  /// many stand for it.
  private static func weigh(
    _ query: QuerySQL, _ phrases: [(rarity: Double, count: Int)], among index: String = "text",
    from first: Int64, limit: Int = .max, in db: Database
  ) throws -> [Int64: Double] {
    let (number, tables, condition) = parts(of: query, among: index)
    let weighed = phrases.prefix(Relevance.mostPhrases)
    let marks = weighed.map { _ in ", ?, ?" }.joined()
    let sql = """
      SELECT \(number), relevance(\(index)\(marks)) FROM \(tables) WHERE \(condition)
      ORDER BY \(number) DESC LIMIT ?
      """
    var arguments = StatementArguments()
    for (rarity, count) in weighed { arguments += [rarity, count] }
    arguments += try Self.arguments(of: query, from: first, in: db) + [limit]
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
    var weights: [Int64: Double] = [:]
    while let row = try rows.next() {
      weights[try row.number(0)] = try row.decode(Double.self, atIndex: 1)
    }
    return weights
  }
}
