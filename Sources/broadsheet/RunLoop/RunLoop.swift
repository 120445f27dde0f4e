internal import ArticleModel
internal import Curses
internal import Reader
internal import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What the run loop needs of the state of the reader.
protocol RunLoopState {
  /// The name of the theme to draw with.
  var themeName: String { get }
  mutating func apply(_ action: Action) -> [Effect]
  func draw(size: Size, theme: Theme) -> CellGrid
}

extension State: RunLoopState {}

/// Why the run loop ended.
enum RunLoopEnd: Equatable {
  case quit
  case signal(Int32)
  case terminalLost
}

/// Waits for the terminal, for signals and for finished work, lets the state take note of it all,
/// runs what the state asks for, and draws when nothing waits any more.
///
/// It runs on the one thread that owns the screen. There is no timer: where nothing comes in,
/// the program sleeps.
final class RunLoop<ScreenType: Screen, StateType: RunLoopState> {
  /// How long a paint waits for the answers to the key before it, in milliseconds: the list's new
  /// selection and the article that follows it are then one paint.
  private let grace: Int64 = 4
  /// How long it waits where several keys came at once: nobody sees what is between them.
  private let burstGrace: Int64 = 20
  /// How much longer it waits for the story once a list has come, in milliseconds: whoever types a
  /// filter looks at the list.
  private let graceBehindList: Int64 = 1
  /// How long the first paint waits for the first headlines.
  private let firstGrace: Int64 = 30

  private let screen: ScreenType
  private(set) var state: StateType
  private let outcomes: Outcomes
  private let effects: EffectRunner<ScreenType>
  private let waiter: Waiter
  private let theme: (String) -> Theme
  /// Milliseconds of a clock that never goes back.
  private let milliseconds: () -> Int64
  private var minute: Int64?
  private var needsPaint = true
  private var hasPainted = false
  /// What is done once the screen shows what it is to show: the next story is read, and then the
  /// next stretch of the list.
  private var nextStory: Effect?
  private var nextStretch: Effect?
  /// Until when a paint waits for answers.
  private var deadline: Int64 = 0
  private var end: RunLoopEnd?

  /// A run loop on `screen`; `waiter` knows where its input and its signals come from.
  init(
    screen: ScreenType, state: StateType, outcomes: Outcomes, effects: EffectRunner<ScreenType>,
    waiter: Waiter, theme: @escaping (String) -> Theme,
    milliseconds: @escaping () -> Int64 = { WallClock.milliseconds }
  ) {
    self.screen = screen
    self.state = state
    self.outcomes = outcomes
    self.effects = effects
    self.waiter = waiter
    self.theme = theme
    self.milliseconds = milliseconds
  }

  /// Runs until the reader quits, a signal ends the program or the terminal is gone.
  func run() -> RunLoopEnd {
    start()
    while true {
      if let end {
        for effect in state.apply(.ending) { _ = effects.run(effect) }
        return end
      }
      handle(waiter.wait(milliseconds: nil))
      settle()
    }
  }

  /// Handles what waits and what follows from it until nothing is under way, for tests.
  func runUntilIdle() {
    if minute == nil { start() }
    repeat {
      settle()
      if outcomes.isAnyUnderWay { handle(waiter.wait(milliseconds: 1000)) }
    } while end == nil && (outcomes.isAnyUnderWay || outcomes.isAnyWaiting)
    settle()
  }

  private func start() {
    tellTime()
    apply(.input(.resize(screen.size)))
    takeInput()
    settle(within: firstGrace)
  }

  /// Takes in all that waits, gives quick answers their time, and draws once.
  private func settle(within grace: Int64? = nil) {
    deadline = .max
    var hasGrace = false
    repeat {
      let events = takeAll()
      guard end == nil else { return }
      // From here on: what came in may have taken longer than a paint waits.
      if !hasGrace {
        hasGrace = true
        let time = grace ?? (events > 1 ? burstGrace : self.grace)
        deadline = min(deadline, milliseconds() + time)
      }
      let rest = deadline - milliseconds()
      guard outcomes.isAnyAwaited, rest > 0 else { break }
      handle(waiter.wait(milliseconds: Int32(rest)))
    } while end == nil
    if end == nil { paint() }
  }

  /// Takes in what waits, and returns how much of it came from the reader.
  private func takeAll() -> Int {
    var events = 0
    repeat {
      events += takeInput()
      for outcome in outcomes.take() { take(outcome) }
    } while end == nil && (outcomes.isAnyWaiting)
    return events
  }

  @discardableResult
  private func takeInput() -> Int {
    var wanted: [Effect] = []
    var events = 0
    while end == nil, let event = screen.nextEvent() {
      events += 1
      tellTime()
      needsPaint = true
      wanted += state.apply(.input(event))
      // What was typed behind these must not come before them.
      if wanted.contains(.quit) || wanted.contains(.suspend) {
        run(wanted)
        wanted = []
      }
    }
    run(wanted)
    return events
  }

  private func take(_ outcome: Outcome) {
    switch outcome {
    case .action(let action):
      apply(action)
      guard case .headlinesLoaded(let page) = action, !page.isAhead else { break }
      // The first headlines are shown as soon as there are any, and the story when that is read.
      deadline = hasPainted ? min(deadline, milliseconds() + graceBehindList) : 0
    case .browse(let url): run([.openBrowser(url: url)])
    }
  }

  private func apply(_ action: Action) {
    needsPaint = true
    run(state.apply(action))
  }

  private func run(_ wanted: [Effect]) {
    guard end == nil else { return }
    for effect in Effect.withoutSuperseded(wanted) {
      switch effect {
      case .prepareStory:
        nextStory = effect
        continue
      case .loadHeadlines(let request):
        nextStretch = request.isAhead ? effect : nil
        if request.isAhead { continue }
      default: break
      }
      switch effects.run(effect) {
      case .nothing: break
      case .quit: end = .quit
      case .screenChanged: checkScreen()
      case .action(let action): apply(action)
      }
    }
  }

  private func paint() {
    guard needsPaint else { return }
    needsPaint = false
    hasPainted = true
    screen.show(state.draw(size: screen.size, theme: theme(state.themeName)))
    for effect in [nextStory, nextStretch] {
      if let effect { _ = effects.run(effect) }
    }
    (nextStory, nextStretch) = (nil, nil)
  }

  /// Tells the state the time when the minute has changed: ages of stories go by it.
  private func tellTime() {
    let now = WallClock.now
    guard now.seconds / 60 != minute else { return }
    minute = now.seconds / 60
    apply(.clock(now, utcOffset: WallClock.utcOffset(at: now)))
  }

  private func handle(_ arrival: Waiter.Arrival) {
    if arrival.isTerminalLost { end = .terminalLost }
    for signal in arrival.signals where end == nil { handle(signal: signal) }
  }

  private func handle(signal: Int32) {
    switch signal {
    case SIGWINCH:
      checkScreen()
    case SIGTSTP:
      run([.suspend])
    case SIGCONT:
      // Stopped by a signal that cannot be caught: who knows what became of the terminal.
      screen.enter()
      checkScreen()
    default:
      end = .signal(signal)
    }
  }

  /// Tells the state of another size, and draws in any case.
  private func checkScreen() {
    needsPaint = true
    if let size = screen.updateSize() { apply(.input(.resize(size))) }
  }
}
