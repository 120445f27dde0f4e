internal import ArticleModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The file of the list of all articles, that of its first page, and that of what has changed since
/// these were written.
extension Library {
  /// Shows the list as it was last, before the index is open; returns whether there is one.
  func showFrontPage() -> Bool {
    guard state.withLock({ $0.store == nil }), let path = path(of: "front"),
      let file = self.path(of: "catalogue").flatMap({ PackedFile(path: $0) }),
      let packed = Catalogue(file, titles: { Catalogue.empty.titles }), packed.count > 0
    else { return false }
    let articles = FrontPage.read(path).filter { paths.indices.contains($0.place.root) }
    guard !articles.isEmpty else { return false }
    state.withLock { state in
      state.replace(packed)
      state.frontGeneration = file.generation
      state.front = Dictionary(articles.map { ($0.docid, $0) }, uniquingKeysWith: { $1 })
    }
    return true
  }

  /// Takes the catalogue from its file, or else from the store.
  func loadCatalogue(_ store: IndexStore) -> Catalogue? {
    let isFront = state.withLock { state in
      defer { state.front = [:] }
      return !state.front.isEmpty
    }
    guard isFront || catalogue.count == 0 else { return nil }
    let file = path(of: "catalogue").flatMap { PackedFile(path: $0) }
    let generation = store.generation()
    let made: @Sendable () -> Catalogue = {
      Catalogue((try? store.catalogueEntries()) ?? [], stories: (try? store.stories()) ?? [])
    }
    var loaded: Catalogue?
    var isPatched = false
    if let file, file.generation == generation {
      loaded = Catalogue(file, titles: { made().titles })
    } else if let file, let patched = patched(file, generation: generation) {
      loaded = patched
      isPatched = true
    }
    // Not there, of another state, or damaged so that it cannot be a list.
    if loaded == nil, generation > 0 {
      loaded = made()
      if loaded?.count != store.articleCount { store.noteDamageUnlessChanged() }
    }
    state.withLock { state in
      state.isPatched = isPatched
      if isFront, let loaded, loaded.count == state.catalogue.count,
        state.frontGeneration == generation
      {
        // The same list, of which the positions and what is read are known already.
        state.catalogue = loaded
      } else {
        state.replace(loaded ?? .empty)
      }
    }
    return loaded
  }

  /// Puts the list right where its file was damaged, which is looked for once it is shown: to read
  /// all of it takes longer than to show its beginning.
  func mendCatalogue(_ store: IndexStore) -> IndexStore.Trouble? {
    guard let path = path(of: "catalogue"), let file = PackedFile(path: path),
      !file.isIntact([.docids, .identifiers, .fingerprints, .addresses, .sketches]),
      let entries = try? store.catalogueEntries()
    else { return nil }
    unlink(path)
    self.path(of: "changes").map { _ = unlink($0) }
    state.withLock { state in
      state.isPatched = false
      state.replace(Catalogue(entries, stories: (try? store.stories()) ?? []))
      // Shown before there was a list; what is not in the index is read again.
      state.provisional = ProvisionalArticles()
    }
    return .damagedList
  }

  /// The list of a file with the changes that lead to a state of the tables; `nil` where there are
  /// none, or one of both is damaged.
  private func patched(_ file: PackedFile, generation: UInt64) -> Catalogue? {
    let isWhole = Atomic(true)
    guard let changes = path(of: "changes").flatMap({ CatalogueChanges(path: $0, base: file) }),
      changes.generation == generation,
      let base = Catalogue(
        file,
        titles: {
          isWhole.store(false, ordering: .relaxed)
          return Catalogue.empty.titles
        })
    else { return nil }
    let patched = base.changed(by: changes.change)
    base.forgetLookedAt()
    return isWhole.load(ordering: .relaxed) ? patched : nil
  }

  /// The state of the tables that the saved list belongs to, with the changes beside it.
  func catalogueGeneration(at path: String) -> UInt64? {
    guard let file = PackedFile(path: path) else { return nil }
    let changes = self.path(of: "changes").flatMap { CatalogueChanges(path: $0, base: file) }
    return changes?.generation ?? file.generation
  }

  /// Writes the list, or of a long one what has changed in it since it was written.
  func saveCatalogue(_ catalogue: Catalogue, _ generation: UInt64, _ store: IndexStore) {
    let isLong = catalogue.count >= leastForChanges
    if isLong, !state.withLock({ $0.isPatched }),
      let base = path(of: "catalogue").flatMap({ PackedFile(path: $0) })
    {
      if base.generation == generation { return }
      var isWritten = false
      write("changes", of: store) { path in
        isWritten = try CatalogueChanges.write(
          from: base, to: catalogue, generation: generation, path: path)
      }
      if isWritten { return }
    }
    let isWritten = write("catalogue", of: store) { path in
      try PackedFile.write(catalogue.parts, generation: generation, to: path)
    }
    // The first page is that of the file, so that both fit each other at the next start.
    saveFront(catalogue, store)
    guard isWritten else { return }
    path(of: "changes").map { _ = unlink($0) }
    state.withLock { $0.isPatched = false }
    if isLong { letGo(of: catalogue, generation, store) }
  }

  /// Writes what the first rows of a list show, those of its stories folded or not, if the list is
  /// the one on show.
  func saveFront(_ catalogue: Catalogue, _ store: IndexStore) {
    let isRead = state.withLock { $0.catalogue === catalogue ? $0.isRead : [] }
    guard isRead.count == catalogue.count else { return }
    let query = HeadlineQuery(foldsStories: true)
    let list = catalogue.sorted(by: query.order, isRead: isRead)
    let rows = folded(list, for: query, in: catalogue, isRead: isRead).list
    let first = Set(list.prefix(FrontPage.count)).union(rows.prefix(FrontPage.count)).sorted()
    write("front", of: store) { path in
      let articles = first.compactMap { try? store.article(catalogue.docids[Int($0)]) }
      try FrontPage.write(articles.compactMap { $0 }, to: path)
    }
  }

  /// Takes the list from its file where it was just written, so that it is no longer in this
  /// process’s memory.
  private func letGo(of catalogue: Catalogue, _ generation: UInt64, _ store: IndexStore) {
    guard let file = path(of: "catalogue").flatMap({ PackedFile(path: $0) }),
      file.generation == generation,
      let mapped = Catalogue(
        file,
        titles: {
          Catalogue((try? store.catalogueEntries()) ?? [], stories: (try? store.stories()) ?? [])
            .titles
        }),
      mapped.count == catalogue.count
    else { return }
    state.withLock { state in
      if state.catalogue === catalogue { state.catalogue = mapped }
    }
  }
}
