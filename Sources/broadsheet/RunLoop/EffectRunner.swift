internal import Curses
internal import Reader
internal import Terminal

/// Does what the state asks for: hands the library's part to the worker, and deals with the
/// screen and with other programs itself.
struct EffectRunner<ScreenType: Screen> {
  /// What an effect leads to at once.
  enum Result: Equatable {
    case nothing
    case quit
    /// Something else had the terminal, or everything must be sent again.
    case screenChanged
    case action(Action)
  }

  private let screen: ScreenType
  private let worker: LibraryWorker
  private let outcomes: Outcomes
  private let signals: SignalPipe?
  private let environment: [String: String]
  private let themes: () -> [ThemeChoice]
  private let desks: SavedDesks?
  private let children = WorkerThreads(limit: 4)

  /// A runner; `themes` finds the themes that there are.
  init(
    screen: ScreenType, worker: LibraryWorker, outcomes: Outcomes, signals: SignalPipe? = nil,
    environment: [String: String], themes: @escaping () -> [ThemeChoice]
  ) {
    self.screen = screen
    self.worker = worker
    self.outcomes = outcomes
    self.signals = signals
    self.environment = environment
    self.themes = themes
    desks = SavedDesks(environment: environment)
  }

  /// Begins what `effect` asks for.
  func run(_ effect: Effect) -> Result {
    switch effect {
    case .loadArticle, .loadRelated:
      if let answer = worker.answer(to: effect) { return .action(answer) }
      worker.run(effect)
      return .nothing
    case .loadHeadlines, .findUnread, .findWords, .mark, .markListRead, .undo, .redo, .tag,
      .listTags, .countStories, .findSnippets, .findForms, .setPosition, .noteOpened, .openLink,
      .findLinks, .prepareStory, .compareVersions, .changeSiteRule, .undoSiteRule,
      .loadStory, .findNews, .findNames, .followStory, .markStoryRead, .toggleStoryMark:
      worker.run(effect)
      return .nothing
    case .quit:
      return .quit
    case .suspend:
      screen.leave()
      signals?.stop()
      screen.enter()
      return .screenChanged
    case .redraw:
      screen.invalidate()
      return .screenChanged
    case .setMouse(let isEnabled):
      screen.setMouse(enabled: isEnabled)
      return .nothing
    case .listThemes:
      return .action(.themesFound(themes()))
    case .saveDesk(let desk):
      return desks?.save(desk).map { .action(.message(Message($0, isError: true))) } ?? .nothing
    case .removeDesk(let name):
      return desks?.remove(named: name).map { .action(.message(Message($0, isError: true))) }
        ?? .nothing
    case .copy(let text):
      return .action(.message(copy(text)))
    case .openBrowser(let url):
      return openBrowser(url)
    }
  }

  /// Puts text on the clipboard in all ways that there are: none of them tells whether it worked.
  private func copy(_ text: String) -> Message {
    guard let clipboard = Clipboard(text: text) else {
      return Message("too long for the clipboard", isError: true)
    }
    screen.send(clipboard.sequence)
    for command in Clipboard.commands(environment: environment) {
      if start(command, input: clipboard.bytes) { break }
    }
    return Message("copied \(clipboard.text)")
  }

  private func start(_ command: [String], input: [UInt8] = []) -> Bool {
    ChildProcess.start(command, input: input, environment: environment, threads: children)
  }

  private func openBrowser(_ url: String) -> Result {
    guard Browser.isAllowed(url) else {
      let text =
        url.contains(":")
        ? "not an address for a browser: \(url)" : "there is no such file in this library: \(url)"
      return .action(.message(Message(text, isError: true)))
    }
    guard let browser = Browser(environment: environment) else {
      let text = "no browser found: name one in the environment variable BROWSER"
      return .action(.message(Message(text, isError: true)))
    }
    let command = browser.command(for: url)
    if browser.needsTerminal {
      return runInTerminal(command)
    }
    guard start(command) else {
      return .action(.message(Message("\(command[0]) does not start", isError: true)))
    }
    return .action(.message(Message("opening \(url)…")))
  }

  /// Lends the terminal to another program until that ends.
  private func runInTerminal(_ command: [String]) -> Result {
    screen.leave()
    let run = { ChildProcess.runInTerminal(command, environment: environment) }
    _ = signals?.lend(run) ?? run()
    screen.enter()
    return .screenChanged
  }
}
