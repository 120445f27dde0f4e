import ArticleModel
import Reader
import Terminal

/// A reader without a program: effects are answered at once from articles in memory.
struct TestReader {
  private(set) var state: State
  /// The effects that the state asked for, but for those that load something.
  private(set) var effects: [Effect] = []
  private(set) var size: Size
  var stories: [(headline: Headline, article: Article)]
  private let related: [ArticleID: [RelatedStory]]
  let edition: TestEdition
  /// Where each story was left, as the library keeps it.
  private(set) var positions: [ArticleID: ReadingPosition] = [:]
  private var tags: [ArticleID: [String]] = [:]
  /// The actions that can be undone, and those that can be done again.
  private var done: [[MarkChange]] = []
  private var undone: [[MarkChange]] = []

  init(
    columns: Int, rows: Int, edition: TestEdition = .standard, settings: Settings = Settings(),
    failures: [ReadFailure] = []
  ) {
    size = Size(columns: columns, rows: rows)
    state = State(settings: settings)
    stories = edition.stories
    related = edition.related
    self.edition = edition
    send(.input(.resize(size)))
    send(.clock(TestEdition.now, utcOffset: 0))
    send(
      .libraryChanged(
        LibraryStatus(
          name: "The Brindlemouth Post", isScanning: false, articles: stories.count,
          failures: failures)))
  }

  /// Applies an action, and whatever its effects lead to.
  mutating func send(_ action: Action) {
    if case .input(.resize(let newSize)) = action { size = newSize }
    for effect in state.apply(action) {
      marks += effect.changes
      if case .prepareStory(let id) = effect {
        prepared.append(id)
      } else if let answer = answer(to: effect) {
        marks += answer.changes
        send(answer)
      } else {
        effects.append(effect)
      }
    }
  }

  /// Presses keys, written as in the command table.
  mutating func press(_ keys: String) {
    for key in Key.sequence(keys) ?? [] { send(.input(.key(key))) }
  }

  mutating func resize(_ columns: Int, _ rows: Int) {
    send(.input(.resize(Size(columns: columns, rows: rows))))
  }

  /// The stories that were to be read ahead.
  private(set) var prepared: [ArticleID] = []

  /// Forgets the effects so far.
  mutating func forgetEffects() {
    effects = []
  }

  func grid(theme: Theme = testTheme) -> CellGrid {
    state.draw(size: size, theme: theme)
  }

  /// A row of the screen; negative ones count from the bottom.
  func line(_ row: Int) -> String {
    let rows = text(of: grid()).split(separator: "\n").map(String.init)
    return row < 0 ? rows[rows.count + row] : rows[row]
  }

  /// Whether the screen shows some words.
  func shows(_ words: String) -> Bool {
    text(of: grid()).contains(words)
  }

  mutating func click(column: Int, row: Int) {
    send(.input(.mouse(MouseEvent(.press, at: Point(column: column, row: row)))))
    send(.input(.mouse(MouseEvent(.release, at: Point(column: column, row: row)))))
  }

  mutating func doubleClick(column: Int, row: Int) {
    send(.input(.mouse(MouseEvent(.doubleClick, at: Point(column: column, row: row)))))
  }

  /// The changes of marks, those that were undone and done again among them, in order.
  private(set) var marks: [MarkChange] = []

  /// Starts the program again, with what the library kept.
  mutating func restart(lastOpened: ArticleID? = nil) {
    for effect in state.apply(.ending) { _ = answer(to: effect) }
    state = State()
    send(.input(.resize(size)))
    send(.clock(TestEdition.now, utcOffset: 0))
    send(
      .libraryChanged(
        LibraryStatus(
          name: "The Brindlemouth Post", isScanning: false, articles: stories.count, failures: [],
          lastOpened: lastOpened)))
  }

  /// Which marks about stories are set, by the changes that set or took them.
  var storyMarks: [MarkChange: Bool] = [:]
  /// How many articles say each name.
  var nameCounts: [String: Int] = [:]

  // MARK: Answers

  private mutating func answer(to effect: Effect) -> Action? {
    switch effect {
    case .loadHeadlines(let request): return .headlinesLoaded(page(request))
    case .findUnread(let query, let from, let forward):
      let list = list(query)
      let positions =
        forward ? Array(from + 1..<max(from + 1, list.count)) : (0..<from).reversed()
      return .unreadFound(query, position: positions.first { !list[$0].isRead })
    case .compareVersions(let old, let new):
      guard let before = story(old), let after = story(new) else { return nil }
      return .versionsCompared(
        VersionComparison(from: before.article, to: after.article), old: old, new: new)
    case .loadArticle(let id):
      guard let story = story(id) else {
        return .articleFailed(id, reason: "no such file")
      }
      return .articleLoaded(
        story.headline, story.article,
        StoryMarks(
          position: positions[id], tags: tags[id] ?? [], versions: edition.versions[id] ?? []))
    case .loadRelated(let id):
      return .relatedLoaded(
        id,
        (related[id] ?? []).map { story in
          var story = story
          story.headline = stories.first { $0.headline.id == story.headline?.id }?.headline
          return story
        })
    case .mark(let changes, let isAction):
      if isAction { note(changes) }
      mark(changes)
      return isAction && changes.count == 1 ? .marked(changes[0]) : nil
    case .tag(let id, let name): return toggle(name, of: id)
    case .findSnippets(let filter, let ids):
      let found = stories.filter { ids.contains($0.headline.id) }.map { story in
        (story.headline.id, Snippet(of: story.article, filter: filter)?.text ?? "")
      }
      return .snippetsFound(filter: filter, Dictionary(found, uniquingKeysWith: { $1 }))
    case .listTags: return .tagsFound(Set(tags.values.flatMap { $0 }).sorted())
    case .countStories(let filters):
      return .storiesCounted(
        Dictionary(
          filters.map { ($0, list(HeadlineQuery(filter: $0)).count) }, uniquingKeysWith: { $1 }))
    case .undo, .redo: return reverse(isRedo: effect == .redo)
    case .setPosition(let id, let position):
      positions[id] = position
      return nil
    case .markListRead(let query):
      let changes = list(query).filter { !$0.isRead }.map { MarkChange($0.id, .read, true) }
      if !changes.isEmpty { note(changes) }
      mark(changes)
      return .markedListRead(changes)
    case .findWords(let words): return .wordsFound(tellingWords(of: words))
    case .findLinks(let links, _):
      return .linksFound(
        links.filter { link in stories.contains { $0.headline.source == link.url } })
    case .listThemes:
      return .themesFound([
        ThemeChoice("dracula"), ThemeChoice("newsprint"), ThemeChoice("nord"),
        ThemeChoice("own", mistake: "own.toml:3: headlin is not a role; did you mean headline?"),
      ])
    case .openLink(let link, _):
      let page = String(link.url.prefix { $0 != "#" })
      guard let story = stories.first(where: { $0.headline.source == page }) else { return nil }
      return .linkFound(link, story.headline)
    default: return storyAnswer(to: effect)
    }
  }

  func story(_ id: ArticleID) -> (headline: Headline, article: Article)? {
    (stories + edition.olderVersions).first { $0.headline.id == id }
  }

  func list(_ query: HeadlineQuery) -> [Headline] {
    let parsed = Query.parse(query.filter).query.resolved(now: TestEdition.now, utcOffset: 0)
    let found = stories.map(\.headline).filter { headline in
      let text = FoldedText(headline.title + " " + (headline.section ?? ""))
      return parsed.matches(facts(of: headline)) { text.contains(FoldedText($0.text)) }
    }.sorted { left, right in
      switch query.order {
      case .oldest: left.published < right.published
      case .title: left.title < right.title
      case .unread where left.isRead != right.isRead: !left.isRead
      default: left.published > right.published
      }
    }
    return query.foldsStories ? folded(found, query.unfolded) : found
  }

  private func facts(of headline: Headline) -> QueryFacts {
    var facts = QueryFacts(
      title: headline.title, section: headline.section, tags: tags[headline.id] ?? [],
      published: headline.published)
    facts.isRead = headline.isRead
    facts.isStarred = headline.isStarred
    facts.isUnfinished = positions[headline.id].map { !$0.isAtStart && !$0.isAtEnd } ?? false
    return facts
  }

  private mutating func toggle(_ name: String, of id: ArticleID) -> Action {
    let change = MarkChange(id, .tag(name), tags[id]?.contains(name) != true)
    note([change])
    mark([change])
    return .tagged(change)
  }

  private func tellingWords(of words: [String]) -> String? {
    let both = words.prefix(2).joined(separator: " ")
    if !list(HeadlineQuery(filter: both)).isEmpty { return both }
    return words.first { !list(HeadlineQuery(filter: $0)).isEmpty }
  }

  private func page(_ request: HeadlineRequest) -> HeadlinePage {
    let list = list(request.query)
    let anchor = request.anchor.flatMap { position(of: $0, in: list) }
    var range = request.range
    if request.centersOnAnchor, let anchor {
      range = max(0, anchor - range.count / 2)..<anchor + range.count / 2
    }
    range = range.clamped(to: 0..<list.count)
    return HeadlinePage(
      query: request.query, total: list.count, unread: list.count { !$0.isRead },
      start: range.lowerBound, headlines: Array(list[range]), anchor: anchor,
      followed: followedCount(list))
  }

  mutating func note(_ changes: [MarkChange]) {
    done.append(changes)
    undone = []
  }

  private mutating func reverse(isRedo: Bool) -> Action {
    guard let changes = isRedo ? undone.popLast() : done.popLast() else {
      return .reversed(MarkReversal(isRedo: isRedo, changes: nil))
    }
    if isRedo { done.append(changes) } else { undone.append(changes) }
    let reversed = changes.map { MarkChange($0.article, $0.mark, isRedo == $0.isSet) }
    mark(reversed)
    let story = stories.first { reversed.count == 1 && $0.headline.id == reversed[0].article }
    return .reversed(
      MarkReversal(isRedo: isRedo, changes: reversed, title: story?.headline.title ?? ""))
  }

  mutating func mark(_ changes: [MarkChange]) {
    for change in changes {
      for index in stories.indices where stories[index].headline.id == change.article {
        switch change.mark {
        case .read: stories[index].headline.isRead = change.isSet
        case .starred: stories[index].headline.isStarred = change.isSet
        case .tag(let tag):
          tags[change.article, default: []].removeAll { $0 == tag }
          if change.isSet { tags[change.article, default: []].append(tag) }
        case .followed: follow(change.article, change.isSet)
        case .apart, .together: storyMarks[change] = change.isSet
        }
      }
    }
  }
}

extension Effect {
  /// The marks that it changes.
  fileprivate var changes: [MarkChange] {
    if case .mark(let changes, _) = self { changes } else { [] }
  }
}

extension Action {
  /// The marks that were changed, where undo or redo did it.
  fileprivate var changes: [MarkChange] {
    if case .reversed(let reversal) = self { reversal.changes ?? [] } else { [] }
  }
}
