public import ArticleModel
internal import Synchronization

/// Stories that several articles tell.
extension Library {
  /// Which articles tell the same event, as they were found and as the reader changed it.
  struct Stories {
    /// What was found.
    var found: StoryTable
    /// The state of the index that this is of.
    var state: UInt64
    /// What the reader said, and the version of the marks that this is true of.
    var edits = StoryEdits()
    var version = -1
    /// The catalogue that has the articles that the reader said it of, and that ``places`` are in.
    weak var catalogue: Catalogue?
    /// What was found, as the reader changed it.
    var table: StoryTable
    /// Where the articles of it stand in that catalogue.
    var places = StoryPlaces.none
    /// The numbers of the stories that are followed.
    var followed: Set<Int> = []

    init(_ found: StoryTable, state: UInt64) {
      self.found = found
      self.state = state
      table = found
    }

    /// Changes what was found as the reader said.
    fileprivate mutating func apply(_ edits: StoryEdits, in catalogue: Catalogue) {
      func docid(_ id: ArticleID) -> Int64? {
        catalogue.position(of: id).map { catalogue.docids[$0] }
      }
      let pairs = edits.together.compactMap { pair in
        docid(pair.key.id).flatMap { one in docid(pair.other).map { (one, $0) } }
      }
      let apart = Set(edits.apart.compactMap { docid($0.id) })
      if !apart.isEmpty || !pairs.isEmpty || table !== found {
        table = found.changed(apart: apart, together: pairs)
      }
      followed = Set(edits.followed.compactMap { docid($0.id).flatMap { table.story(of: $0) } })
      places = StoryPlaces(table, in: catalogue.docids)
    }
  }

  /// The stories now, with the places of their articles in a catalogue.
  func stories(in catalogue: Catalogue) -> Stories {
    let (known, store) = state.withLock { ($0.stories, $0.store) }
    var stories = known ?? loadedStories(store)
    let snapshot = marks.snapshot()
    let isCurrent = stories.catalogue === catalogue
    guard !isCurrent || stories.version != snapshot.version else { return stories }
    let edits = snapshot.storyEdits
    if edits != stories.edits || !isCurrent {
      stories.edits = edits
      stories.apply(edits, in: catalogue)
    }
    stories.catalogue = catalogue
    stories.version = snapshot.version
    // Whoever still uses an old list, or knew old stories, does not leave them to the next one.
    state.withLock { state in
      let isNewest = state.stories.map { $0.state == stories.state } ?? true
      if state.catalogue === catalogue, isNewest { state.stories = stories }
    }
    return stories
  }

  /// The stories as they were saved; before the index is open they may be those of a while ago.
  private func loadedStories(_ store: IndexStore?) -> Stories {
    let file = path(of: "stories").flatMap { PackedFile(path: $0) }
    let wanted = store?.storyState
    if let file, wanted == nil || file.generation == wanted, let table = StoryTable(file) {
      return Stories(table, state: file.generation)
    }
    guard let store, let wanted, wanted != 0 else { return Stories(.empty, state: 0) }
    return Stories(StoryTable((try? store.storyGroups()) ?? []), state: wanted)
  }

  /// Takes stories from the index where it has others than are known, and saves them for the next
  /// start.
  func updateStories(_ store: IndexStore) {
    let wanted = store.storyState
    // Read before if anybody asked, and else as it is in the file, which is as good.
    let known =
      state.withLock { $0.stories?.state }
      ?? path(of: "stories").flatMap { PackedFile(path: $0)?.generation }
    guard wanted != 0, known != wanted else { return }
    let found = Stories(StoryTable((try? store.storyGroups()) ?? []), state: wanted)
    state.withLock { state in
      state.stories = found
      state.lists = ListCache()
    }
    write("stories", of: store) { path in
      try PackedFile.write(found.found.parts, generation: wanted, to: path)
    }
    saveFront(catalogue, store)
  }

  /// The story that an article is of, with all of its articles; `nil` where it stands alone.
  public func story(of id: ArticleID) -> Story? {
    let catalogue = catalogue
    let stories = stories(in: catalogue)
    return catalogue.position(of: shown(id)).flatMap {
      stories.table.story(of: catalogue.docids[$0])
    }
    .flatMap { story($0, of: stories, in: catalogue) }
  }

  /// All stories that several articles tell, those with the newest articles first.
  public func allStories() -> [Story] {
    let catalogue = catalogue
    let stories = stories(in: catalogue)
    return (0..<stories.table.count).compactMap { story($0, of: stories, in: catalogue) }
      .sorted { left, right in
        (left.headlines[0].published, left.id) > (right.headlines[0].published, right.id)
      }
  }

  private func story(_ number: Int, of stories: Stories, in catalogue: Catalogue) -> Story? {
    let positions = articles(of: number, stories.table, catalogue)
    guard positions.count > 1 else { return nil }
    var headlines = headlines(at: positions[...], in: catalogue)
      .sorted { ($0.published, $0.id) > ($1.published, $1.id) }
    for index in headlines.indices {
      headlines[index].storySize = headlines.count
      headlines[index].isFollowed = stories.followed.contains(number)
    }
    return headlines.last.map { Story(id: $0.id, headlines: headlines) }
  }

  /// The positions of those articles of a story that lists show.
  func articles(of story: Int, _ table: StoryTable, _ catalogue: Catalogue) -> [Int32] {
    table.articles(of: story).compactMap { docid in
      catalogue.position(ofDocument: docid).flatMap { position in
        catalogue.versions.isOlder(position) ? nil : Int32(position)
      }
    }
  }
}
