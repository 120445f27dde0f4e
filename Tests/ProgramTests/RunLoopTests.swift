import ArticleLibrary
import ArticleModel
import Reader
import Terminal
import Testing

@testable import broadsheet

struct RunLoopTests {
  private let screen = MemoryScreen(size: Size(columns: 20, rows: 2))
  private let outcomes = Outcomes()

  /// A run loop whose clock stands still, so that no answer comes too late for the paint that waits
  /// for it, however slow the machine is.
  private func loop(
    _ state: FakeState, environment: [String: String] = [:]
  ) -> RunLoop<MemoryScreen, FakeState> {
    let library = Library(paths: [], marksFolder: nil)
    let worker = LibraryWorker(library: library, name: "test", outcomes: outcomes)
    return RunLoop(
      screen: screen, state: state, outcomes: outcomes,
      effects: EffectRunner(
        screen: screen, worker: worker, outcomes: outcomes, environment: environment,
        themes: { [ThemeChoice("plain"), ThemeChoice("night")] }),
      waiter: Waiter(outcomes: outcomes.descriptor),
      theme: { Theme(name: $0, styles: [:]) }, milliseconds: { 0 })
  }

  private func type(_ keys: String) {
    for key in Key.sequence(keys) ?? [] { screen.send(.key(key)) }
  }

  @Test func firstPaintComesWithoutInput() {
    let loop = loop(FakeState())
    loop.runUntilIdle()
    #expect(screen.frames.count == 1)
    #expect(loop.state.actions.last == .input(.resize(screen.size)))
    guard case .clock = loop.state.actions.first else {
      Issue.record("the clock does not come first")
      return
    }
  }

  @Test func aBurstOfKeysIsOnePaint() {
    let loop = loop(FakeState())
    loop.runUntilIdle()
    type(String(repeating: "j", count: 500))
    loop.runUntilIdle()
    #expect(screen.frames.count == 2)
    #expect(loop.state.actions.compactMap(\.key).count == 500)
  }

  @Test func nothingNewIsNoPaint() {
    let loop = loop(FakeState())
    loop.runUntilIdle()
    loop.runUntilIdle()
    #expect(screen.frames.count == 1)
  }

  @Test func anAnswerWithinTheGraceIsTheSamePaint() {
    let request = HeadlineRequest(query: HeadlineQuery(), range: 0..<10)
    let loop = loop(FakeState { $0.key == "j" ? [.loadHeadlines(request)] : [] })
    loop.runUntilIdle()
    type("j")
    loop.runUntilIdle()
    #expect(loop.state.actions.contains { if case .headlinesLoaded = $0 { true } else { false } })
    #expect(screen.frames.count == 2)
  }

  @Test func aStretchAheadOfTheScreenComesBehindThePaint() {
    var request = HeadlineRequest(query: HeadlineQuery(), range: 0..<10)
    request.isAhead = true
    var framesThen: [Int] = []
    let loop = loop(
      FakeState { [screen] action in
        if case .headlinesLoaded = action { framesThen.append(screen.frames.count) }
        return action.key == "j" ? [.loadHeadlines(request)] : []
      })
    loop.runUntilIdle()
    type("j")
    loop.runUntilIdle()
    #expect(framesThen == [2])
  }

  @Test func aStretchThatTheScreenNeedsComesInPlaceOfOneAheadOfIt() {
    var ahead = HeadlineRequest(query: HeadlineQuery(), range: 0..<10)
    ahead.isAhead = true
    let needed = HeadlineRequest(query: HeadlineQuery(), range: 50..<60)
    var loaded: [Bool] = []
    let loop = loop(
      FakeState { action in
        switch action {
        case .headlinesLoaded(let page): loaded.append(page.isAhead)
        // Comes before the paint, and behind the request ahead of it.
        case .themesFound: return [.loadHeadlines(needed)]
        default: break
        }
        return action.key == "j" ? [.loadHeadlines(ahead), .listThemes] : []
      })
    loop.runUntilIdle()
    type("j")
    loop.runUntilIdle()
    #expect(loaded == [false])
  }

  @Test func onlyTheNewestOfSeveralRequestsOfABatchIsRun() {
    var position: UInt64 = 0
    let loop = loop(
      FakeState { action in
        guard action.key == "j" else { return [] }
        position += 1
        return [.loadArticle(ArticleID(rawValue: position))]
      })
    type("jjjj")
    loop.runUntilIdle()
    let failed = loop.state.actions.compactMap { action in
      if case .articleFailed(let id, _) = action { id.rawValue } else { nil }
    }
    #expect(failed == [4])
  }

  @Test func manyKeysAreOnePaint() {
    var position: UInt64 = 0
    let loop = loop(
      FakeState { action in
        guard action.key == "j" else { return [] }
        position += 1
        return [.loadArticle(ArticleID(rawValue: position))]
      })
    loop.runUntilIdle()
    type(String(repeating: "j", count: 100))
    loop.runUntilIdle()
    #expect(screen.frames.count == 2)
  }

  @Test func supersededEffectsKeepTheOrderOfTheOthers() {
    let (one, two) = (ArticleID(rawValue: 1), ArticleID(rawValue: 2))
    let effects: [Effect] = [
      .loadArticle(one), .mark([]), .loadRelated(one), .loadArticle(two), .redraw,
      .loadRelated(two),
    ]
    #expect(
      Effect.withoutSuperseded(effects) == [
        .mark([]), .loadArticle(two), .redraw, .loadRelated(two),
      ])
  }

  @Test func whatIsTypedBehindQuitIsLeft() {
    let loop = loop(FakeState { $0.key == "Q" ? [.quit] : [] })
    type("jQj")
    #expect(loop.run() == .quit)
    #expect(loop.state.actions.compactMap(\.key) == ["j", "Q"])
  }

  @Test func stoppingGivesTheTerminalBackAndTakesItAgain() {
    let loop = loop(FakeState { $0.key == "z" ? [.suspend] : [] })
    loop.runUntilIdle()
    type("z")
    loop.runUntilIdle()
    #expect(screen.leaves == 1)
    #expect(!screen.isLeft)
    #expect(screen.frames.count == 2)
  }

  @Test func aResizeIsToldAndDrawn() {
    let loop = loop(FakeState())
    loop.runUntilIdle()
    screen.send(.resize(Size(columns: 7, rows: 3)))
    loop.runUntilIdle()
    #expect(screen.frames.last?.size == Size(columns: 7, rows: 3))
  }

  @Test func themesAreListed() {
    let loop = loop(FakeState { $0.key == "t" ? [.listThemes] : [] })
    type("t")
    loop.runUntilIdle()
    #expect(
      loop.state.actions.contains(.themesFound([ThemeChoice("plain"), ThemeChoice("night")])))
  }

  @Test func textIsCopiedByTheTerminal() {
    let loop = loop(FakeState { $0.key == "y" ? [.copy("h\u{1B}ello")] : [] })
    type("y")
    loop.runUntilIdle()
    #expect(String(decoding: screen.sent, as: UTF8.self) == "\u{1B}]52;c;aGVsbG8=\u{7}")
    #expect(loop.state.actions.contains(.message(Message("copied hello"))))
  }

  @Test(arguments: [
    ("javascript:alert(1)", "not an address for a browser: javascript:alert(1)"),
    ("../other.md#part", "there is no such file in this library: ../other.md#part"),
    ("https://example.org/", "no browser found: name one in the environment variable BROWSER"),
  ])
  func whyNoBrowserOpensIsSaid(url: String, text: String) {
    let link = Article.Link(text: "", url: url)
    let id = ArticleID(rawValue: 1)
    let loop = loop(
      FakeState { $0.key == "o" ? [.openLink(link, in: id)] : [] },
      environment: ["PATH": "/nowhere"])
    type("o")
    loop.runUntilIdle()
    #expect(loop.state.actions.contains(.message(Message(text, isError: true))))
  }
}
