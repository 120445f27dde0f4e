internal import GRDB
internal import Synchronization

extension IndexStore {
  /// What the database says of an error, in a few words.
  static func reason(of error: any Error) -> String {
    (error as? DatabaseError)?.message ?? "\(error)"
  }

  /// Whether another program has changed the tables since this one took what it knows from them.
  var wasChangedByOthers: Bool {
    let generation = Int64(bitPattern: generation())
    return known.withLock { $0.isPassed || $0.number != generation }
  }

  /// Notes damage where something is missing, unless another program took it away.
  func noteDamageUnlessChanged() {
    if !wasChangedByOthers { noteDamage() }
  }
}

extension Library {
  /// Notes that the tables lack some articles of a list.
  ///
  /// That is damage, unless the list is old or the tables change: then it is looked at again behind
  /// the change.
  func note(missing docids: [Int64], in catalogue: Catalogue, _ store: IndexStore) {
    let isSure = state.withLock { state in
      guard state.catalogue === catalogue else { return false }
      if state.changes > 0 { state.missing.formUnion(docids) }
      return state.changes == 0
    }
    if isSure { store.noteDamageUnlessChanged() }
  }

  /// Begins to change tables and list, one before the other.
  func beginChange() { state.withLock { $0.changes += 1 } }

  /// Ends a change: what the list has the tables have now, unless they are damaged.
  func endChange() {
    let (store, catalogue, provisional, missing) = state.withLock { state in
      state.changes -= 1
      defer { state.missing = [] }
      return (state.store, state.catalogue, state.provisional, state.missing)
    }
    let expected = missing.filter {
      provisional[$0] == nil && catalogue.position(ofDocument: $0) != nil
    }
    guard let store, !expected.isEmpty,
      store.headlines(Array(expected)).contains(where: { $0 == nil })
    else { return }
    note(missing: Array(expected), in: catalogue, store)
  }

  /// What other programs have changed in the tables since the list of all was taken from them; `nil`
  /// where that is nothing.
  func changeByOthers(of store: IndexStore) -> IndexStore.Change? {
    // What another program has only begun to make anew is not all that there is.
    guard store.wasChangedByOthers, !store.isReplaced else { return nil }
    let generation = Int64(bitPattern: store.generation())
    guard let entries = try? store.catalogueEntries() else { return nil }
    store.known.withLock { $0.took(generation) }
    let (catalogue, provisional) = state.withLock { ($0.catalogue, $0.provisional) }
    let stored = Set(entries.map(\.docid))
    let identifiers = Set(entries.map(\.identifier))
    var mine: Set<Int64> = []
    var removed: Set<Int64> = []
    for (docid, identifier) in zip(catalogue.docids, catalogue.identifiers) {
      if provisional[docid] != nil {
        // Shown before its text was read; another program may have read that.
        if identifiers.contains(identifier) { removed.insert(docid) }
      } else {
        mine.insert(docid)
        if !stored.contains(docid) { removed.insert(docid) }
      }
    }
    return IndexStore.Change(
      added: entries.filter { !mine.contains($0.docid) }, removed: removed,
      stories: try? store.stories())
  }
}
