internal import ArticleLibrary
internal import ArticleModel
internal import Dispatch
internal import Reader
internal import Synchronization

/// Runs the effects that ask the library, away from the thread that owns the screen.
///
/// Marks and headlines share a queue, so that a list that is asked for after a mark shows it.
/// Articles and related stories have queues of their own: neither has to wait for the other.
final class LibraryWorker: Sendable {
  let library: Library
  private let name: String
  let outcomes: Outcomes
  private let lists = WorkerThreads(limit: 1)
  private let articles = NewestFirst()
  private let related = NewestFirst()
  private let snippets = NewestFirst()
  private let news = NewestFirst()
  private let names = NewestFirst()
  private let scan = Mutex<LibraryScan?>(nil)
  private let search = Mutex(Search())
  private let marker: MarkWriter
  private let prepared = PreparedStories()
  private let sites: SiteEditor?

  /// Which stretch of the list is wanted.
  private struct Search {
    /// The number of the request that came last.
    var newest = 0
    var isRunning = false
  }

  /// A worker on `library`, which the masthead calls `name`.
  init(library: Library, name: String, outcomes: Outcomes, sites: SiteEditor? = nil) {
    self.sites = sites
    self.library = library
    self.name = name
    self.outcomes = outcomes
    marker = MarkWriter(library: library) { outcomes.add(.action($0)) }
  }

  /// Starts to read what is new in the library's folders, now and whenever something changes.
  ///
  /// Until there is something to show this is work under way, for which the first paint waits.
  func startScan() {
    let (name, outcomes, library, prepared) = (name, outcomes, library, prepared)
    outcomes.begin()
    let isFirst = Atomic(true)
    let lastNotice = Mutex<String?>(nil)
    let notice = { @Sendable (text: String) in
      let isNew = lastNotice.withLock { last in
        defer { last = text }
        return last != text
      }
      if isNew { outcomes.add(.action(.message(Message(text, isError: true)))) }
    }
    let tell = { @Sendable (progress: ScanProgress) in
      prepared.forgetAll()
      let outcome = Outcome.action(Self.status(of: name, library, progress))
      if isFirst.exchange(false, ordering: .relaxed) {
        outcomes.finish(outcome)
      } else {
        outcomes.add(outcome)
      }
      if let text = progress.notice {
        notice(text)
      } else if progress.isFinished {
        // Should it come again, it is news again.
        lastNotice.withLock { $0 = nil }
      }
    }
    let scan = LibraryScan(library: library, paths: library.paths, tell: tell, notice: notice)
    self.scan.withLock { $0 = scan }
    scan.start()
  }

  /// Runs an effect if it is one for the library.
  func run(_ effect: Effect) {
    prepared.noteChange(by: effect)
    switch effect {
    case .loadHeadlines(let request):
      load(request)
    case .findUnread, .findWords, .mark, .markListRead, .undo, .redo, .tag, .listTags,
      .countStories, .setPosition, .noteOpened, .openLink, .findLinks,
      .findForms, .changeSiteRule, .undoSiteRule, .loadStory, .followStory, .markStoryRead,
      .toggleStoryMark:
      outcomes.begin()
      lists.run { [self] in finish(effect) }
    case .loadArticle, .compareVersions:
      outcomes.begin()
      articles.run({ [self] in finish(effect) }, insteadOf: { [outcomes] in outcomes.finish(nil) })
    case .findSnippets:
      // They need many files: no paint waits for them.
      outcomes.begin(isAwaited: false)
      snippets.run(
        { [self] in outcomes.finish(outcome(of: effect), isAwaited: false) },
        insteadOf: { [outcomes] in outcomes.finish(nil, isAwaited: false) })
    case .findNews(let id):
      // No paint waits for them.
      news.run({ [self] in outcomes.add(.action(self.news(in: id))) }, insteadOf: {})
    case .findNames(let id):
      names.run({ [self] in findNames(in: id) }, insteadOf: {})
    case .loadRelated:
      outcomes.begin()
      related.run({ [self] in finish(effect) }, insteadOf: { [outcomes] in outcomes.finish(nil) })
    case .prepareStory(let id):
      prepare(id)
    default:
      break
    }
  }

  /// What `effect` would bring, if that is at hand without any work.
  func answer(to effect: Effect) -> Action? {
    prepared.answer(to: effect)
  }

  /// Reads a story that will be asked for next.
  ///
  /// Behind the marks, so that it shows all those that were made before.
  private func prepare(_ id: ArticleID) {
    guard let ticket = prepared.want(id) else { return }
    lists.run { [self] in
      guard prepared.isWanted(ticket), let (headline, article) = try? library.article(id)
      else { return }
      let related = library.related(to: article, id: id)
      prepared.add(ticket, article: loaded(headline, article), related: related)
    }
  }

  /// Waits until the marks that were to be written are written; returns why some are not.
  func finishMarks() -> String? {
    let done = DispatchSemaphore(value: 0)
    let reason = Mutex<String?>(nil)
    lists.run { [self] in
      do throws(MarksError) {
        try library.saveMarks()
      } catch {
        reason.withLock { $0 = "\(error.path): \(error.reason)" }
      }
      done.signal()
    }
    done.wait()
    return reason.withLock { $0 }
  }

  /// Loads a stretch of the list, unless a newer one is asked for before it comes.
  private func load(_ request: HeadlineRequest) {
    let isAwaited = !request.isAhead
    outcomes.begin(isAwaited: isAwaited)
    let number = search.withLock { search in
      search.newest += 1
      // Breaking off under the lock, so that it is this search and none that comes behind it.
      if search.isRunning { library.breakOffSearch() }
      return search.newest
    }
    lists.run { [self] in
      let isWanted = search.withLock { search in
        search.isRunning = search.newest == number
        return search.isRunning
      }
      guard isWanted else { return outcomes.finish(nil, isAwaited: isAwaited) }
      var hasBeginning = false
      let show: (HeadlinePage) -> Void = { [self] page in
        guard search.withLock({ $0.newest == number }) else { return }
        hasBeginning = true
        // No paint has to wait for the rest.
        outcomes.finish(.action(.headlinesLoaded(page)), isAwaited: isAwaited)
      }
      var page = library.headlines(
        request.query, range: request.range, anchor: request.anchor,
        centersOnAnchor: request.centersOnAnchor,
        beginning: request.wantsBeginning ? show : nil,
        isWanted: { [self] in search.withLock { $0.newest == number } })
      page.isAhead = request.isAhead
      if let text = library.takeIndexNotice() {
        outcomes.add(.action(.message(Message(text, isError: true))))
      }
      let isNewest = search.withLock { search in
        search.isRunning = false
        return search.newest == number
      }
      if !hasBeginning {
        let outcome = isNewest ? Outcome.action(.headlinesLoaded(page)) : nil
        outcomes.finish(outcome, isAwaited: isAwaited)
      } else if isNewest {
        outcomes.add(.action(.headlinesLoaded(page)))
      }
    }
  }

  private func finish(_ effect: Effect) {
    outcomes.finish(outcome(of: effect))
  }

  private func outcome(of effect: Effect) -> Outcome? {
    switch effect {
    case .findUnread(let query, let position, let forward):
      let found = library.unread(query, from: position, forward: forward)
      return .action(.unreadFound(query, position: found))
    case .findWords(let words):
      return .action(.wordsFound(tellingWords(of: words)))
    case .findLinks(let links, let id):
      let found = zip(links, library.articles(of: links, in: id)).filter { $1 != nil }
      return .action(.linksFound(found.map(\.0)))
    case .loadArticle(let id):
      return .action(article(id))
    case .changeSiteRule(let id, let change):
      return .action(changed(id) { $0.perform(change, on: id) })
    case .undoSiteRule(let id):
      return .action(changed(id) { $0.undo() })
    case .compareVersions(let old, let new):
      return .action(comparison(of: old, new))
    case .loadRelated(let id):
      guard let (_, article) = try? library.article(id) else { return nil }
      return .action(.relatedLoaded(id, library.related(to: article, id: id)))
    case .findSnippets(let filter, let articles):
      let found = articles.map { ($0, snippet(of: $0, filter: filter)) }
      return .action(
        .snippetsFound(
          filter: filter, Dictionary(found, uniquingKeysWith: { first, _ in first })))
    case .findForms(let filter, let id):
      guard let (_, article) = try? library.article(id) else { return nil }
      return .action(.formsFound(filter: filter, in: id, forms(of: filter, in: article)))
    case .listTags:
      return .action(.tagsFound(library.tagCounts.map(\.name)))
    case .countStories(let filters):
      let counts = filters.map { ($0, library.count(of: $0)) }
      return .action(.storiesCounted(Dictionary(counts, uniquingKeysWith: { first, _ in first })))
    case .loadStory(let id):
      return .action(.storyLoaded(id, library.story(of: id)))
    case .mark, .markListRead, .undo, .redo, .tag, .setPosition, .noteOpened, .followStory,
      .markStoryRead, .toggleStoryMark:
      return marker.run(effect).map { .action($0) }
    case .openLink(let link, let id):
      let found = library.articles(of: [link], in: id)[0].flatMap { library.headline($0) }
      return found.map { .action(.linkFound(link, $0)) } ?? .browse(url: link.url)
    default:
      return nil
    }
  }

  /// The two longest words where some headline has both, else the rarest that any has.
  private func tellingWords(of words: [String]) -> String? {
    func count(_ filter: String) -> Int {
      library.headlines(
        HeadlineQuery(filter: filter), range: 0..<0, anchor: nil, centersOnAnchor: false
      ).total
    }
    let longest = words.sorted { $0.count > $1.count }.prefix(2)
    let both = words.filter { longest.contains($0) }.joined(separator: " ")
    if !both.isEmpty, count(both) > 0 { return both }
    return words.map { (word: $0, count: count($0)) }.filter { $0.count > 0 }
      .min { $0.count < $1.count }?.word
  }

  private func article(_ id: ArticleID) -> Action {
    do throws(ReadFailure) {
      let (headline, article) = try library.article(id)
      return loaded(headline, article)
    } catch {
      return .articleFailed(id, reason: error.reason)
    }
  }

  /// Has a rule for a site changed, and shows an article anew.
  private func changed(
    _ id: ArticleID?, _ body: (SiteEditor) -> (isWritten: Bool, message: Message)
  ) -> Action {
    guard let sites else {
      let text = "there is no folder for the configuration: HOME is not set"
      return .siteRuleChanged(isWritten: false, Message(text, isError: true))
    }
    let (isWritten, message) = body(sites)
    prepared.forgetAll()
    if let id { outcomes.add(.action(article(id))) }
    return .siteRuleChanged(isWritten: isWritten, message)
  }

  private func loaded(_ headline: Headline, _ article: Article) -> Action {
    let id = headline.id
    let marks = StoryMarks(
      position: library.position(of: id), tags: library.tags(of: id),
      versions: headline.versions > 1 ? library.versions(of: id) : [])
    return .articleLoaded(headline, article, marks)
  }

  private static func status(
    of name: String, _ library: Library, _ progress: ScanProgress
  ) -> Action {
    .libraryChanged(
      LibraryStatus(
        name: name, isScanning: !progress.isFinished && !progress.isChecking,
        articles: progress.articles,
        failures: progress.failures, lastOpened: library.lastOpened))
  }
}
