public import ArticleModel
internal import Synchronization

/// Articles that were saved several times: they are versions of one story, which lists show once.
extension Library {
  /// The versions of the story that an article is one of, the newest first; none where it is the
  /// only one.
  public func versions(of id: ArticleID) -> [StoryVersion] {
    let (catalogue, store) = state.withLock { ($0.catalogue, $0.store) }
    let docids = story(of: id, in: catalogue)
    guard !docids.isEmpty, let store else { return [] }
    let saved = store.saved(docids)
    return zip(docids, store.headlines(docids)).compactMap { docid, stored in
      stored.map { stored in
        StoryVersion(
          headline: marked(stored.headline, stored.fingerprint),
          saved: saved[docid] ?? stored.headline.published)
      }
    }
  }

  /// What changed from one version of a story to another one.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where one of them cannot be read.
  public func changes(
    from old: ArticleID, to new: ArticleID
  ) throws(ReadFailure) -> VersionComparison {
    VersionComparison(from: try articleInPassing(old), to: try articleInPassing(new))
  }

  /// The article that lists show for the story of `id`: its newest version.
  public func shown(_ id: ArticleID) -> ArticleID {
    let catalogue = catalogue
    return story(of: id, in: catalogue).first.flatMap { catalogue.position(ofDocument: $0) }
      .map { ArticleID(rawValue: catalogue.identifiers[$0]) } ?? id
  }

  /// The numbers of the versions of a story, where there are several.
  func story(of id: ArticleID, in catalogue: Catalogue) -> [Int64] {
    guard !catalogue.versions.isEmpty, let position = catalogue.position(of: id) else { return [] }
    return catalogue.versions.story(of: catalogue.docids[position])
  }

  // MARK: Marks

  /// What the marks of a story are kept under: those of the article first, then those of its other
  /// versions.
  ///
  /// A mark is given to all versions, and of several the newest counts: so a star stays when a new
  /// version comes, and when an old one goes.
  func keys(of id: ArticleID, in catalogue: Catalogue) -> [MarkKey] {
    guard let docid = docid(of: id, in: catalogue) else { return [MarkKey(id)] }
    return keys(ofDocument: docid, in: catalogue)
  }

  private func keys(ofDocument docid: Int64, in catalogue: Catalogue) -> [MarkKey] {
    let own = key(ofDocument: docid, in: catalogue)
    let all = catalogue.versions.story(of: docid).compactMap { key(ofDocument: $0, in: catalogue) }
    return [own].compactMap { $0 } + all.filter { $0 != own }
  }

  private func docid(of id: ArticleID, in catalogue: Catalogue) -> Int64? {
    catalogue.position(of: id).map { catalogue.docids[$0] }
  }

  private func key(ofDocument docid: Int64, in catalogue: Catalogue) -> MarkKey? {
    catalogue.position(ofDocument: docid).map { position in
      let fingerprint = catalogue.fingerprints[position]
      return MarkKey(
        ArticleID(rawValue: catalogue.identifiers[position]), fingerprint == 0 ? nil : fingerprint)
    }
  }

  /// Whether a story has a mark: by what the reader did last with any of its versions, else by what
  /// another program says of one.
  func has(
    _ mark: MarkChange.Mark, _ id: ArticleID, in catalogue: Catalogue, _ snapshot: MarksSnapshot
  ) -> Bool {
    guard let docid = docid(of: id, in: catalogue) else { return snapshot.has(mark, MarkKey(id)) }
    return has(mark, document: docid, in: catalogue, snapshot)
  }

  private func has(
    _ mark: MarkChange.Mark, document docid: Int64, in catalogue: Catalogue,
    _ snapshot: MarksSnapshot
  ) -> Bool {
    let keys = keys(ofDocument: docid, in: catalogue)
    guard !catalogue.given.isEmpty, let kind = snapshot.tagNumbers.knownKind(of: mark) else {
      return snapshot.has(mark, keys)
    }
    if let newest = snapshot.newest(kind, keys) { return newest.value != 0 }
    let given =
      mark == .read ? catalogue.given.read : mark == .starred ? catalogue.given.starred : nil
    guard let given, !given.isEmpty else { return false }
    let story = catalogue.versions.story(of: docid)
    return (story.isEmpty ? [docid] : story).contains { given.position(of: $0) != nil }
  }

  /// Puts marks on a headline where they are not those of its article alone, and how many versions
  /// there are.
  ///
  /// `docid` is its number where that is known: to look it up by the identifier takes an index that a
  /// start does without.
  func noteStory(of headline: inout Headline, document docid: Int64? = nil) {
    let catalogue = catalogue
    guard !catalogue.versions.isEmpty || !catalogue.given.isEmpty,
      let docid = docid ?? self.docid(of: headline.id, in: catalogue)
    else { return }
    headline.versions = max(1, catalogue.versions.story(of: docid).count)
    guard headline.versions > 1 || !catalogue.given.isEmpty else { return }
    let snapshot = marks.snapshot()
    headline.isRead = has(.read, document: docid, in: catalogue, snapshot)
    headline.isStarred = has(.starred, document: docid, in: catalogue, snapshot)
  }

  /// Gives all versions of each story the mark of the story, and takes in what was read elsewhere.
  func share(_ isRead: inout [Bool], _ catalogue: Catalogue, _ snapshot: MarksSnapshot) {
    for docid in catalogue.given.read {
      guard let position = catalogue.position(ofDocument: docid) else { continue }
      isRead[position] = has(.read, document: docid, in: catalogue, snapshot)
    }
    for story in catalogue.versions.all {
      let value = has(.read, document: story[0], in: catalogue, snapshot)
      for docid in story {
        if let position = catalogue.position(ofDocument: docid) { isRead[position] = value }
      }
    }
  }

  /// Whether an article has the mark of a name, as queries ask for it.
  func isMarked(_ id: ArticleID, _ fingerprint: UInt64, _ name: String) -> Bool {
    let catalogue = catalogue
    let snapshot = marks.snapshot()
    if catalogue.versions.isEmpty, catalogue.given.isEmpty {
      return snapshot.isMarked([MarkKey(id, fingerprint)], name)
    }
    if let mark = MarkChange.Mark(name: name), mark == .read || mark == .starred {
      return has(mark, id, in: catalogue, snapshot)
    }
    return snapshot.isMarked(keys(of: id, in: catalogue), name)
  }

  /// Notes what another program said of articles before the reader says otherwise, so that this can
  /// be taken back.
  func noteGiven(before changes: [MarkChange]) {
    let catalogue = catalogue
    guard !catalogue.given.isEmpty else { return }
    let snapshot = marks.snapshot()
    let edits = changes.flatMap { change -> [MarkEdit] in
      let keys = keys(of: change.article, in: catalogue)
      guard !change.isSet, !snapshot.has(change.mark, keys),
        has(change.mark, change.article, in: catalogue, snapshot)
      else { return [] }
      return [MarkEdit(keys[0], change.mark, true)]
    }
    if !edits.isEmpty { marks.take(edits, isAction: false) }
  }

  /// Gives changed marks to the versions of a story that did not take part in the change.
  func shareWithVersions(_ changes: [MarkChange]) {
    let catalogue = catalogue
    guard !catalogue.versions.isEmpty else { return }
    let snapshot = marks.snapshot()
    let edits = changes.flatMap { change in
      let keys = keys(of: change.article, in: catalogue)
      return keys.count < 2
        ? []
        : keys.filter { snapshot.has(change.mark, $0) != change.isSet }
          .map { MarkEdit($0, change.mark, change.isSet) }
    }
    if !edits.isEmpty { marks.take(edits, isAction: false) }
  }

  /// Changes as they show in lists: of each story once, at its newest version.
  func asShown(_ changes: [MarkChange]) -> [MarkChange] {
    guard !catalogue.versions.isEmpty else { return changes }
    var seen: Set<MarkChange> = []
    return changes.map { MarkChange(shown($0.article), $0.mark, $0.isSet) }
      .filter { seen.insert($0).inserted }
  }

  // MARK: Finding

  /// The pairs whose texts are compared after a scan: pages that are made by one pattern may be
  /// candidates by the hundred thousand, and versions of nothing.
  private static let mostCompared = 20_000

  /// Compares the articles that are new in the index with all others; returns what that changed.
  ///
  /// Who may be a version of whom is told by numbers that the index has; whether it is one, by their
  /// texts, which are read for that.
  func findVersions(_ store: IndexStore) async -> IndexStore.Change? {
    guard let unseen = try? store.unseen(), !unseen.isEmpty else { return nil }
    let catalogue = catalogue
    var isNew = [Bool](repeating: false, count: catalogue.count)
    var seen: [Int64] = []
    for docid in unseen {
      guard let position = catalogue.position(ofDocument: docid) else { continue }
      isNew[position] = true
      seen.append(docid)
    }
    let pairs = VersionCandidates(catalogue, isNew: isNew).pairs()
    let found = await confirmed(pairs, catalogue, store)
    do {
      try store.note(versions: found, of: seen)
    } catch {
      return nil
    }
    guard !found.isEmpty, let stories = try? store.stories() else { return nil }
    return IndexStore.Change(stories: stories)
  }

  /// Those of `pairs` whose texts are versions of one story, by their numbers in the index.
  private func confirmed(
    _ pairs: [VersionCandidates.Pair], _ catalogue: Catalogue, _ store: IndexStore
  ) async -> [(Int64, Int64)] {
    let areSame = { (pair: VersionCandidates.Pair) in
      catalogue.isSame(Int(pair.first), Int(pair.second))
    }
    func docids(_ pair: VersionCandidates.Pair) -> (Int64, Int64) {
      (catalogue.docids[Int(pair.first)], catalogue.docids[Int(pair.second)])
    }
    let same = pairs.filter(areSame).map(docids)
    // The newest first, for those are at the top of the list.
    let others = byFiles(pairs.filter { !areSame($0) }.prefix(Self.mostCompared).map(docids), store)
    let workers = max(1, processorCount())
    let share = (others.count + workers - 1) / workers
    return await withTaskGroup(of: [(Int64, Int64)].self) { group in
      for start in stride(from: 0, to: others.count, by: max(1, share)) {
        let part = others[start..<min(others.count, start + share)]
        group.addTask {
          var texts = VersionTexts(library: self, store: store)
          return part.filter { pair in
            guard let one = texts.text(pair.0), let other = texts.text(pair.1) else { return false }
            return one.isVersion(of: other)
          }
        }
      }
      var all = same
      for await part in group { all += part }
      return all
    }
  }
}

/// Pairs in the order of the files that they are in: a file may hold thousands of them.
private func byFiles(_ pairs: [(Int64, Int64)], _ store: IndexStore) -> [(Int64, Int64)] {
  let files = store.files(of: Set(pairs.flatMap { [$0.0, $0.1] }))
  func place(_ pair: (Int64, Int64)) -> (Int64, Int64, Int64, Int64) {
    (files[pair.0] ?? 0, files[pair.1] ?? 0, pair.0, pair.1)
  }
  return pairs.sorted { place($0) < place($1) }
}

extension Catalogue {
  /// Whether two articles have the same headline and the same text, which is more than a few words.
  fileprivate func isSame(_ one: Int, _ other: Int) -> Bool {
    fingerprints[one] != 0 && fingerprints[one] == fingerprints[other]
      && sketches[one] != [0, 0, 0, 0]
  }
}
