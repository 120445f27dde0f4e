internal import ArgumentParser
internal import Curses
internal import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Crashes on purpose with the screen in use, so that tests can see the terminal put right.
struct CrashCommand: ParsableCommand {
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case trap, index, overflow, stack, abort, segv
  }

  static let configuration = CommandConfiguration(
    commandName: "crash", abstract: "Crash on purpose.", shouldDisplay: false)

  @Argument var kind: Kind
  @Flag(help: "Crash without waiting for a key.") var now = false

  func run() throws {
    let signals = SignalPipe()
    let screen = try CursesScreen()
    let environment = Environment.current
    let log = ErrorLog(
      path: Folders.state(environment: environment).map { Folders.made($0) + "/log" })
    screen.setMouse(enabled: true)
    var grid = CellGrid(size: screen.size)
    grid.write("Press a key to crash", at: Point(column: 0, row: 0))
    screen.show(grid)
    let waiter = Waiter(input: STDIN_FILENO, signals: signals, outcomes: -1)
    while !now, screen.nextEvent() == nil { _ = waiter.wait(milliseconds: nil) }
    crash()
    screen.leave()
    log.close()
  }

  private func crash() {
    switch kind {
    case .trap: fatalError("crashed on purpose")
    case .index: _ = [1, 2, 3][now ? 4 : 5]
    case .overflow: _ = UInt8.max + UInt8(kind.rawValue.utf8.count)
    case .stack: _ = depth(of: 1)
    case .abort: abort()
    case .segv: UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
    }
  }

  /// Calls itself for ever, in a way that the compiler cannot make a loop of.
  private func depth(of number: Int) -> Int {
    number == 0 ? 0 : 1 + depth(of: number &+ 1) &* number
  }
}
