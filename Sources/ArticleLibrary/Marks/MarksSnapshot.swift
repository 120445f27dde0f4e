internal import ArticleModel

/// The marks at one moment, for loops over many articles.
///
/// To hold one costs nothing until a mark changes; then the marks are copied once, so it is to be
/// let go of soon.
struct MarksSnapshot: Sendable {
  let table: MarkTable
  let tagNumbers: TagNumbers
  /// The version of the marks that this is.
  let version: Int

  init(table: MarkTable, tagNumbers: TagNumbers, version: Int) {
    self.table = table
    self.tagNumbers = tagNumbers
    self.version = version
  }

  /// Whether an article is read; a fingerprint of 0 is none.
  func isRead(_ id: ArticleID, _ fingerprint: UInt64 = 0) -> Bool {
    table.value(id.rawValue, fingerprint, .read) != 0
  }

  /// Which of many articles are read, by their identifiers and fingerprints.
  func areRead(_ ids: PackedArray<UInt64>, _ fingerprints: PackedArray<UInt64>) -> [Bool] {
    let sieve = table.sieve(.read)
    return ids.withElements { ids in
      fingerprints.withElements { fingerprints in
        ids.indices.map { index in
          let (id, fingerprint) = (ids[index], fingerprints[index])
          return (sieve.mayHold(id) || sieve.mayHold(fingerprint))
            && table.value(id, fingerprint, .read) != 0
        }
      }
    }
  }

  /// Whether an article is starred; a fingerprint of 0 is none.
  func isStarred(_ id: ArticleID, _ fingerprint: UInt64 = 0) -> Bool {
    table.value(id.rawValue, fingerprint, .starred) != 0
  }

  /// Whether an article has a mark.
  func has(_ mark: MarkChange.Mark, _ key: MarkKey) -> Bool {
    guard let kind = tagNumbers.knownKind(of: mark) else { return false }
    return table.value(key.id.rawValue, key.fingerprint ?? 0, kind) != 0
  }

  /// An article's tags, those first that were first used.
  func tags(of key: MarkKey) -> [String] {
    table.tags(of: key).compactMap { $0.tagNumber.map { tagNumbers.names[$0] } }
  }

  /// Every tag that an article has, and how many have it.
  func tagCounts() -> [(name: String, count: Int)] {
    tagNumbers.names.enumerated()
      .map { (name: $1, count: table.all(.tag($0)).count) }
      .filter { $0.count > 0 }
  }

  /// The articles that have a mark, the one that was marked last first.
  func keys(with mark: MarkChange.Mark) -> [MarkKey] {
    guard let kind = tagNumbers.knownKind(of: mark) else { return [] }
    return table.all(kind).sorted { $0.clock > $1.clock }.map(\.key)
  }

  /// Where the reader stopped in an article.
  func position(of key: MarkKey) -> ReadingPosition? {
    guard let record = table.newest(key, .position), record.value != 0 else { return nil }
    return ReadingPosition(packed: record.value)
  }

  /// When an article was last opened.
  func lastOpened(_ key: MarkKey) -> Timestamp? {
    guard let record = table.newest(key, .opened), record.value != 0 else { return nil }
    return Timestamp(seconds: Int64(clamping: record.value))
  }

  /// The articles that were opened, each once, the last one first.
  func history(limit: Int = .max) -> [(key: MarkKey, time: Timestamp)] {
    table.all(.opened)
      .sorted { ($0.value, $0.clock) > ($1.value, $1.clock) }
      .prefix(limit)
      .map { (key: $0.key, time: Timestamp(seconds: Int64(clamping: $0.value))) }
  }

  /// The article that was opened last.
  func lastOpened() -> MarkKey? {
    table.all(.opened).max { ($0.value, $0.clock) < ($1.value, $1.clock) }?.key
  }

  /// Whether an article was begun and not read to its end.
  func isUnfinished(_ key: MarkKey) -> Bool {
    position(of: key).map { !$0.isAtStart && !$0.isAtEnd } ?? false
  }

  /// The articles that were begun and not read to their ends, the one that was left last first.
  func unfinished(limit: Int = .max) -> [(key: MarkKey, position: ReadingPosition)] {
    table.all(.position)
      .map { (record: $0, position: ReadingPosition(packed: $0.value)) }
      .filter { !$0.position.isAtStart && !$0.position.isAtEnd }
      .sorted { $0.record.clock > $1.record.clock }
      .prefix(limit)
      .map { (key: $0.record.key, position: $0.position) }
  }
}

extension MarkRecord {
  var key: MarkKey {
    MarkKey(ArticleID(rawValue: id), fingerprint == 0 ? nil : fingerprint)
  }
}
