import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The built program on a terminal: what it leaves behind on every way out.
@Suite(.serialized) struct ProgramOnATerminalTests {
  private let alternateScreen = "\u{1B}[?1049h"

  private func started() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(["{library}"])
    #expect(terminal.wait(for: alternateScreen))
    terminal.waitUntilIdle()
    return terminal
  }

  /// Expects all modes that the program set to be reset, and the terminal's own to be `modes`.
  private func expectRestored(
    _ terminal: PseudoTerminal, from modes: termios,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let now = terminal.modes
    #expect(now.c_lflag == modes.c_lflag, sourceLocation: sourceLocation)
    #expect(now.c_iflag == modes.c_iflag, sourceLocation: sourceLocation)
    #expect(now.c_oflag == modes.c_oflag, sourceLocation: sourceLocation)
    for (mode, atHome) in [
      ("?1049", "l"), ("?25", "h"), ("?1", "l"), ("?1000", "l"), ("?1002", "l"), ("?1006", "l"),
      ("?2004", "l"),
    ] {
      let text = terminal.text
      let last = ["h", "l"].compactMap { end in
        text.ranges(of: "\u{1B}[\(mode)\(end)").last.map { ($0.lowerBound, end) }
      }.max { $0.0 < $1.0 }
      #expect(last == nil || last?.1 == atHome, "mode \(mode)", sourceLocation: sourceLocation)
    }
  }

  @Test(
    arguments: [(SIGTERM, 143), (SIGINT, 130), (SIGQUIT, 131), (SIGHUP, 129)] as [(Int32, Int32)])
  func aSignalEndsItInOrder(signal: Int32, status: Int32) throws {
    let terminal = try PseudoTerminal(["{library}"])
    let modes = terminal.modesAtStart
    #expect(terminal.wait(for: alternateScreen))
    terminal.waitUntilIdle()
    #expect(terminal.modes.c_lflag != modes.c_lflag)
    terminal.signal(signal)
    #expect(terminal.waitForEnd() == status)
    expectRestored(terminal, from: modes)
  }

  /// Descriptions of terminals disagree on how reports of the mouse begin.
  @Test(arguments: ["xterm-256color", "xterm", "tmux-256color", "screen-256color"])
  func aClickIsAClickAndNoKeys(type: String) throws {
    let terminal = try PseudoTerminal(["{library}"], type: type)
    #expect(terminal.wait(for: "A paragraph of text."))
    terminal.waitUntilIdle()
    let before = terminal.output.count
    terminal.type("\u{1B}[<0;50;12M\u{1B}[<0;50;12m")
    // The story has the keyboard now, and it is a short one.
    #expect(terminal.wait(for: "the end", after: before))
    terminal.waitUntilIdle()
    #expect(!terminal.text.contains("the mouse is off"))
    #expect(!terminal.text.contains("marked"))
    terminal.signal(SIGTERM)
    #expect(terminal.waitForEnd() == 143)
  }

  @Test func controlCEndsIt() throws {
    let terminal = try started()
    terminal.type("\u{3}")
    #expect(terminal.waitForEnd() == 130)
  }

  @Test func aHangUpEndsIt() throws {
    let terminal = try started()
    terminal.hangUp()
    #expect(terminal.waitForEnd() == 129)
  }

  @Test func aResizeIsDrawn() throws {
    let terminal = try started()
    let before = terminal.output.count
    terminal.resize(columns: 40, rows: 10)
    // Everything is sent again after a resize, and that begins with an empty screen.
    #expect(terminal.wait(for: "\u{1B}[H\u{1B}[2J", after: before))
    terminal.signal(SIGTERM)
    #expect(terminal.waitForEnd() == 143)
  }

  @Test(arguments: [(1, 1), (2, 1), (1, 2), (500, 200)] as [(UInt16, UInt16)])
  func anySizeIsTaken(columns: UInt16, rows: UInt16) throws {
    let terminal = try PseudoTerminal(["{library}"], columns: columns, rows: rows)
    #expect(terminal.wait(for: alternateScreen))
    terminal.waitUntilIdle()
    terminal.signal(SIGTERM)
    #expect(terminal.waitForEnd() == 143)
  }

  @Test func beingStoppedAndContinuedDrawsAgain() throws {
    let terminal = try started()
    let before = terminal.output.count
    terminal.signal(SIGSTOP)
    terminal.signal(SIGCONT)
    #expect(terminal.wait(for: "\u{1B}[H\u{1B}[2J", after: before))
    terminal.signal(SIGTERM)
    #expect(terminal.waitForEnd() == 143)
  }

  #if os(Linux)
    /// A reader that nobody touches costs nothing: none of its threads ever wakes.
    @Test func anIdleReaderSleeps() throws {
      let terminal = try PseudoTerminal(["{library}"])
      #expect(terminal.wait(for: "A paragraph of text."))
      terminal.waitUntilIdle()
      usleep(500_000)
      let before = terminal.wakings
      usleep(2_000_000)
      #expect(terminal.wakings == before)
      #expect(!before.isEmpty)
      terminal.signal(SIGTERM)
      #expect(terminal.waitForEnd() == 143)
    }
  #endif

  @Test func controlZGivesTheTerminalBack() throws {
    let terminal = try started()
    let before = terminal.output.count
    terminal.type("\u{1A}")
    #expect(terminal.wait(for: "\u{1B}[?1049l", after: before))
    // A session's leader has nobody who could continue it, so the system does not stop it.
    #expect(terminal.wait(for: alternateScreen, after: before))
    terminal.signal(SIGTERM)
    #expect(terminal.waitForEnd() == 143)
  }

  @Test(arguments: [
    ("trap", "crashed on purpose"), ("index", "Index out of range"), ("overflow", ""),
    ("stack", ""),
    ("abort", ""), ("segv", ""),
  ])
  func aCrashPutsTheTerminalRight(kind: String, message: String) throws {
    let terminal = try PseudoTerminal(["crash", kind])
    let modes = terminal.modesAtStart
    #expect(terminal.wait(for: "Press a key to crash"))
    terminal.type("x")
    #expect(terminal.waitForEnd() < 0)
    expectRestored(terminal, from: modes)
    let end = terminal.text.ranges(of: "\u{1B}[?1049l").last?.upperBound
    #expect(message.isEmpty || end.map { terminal.text[$0...].contains(message) } == true)
  }

  @Test(arguments: [
    ("dumb", "terminal type 'dumb'"), ("", "TERM is not set"), ("no\u{1B}[31mne", "'no[31mne'"),
  ])
  func aTerminalWithoutACursorIsRefusedInWords(type: String, words: String) throws {
    let terminal = try PseudoTerminal(["{library}"], type: type)
    let modes = terminal.modesAtStart
    #expect(terminal.waitForEnd() == 2)
    expectRestored(terminal, from: modes)
    #expect(terminal.text.hasPrefix("broadsheet: "))
    #expect(terminal.text.contains(words))
    #expect(type.isEmpty || terminal.text.contains("'broadsheet list' and 'broadsheet show'"))
    #expect(!terminal.text.contains("\u{1B}"))
  }

  @Test func aFolderThatIsNotThereIsNamed() throws {
    let terminal = try PseudoTerminal(["/no/such/folder"])
    #expect(terminal.waitForEnd() == 2)
    #expect(terminal.text.hasPrefix("broadsheet: /no/such/folder: no such file or directory"))
  }
}
