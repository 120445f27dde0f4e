internal import ArticleModel

/// The newest record of every mark, under the article's identifier and under its fingerprint.
///
/// Taking records in is commutative, associative and idempotent: whatever the order in which logs
/// are read, and however often, the table is the same.
struct MarkTable: Sendable {
  private var records: [MarkRecord] = []
  private var byID = MarkSlots()
  private var byFingerprint = MarkSlots()
  /// The tags that were ever set under an identifier or a fingerprint.
  private var tags: [UInt64: [MarkKind]] = [:]

  /// The positions of what was ever said about stories of several articles: little, and asked for by
  /// every list.
  private var ofStories: [Int] = []

  /// Makes room for `count` more records at once.
  mutating func reserve(_ count: Int) {
    records.reserveCapacity(records.count + count)
    byID.reserve(count)
    byFingerprint.reserve(count)
  }

  /// Takes a record in; false where all of it was known, or is older than what is known.
  @discardableResult
  mutating func apply(_ record: MarkRecord) -> Bool {
    byID.reserve(1)
    let idHash = MarkSlots.hash(record.id, record.kind)
    let idSlot = idSlot(idHash, record.id, record.kind)
    let known = byID[idSlot]
    let isNewer = known < 0 || record.isNewer(than: records[known])
    guard record.fingerprint != 0 else {
      guard isNewer else { return false }
      let isFree = known >= 0 && records[known].fingerprint == 0
      byID.set(idSlot, idHash, to: store(record, at: isFree ? known : nil))
      return true
    }
    byFingerprint.reserve(1)
    let otherHash = MarkSlots.hash(record.fingerprint, record.kind)
    let otherSlot = fingerprintSlot(otherHash, record.fingerprint, record.kind)
    let other = byFingerprint[otherSlot]
    let isNewerOther = other < 0 || record.isNewer(than: records[other])
    guard isNewer || isNewerOther else { return false }
    // A record that nothing else points to is replaced where it stands.
    let position = store(record, at: known >= 0 && known == other ? known : nil)
    if isNewer { byID.set(idSlot, idHash, to: position) }
    if isNewerOther { byFingerprint.set(otherSlot, otherHash, to: position) }
    return true
  }

  @inline(__always)
  private mutating func store(_ record: MarkRecord, at position: Int?) -> Int {
    if let position {
      records[position] = record
      return position
    }
    records.append(record)
    if record.kind.tagNumber != nil {
      note(record.kind, under: record.id)
      if record.fingerprint != 0 { note(record.kind, under: record.fingerprint) }
    } else if record.kind.isOfStory {
      ofStories.append(records.count - 1)
    }
    return records.count - 1
  }

  private mutating func note(_ tag: MarkKind, under number: UInt64) {
    if tags[number]?.contains(tag) != true { tags[number, default: []].append(tag) }
  }

  // MARK: Asking

  /// The newest record of a mark under either part of a key.
  func newest(_ key: MarkKey, _ kind: MarkKind) -> MarkRecord? {
    let position = position(key.id.rawValue, key.fingerprint ?? 0, kind)
    return position < 0 ? nil : records[position]
  }

  /// What the mark is; 0 where the article has it not.
  @inline(__always)
  func value(_ id: UInt64, _ fingerprint: UInt64, _ kind: MarkKind) -> UInt64 {
    let position = position(id, fingerprint, kind)
    return position < 0 ? 0 : records[position].value
  }

  /// The tags that an article has, in the order of their numbers.
  func tags(of key: MarkKey) -> [MarkKind] {
    var all = tags[key.id.rawValue] ?? []
    if let other = key.fingerprint.flatMap({ tags[$0] }) {
      all += other.filter { !all.contains($0) }
    }
    return all.filter { value(key.id.rawValue, key.fingerprint ?? 0, $0) != 0 }
      .sorted { $0.rawValue < $1.rawValue }
  }

  /// The records of the articles that have a mark, each article once, in no order.
  func all(_ kind: MarkKind) -> [MarkRecord] {
    if kind.isOfStory { return ofStories.filter { isCurrent($0, kind) }.map { records[$0] } }
    return records.indices.lazy.filter { isCurrent($0, kind) }.map { records[$0] }
  }

  private func isCurrent(_ index: Int, _ kind: MarkKind) -> Bool {
    let record = records[index]
    return record.kind == kind && record.value != 0
      && position(record.id, record.fingerprint, kind) == index
  }

  /// A sieve of all identifiers and fingerprints under which a mark was ever set.
  func sieve(_ kind: MarkKind) -> MarkSieve {
    let set = records.lazy.filter { $0.kind == kind && $0.value != 0 }
    var sieve = MarkSieve(count: 2 * set.count { _ in true })
    for record in set {
      sieve.add(record.id)
      if record.fingerprint != 0 { sieve.add(record.fingerprint) }
    }
    return sieve
  }

  @inline(__always)
  private func position(_ id: UInt64, _ fingerprint: UInt64, _ kind: MarkKind) -> Int {
    let one = byID[idSlot(MarkSlots.hash(id, kind), id, kind)]
    guard fingerprint != 0 else { return one }
    let hash = MarkSlots.hash(fingerprint, kind)
    let other = byFingerprint[fingerprintSlot(hash, fingerprint, kind)]
    guard one >= 0, other >= 0, one != other else { return max(one, other) }
    return records[one].isNewer(than: records[other]) ? one : other
  }

  @inline(__always)
  private func idSlot(_ hash: UInt64, _ id: UInt64, _ kind: MarkKind) -> Int {
    byID.slot(hash) { records[$0].id == id && records[$0].kind == kind }
  }

  @inline(__always)
  private func fingerprintSlot(_ hash: UInt64, _ fingerprint: UInt64, _ kind: MarkKind) -> Int {
    byFingerprint.slot(hash) {
      records[$0].fingerprint == fingerprint && records[$0].kind == kind
    }
  }
}
