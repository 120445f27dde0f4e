internal import ArticleModel

/// Finds the first headlines of a filtered list, the newest first, without finding all.
///
/// The full-text index hands out its hits by their numbers, which is by their dates, and so do the
/// headlines in memory: both can be asked for a few.
struct ListBeginning {
  /// The first hits of the full-text index, and whether there are no others.
  struct TextHits {
    var docids: [Int64] = []
    var areAll = false

    /// All hits; `rest` finds those below the last one.
    func completed(_ rest: (Int64) throws -> [Int64]?) throws -> [Int64]? {
      areAll ? docids : try rest(docids.last ?? .max).map { docids + $0 }
    }
  }

  /// As many headlines as the largest screens show at once.
  static let count = 64
  /// Headlines that are wanted behind the one that is to be in the middle.
  private static let behind = 32
  /// The last position up to which the hits before an article are found to know its place.
  ///
  /// Further down, that takes about as long as the whole list.
  private static let deepest = 20_000
  /// The most older versions, of stories whose newest one stands in the beginning, that are looked
  /// at one by one: many of them take longer than the whole list.
  private static let mostOlder = 50

  private let search: FilterSearch
  private let catalogue: Catalogue
  private let store: IndexStore?

  init(_ search: FilterSearch, _ catalogue: Catalogue, _ store: IndexStore?) {
    self.search = search
    self.catalogue = catalogue
    self.store = store
  }

  /// The first positions of the list, beyond `anchor` where that is one of them; `nil` where that
  /// would be all, or cannot be told yet.
  func find(anchor: Int?) throws -> (positions: [Int32]?, texts: TextHits) {
    guard search.sql == nil || store != nil, search.titleWords?.isEmpty != true else {
      return (nil, TextHits())
    }
    var wanted: Int?
    if let anchor {
      if anchor <= Self.deepest {
        wanted = anchor
      } else if try isHit(anchor) {
        return (nil, TextHits())
      }
    }
    let texts = try textHits(through: wanted)
    // Behind the last hit in a text there may be others that are not known yet.
    let end = texts.areAll ? nil : texts.docids.last.map { catalogue.firstPosition(from: $0) }
    let titles = titleHits(through: wanted, end: end)
    if texts.areAll, titles.areAll { return (nil, texts) }
    let inTexts = texts.docids.compactMap {
      catalogue.position(ofDocument: $0).map { Int32($0) }
    }
    var found = Set(inTexts).union(titles.positions)
    guard try takeOlderVersions(inTexts, texts, into: &found) else { return (nil, texts) }
    let positions = found.filter { Int($0) <= end ?? .max }.sorted()
    let shown = catalogue.versions.withoutOlder(positions)
    return (shown.isEmpty ? nil : shown, texts)
  }

  /// Takes the stories that are found by an older version, which may stand behind the last hit;
  /// `false` where these are too many to look at.
  private func takeOlderVersions(
    _ inTexts: [Int32], _ texts: TextHits, into found: inout Set<Int32>
  ) throws -> Bool {
    guard let sql = search.sql, sql.findsOlderVersions, !catalogue.versions.isEmpty else {
      return true
    }
    for position in inTexts { found.insert(catalogue.newestVersion(of: position)) }
    guard !texts.areAll, let last = texts.docids.last, let store else { return true }
    let older = catalogue.versions.older(below: last).filter { version in
      catalogue.position(ofDocument: version.newest).map { !found.contains(Int32($0)) } ?? false
    }
    // A beginning of words that many articles have takes long to ask for, and hardly any version of
    // a story is without it.
    guard !older.isEmpty, try !store.hasCommonBeginning(sql) else { return true }
    guard older.count <= Self.mostOlder else { return false }
    for version in older where try Self.isHit(version.older, sql, store) {
      if let position = catalogue.position(ofDocument: version.newest) {
        found.insert(Int32(position))
      }
    }
    return true
  }

  private func titleHits(
    through anchor: Int?, end: Int?
  ) -> (positions: [Int32], areAll: Bool) {
    guard let words = search.titleWords else { return ([], true) }
    var tally = Tally(last: anchor)
    let positions = catalogue.titles.first(holding: words) { position, count in
      end.map { position >= $0 } ?? tally.isEnough(position, count)
    }
    return (positions, end == nil && !tally.isFull)
  }

  private func textHits(through anchor: Int?) throws -> TextHits {
    guard let sql = search.sql else { return TextHits(areAll: true) }
    guard let store else { return TextHits() }
    // Numbers descend while positions ascend.
    var tally = Tally(last: anchor.map { -Int(catalogue.docids[$0]) })
    let docids = try store.newestMatches(sql) { tally.isEnough(-Int($0), $1) }
    return TextHits(docids: docids, areAll: !tally.isFull)
  }

  /// Tells when there are enough hits: a screenful, with some behind the last that is wanted.
  private struct Tally {
    let last: Int?
    private var behind = 0
    private(set) var isFull = false

    init(last: Int?) { self.last = last }

    mutating func isEnough(_ place: Int, _ count: Int) -> Bool {
      if let last, place > last { behind += 1 }
      isFull = count >= ListBeginning.count && (last == nil || behind >= ListBeginning.behind)
      return isFull
    }
  }

  /// Whether the article at a position is in the list.
  func isHit(_ position: Int) throws -> Bool {
    if let words = search.titleWords,
      !catalogue.filter([Int32(position)], holding: words).isEmpty
    {
      return true
    }
    guard let sql = search.sql, let store else { return false }
    let docid = catalogue.docids[position]
    let versions = sql.findsOlderVersions ? catalogue.versions.story(of: docid) : []
    return try (versions.isEmpty ? [docid] : versions).contains { try Self.isHit($0, sql, store) }
  }

  private static func isHit(_ docid: Int64, _ sql: QuerySQL, _ store: IndexStore) throws -> Bool {
    try !store.matches(sql, from: docid, below: docid + 1).isEmpty
  }
}
