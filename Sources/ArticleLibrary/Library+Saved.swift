internal import ArticleModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What lies beside the database so that a start need not ask it: the list of all articles, its
/// first page, and what relates the articles to each other.
extension Library {
  /// Of so many articles one has to be new for relations to be made anew.
  private static let relatedShare = 500

  func path(of name: String) -> String? { cacheFolder.map { "\($0)/\(name).packed" } }

  /// What relates the articles to each other: as last saved, or made now.
  func relations() -> Relations {
    let (known, store) = state.withLock { ($0.relations, $0.store) }
    if let known { return known }
    if let packed = loadRelations() {
      state.withLock { $0.relations = packed }
      return packed
    }
    // Where there is a file of them they are made when a scan ends, and are too many for memory.
    guard let store, store.path == nil else { return Relations.none(headlinesOf: headlinesOf) }
    return makeRelationsInMemory(store) ?? Relations.none(headlinesOf: headlinesOf)
  }

  private func makeRelationsInMemory(_ store: IndexStore) -> Relations? {
    let headlinesOf = headlinesOf
    let made = try? store.withRelationSource { try Relations($0, headlinesOf: headlinesOf) }
    if let made { state.withLock { $0.relations = made } }
    return made
  }

  private func loadRelations() -> Relations? {
    path(of: "relations").flatMap { PackedFile(path: $0) }
      .flatMap { Relations($0, headlinesOf: headlinesOf) }
  }

  /// Whether relations were saved by this program or another one.
  var relationsAreSaved: Bool {
    path(of: "relations").flatMap { PackedFile(path: $0) } != nil
  }

  /// Asks whichever index there is at the time.
  private var headlinesOf: @Sendable ([Int64]) -> [Headline?] {
    { [weak self] docids in
      let store = self?.state.withLock { $0.store }
      return store?.headlines(docids).map { $0?.headline } ?? docids.map { _ in nil }
    }
  }

  /// Whether the mapped files are those of the store as it is.
  func isSaved(_ store: IndexStore) -> Bool {
    guard let catalogue = path(of: "catalogue"), let relations = path(of: "relations") else {
      return true
    }
    return catalogueGeneration(at: catalogue) == store.generation()
      && PackedFile(path: relations) != nil
  }

  /// Writes what can be mapped at the next start, and makes the relations anew where enough has
  /// changed, for they take long to make; returns whether they were.
  @discardableResult
  func save(_ store: IndexStore, after changes: Int) -> Bool {
    // Not what another program may have made of the tables since.
    let generation = UInt64(bitPattern: store.known.withLock { $0.number })
    let (catalogue, isProvisional) = state.withLock { ($0.catalogue, $0.provisional.count > 0) }
    // What is only shown out of memory must not be taken for what the index has.
    guard !isProvisional else { return false }
    saveCatalogue(catalogue, generation, store)
    let unrelated = store.unrelatedCount
    let isDue = state.withLock { state in
      state.unrelated += changes
      return max(unrelated, state.unrelated) * Self.relatedShare >= catalogue.count
    }
    guard isDue || !isSaved(store) else { return false }
    return makeRelations(store)
  }

  /// Makes the relations anew; returns whether they know all articles then.
  private func makeRelations(_ store: IndexStore) -> Bool {
    let generation = store.generation()
    let isWritten = write("relations", of: store) { path in
      try replaceFile(path) { descriptor in
        try store.withRelationSource { source in
          try Relations.write(source, generation: generation, to: descriptor)
        }
      }
    }
    let relations = isWritten ? loadRelations() : makeRelationsInMemory(store)
    state.withLock { state in
      state.relations = relations
      state.unrelated = 0
    }
    return relations != nil
  }

  /// Writes one of the mapped files, where there are any; without it the next start takes longer.
  @discardableResult
  func write(
    _ name: String, of store: IndexStore, _ body: (String) throws -> Void
  ) -> Bool {
    guard let path = path(of: name) else { return false }
    do {
      try body(path)
      return true
    } catch let error as SystemError {
      store.note("\(path): \(error.message)")
    } catch {
      // The index has noted that it could not be read.
    }
    return false
  }
}
