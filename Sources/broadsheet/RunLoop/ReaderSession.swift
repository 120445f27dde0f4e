internal import ArticleLibrary
internal import Curses
internal import Reader
internal import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// One run of the reader on the terminal, from taking it to giving it back.
struct ReaderSession {
  private let library: Library
  private let name: String
  private let setup: ReaderSetup
  private let environment: [String: String]

  /// A session with `library`, which the masthead calls `name`.
  init(library: Library, name: String, setup: ReaderSetup, environment: [String: String]) {
    self.library = library
    self.name = name
    self.setup = setup
    self.environment = environment
  }

  /// Reads until the reader quits.
  ///
  /// - Throws: `TerminalError` where there is no terminal to read on.
  func run() throws(TerminalError) -> RunLoopEnd {
    let outcomes = Outcomes()
    let worker = LibraryWorker(
      library: library, name: name, outcomes: outcomes, sites: setup.siteEditor(for: library))
    // The scan has its first headlines by the time that curses is ready.
    worker.startScan()
    // Before curses, which leaves signals alone that somebody handles.
    let signals = SignalPipe()
    let screen = try CursesScreen(usesColor: setup.usesColor)
    let log = ErrorLog(
      path: Folders.state(environment: environment).map { Folders.made($0) + "/log" })
    screen.setMouse(enabled: setup.configuration.settings.isMouseEnabled)
    let effects = EffectRunner(
      screen: screen, worker: worker, outcomes: outcomes, signals: signals,
      environment: environment, themes: setup.themeChoices)
    let loop = RunLoop(
      screen: screen, state: setup.state(), outcomes: outcomes, effects: effects,
      waiter: Waiter(input: STDIN_FILENO, signals: signals, outcomes: outcomes.descriptor),
      theme: { name in
        let theme = setup.themes.theme(named: name)
        return screen.hasColors ? theme : theme.withoutColors
      })
    // The status line leaves a column free on either side.
    if let greeting = setup.greeting(columns: screen.size.columns - 2) {
      outcomes.add(.action(.message(greeting)))
    }
    let end = loop.run()
    screen.leave()
    log.close()
    if let reason = worker.finishMarks() {
      reportError("marks are not saved", reason)
    }
    return end
  }
}
