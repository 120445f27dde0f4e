import ArticleModel
import Terminal
import Testing

@testable import Reader

/// A list whose beginning comes before it is counted.
struct BeginningTests {
  private func headline(_ number: Int) -> Headline {
    Headline(
      id: ArticleID(rawValue: UInt64(number + 1)), path: "\(number).txt",
      title: "Story \(number)", published: Timestamp(seconds: Int64(10_000 - number) * 86_400))
  }

  private func page(
    _ query: HeadlineQuery, _ range: Range<Int>, total: Int, anchor: Int? = nil,
    isCounted: Bool = true
  ) -> Action {
    .headlinesLoaded(
      HeadlinePage(
        query: query, total: total, unread: isCounted ? total : 0, start: range.lowerBound,
        headlines: range.map(headline), anchor: anchor, isCounted: isCounted))
  }

  private func line(_ row: Int, of state: State) -> String {
    let theme = Theme(name: "plain", styles: [:])
    let lines = text(of: state.draw(size: state.size, theme: theme)).split(
      separator: "\n", omittingEmptySubsequences: false)
    return String(lines[row < 0 ? state.size.rows + row : row])
  }

  @Test func isShownAtOnceAndKeepsTheSelection() {
    var state = State()
    _ = state.apply(.input(.resize(Size(columns: 100, rows: 30))))
    _ = state.apply(page(HeadlineQuery(foldsStories: true), 0..<300, total: 5000))
    var effects: [Effect] = []
    for key in ["/", "s", "t", "o"] {
      for key in Key.sequence(key) ?? [] { effects = state.apply(.input(.key(key))) }
    }
    let query = HeadlineQuery(filter: "sto", foldsStories: true)
    guard case .loadHeadlines(let request)? = effects.first else {
      Issue.record("no headlines were asked for: \(effects)")
      return
    }
    #expect(request.query == query && request.wantsBeginning)
    effects = state.apply(page(query, 0..<64, total: 64, anchor: 0, isCounted: false))
    // The story is shown, and no other stretch is asked for: the rest is on its way.
    #expect(effects.contains(.loadArticle(headline(0).id)) || state.article.headline != nil)
    #expect(!effects.contains { if case .loadHeadlines = $0 { true } else { false } })
    #expect(line(-1, of: state).contains("64+ headlines"))
    #expect(line(0, of: state).contains("64+") && !line(0, of: state).contains("new"))
    _ = state.apply(.input(.key(Key(.down))))
    _ = state.apply(.input(.key(Key(.down))))
    _ = state.apply(page(query, 0..<300, total: 4000, anchor: 0))
    #expect(state.headlines.selected == 2)
    #expect(line(-1, of: state).contains("4,000 headlines"))
    #expect(line(0, of: state).contains("4,000 · 4,000 new"))
  }

  private func requests(_ effects: [Effect]) -> [HeadlineRequest] {
    effects.compactMap { if case .loadHeadlines(let request) = $0 { request } else { nil } }
  }

  @Test func theNextStretchIsAskedForOnceAndAheadOfTheScreen() throws {
    var state = State()
    let query = HeadlineQuery(foldsStories: true)
    _ = state.apply(.input(.resize(Size(columns: 100, rows: 30))))
    var asked = requests(state.apply(page(query, 0..<300, total: 5000)))
    while state.headlines.selected < 260 {
      asked += requests(state.apply(.input(.key(Key(.down)))))
    }
    let request = try #require(asked.first)
    #expect(asked.count == 1 && request.isAhead)
    #expect(request.range.contains(300) && request.range.contains(state.headlines.selected))
    // It does not stand in the way of what the screen needs itself.
    let end = requests(state.apply(.input(.key(Key(.end)))))
    #expect(end.count == 1 && end.first.map { !$0.isAhead && $0.range.contains(4999) } == true)
    _ = state.apply(page(query, 4850..<5000, total: 5000))
    #expect(state.headlines.selected == 4999)
  }

  @Test(arguments: [30, 76, 120, 400])
  func nothingIsAskedForTwiceWhateverTheHeight(rows: Int) throws {
    var state = State()
    let query = HeadlineQuery(foldsStories: true)
    _ = state.apply(.input(.resize(Size(columns: 100, rows: rows))))
    var asked = requests(state.apply(page(query, 0..<24, total: 5000)))
    for _ in 0..<600 {
      // Each request has its answer before the next key, and that asks for nothing more.
      while let request = asked.popLast() {
        #expect(asked.isEmpty)
        asked = requests(state.apply(page(query, request.range.clamped(to: 0..<5000), total: 5000)))
        #expect(asked.isEmpty)
      }
      asked = requests(state.apply(.input(.key(Key(.down)))))
    }
    #expect(state.headlines.selected >= 600)
  }

  @Test func anAnswerThatIsShortIsNotAskedForAgain() throws {
    var state = State()
    let query = HeadlineQuery(foldsStories: true)
    _ = state.apply(.input(.resize(Size(columns: 100, rows: 30))))
    var asked = requests(state.apply(page(query, 0..<24, total: 5000)))
    #expect(asked.count == 1)
    asked = requests(state.apply(page(query, 0..<20, total: 5000)))
    asked += requests(state.apply(page(query, 0..<20, total: 5000)))
    #expect(asked.isEmpty)
  }

  @Test func anAnswerAheadGivesWayToOneThatIsAwaited() throws {
    var state = State()
    let query = HeadlineQuery(foldsStories: true)
    _ = state.apply(.input(.resize(Size(columns: 100, rows: 30))))
    _ = state.apply(page(query, 0..<300, total: 5000))
    let status = LibraryStatus(name: "", isScanning: false, articles: 5000, failures: [])
    let reload = requests(state.apply(.libraryChanged(status)))
    #expect(reload.count == 1 && reload.first?.isAhead == false)
    var ahead = HeadlinePage(
      query: query, total: 5000, unread: 0, start: 1000, headlines: (1000..<1300).map(headline))
    ahead.isAhead = true
    #expect(requests(state.apply(.headlinesLoaded(ahead))).isEmpty)
    #expect(state.headlines.isWaiting && state.headlines.headline(at: 0) != nil)
  }
}
