internal import CNcurses
public import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The real terminal, by way of ncurses.
///
/// There is one at a time, and one thread uses it.
///
/// What the terminal shows is kept as a grid, so that curses is only given the cells that changed.
/// Signal handlers of the program must be in place before: curses leaves them alone then.
public final class CursesScreen: Screen {
  /// The current count of columns and rows.
  public private(set) var size = Size(columns: 0, rows: 0)

  /// Whether the terminal shows colours, and may.
  public let hasColors: Bool

  private var painter: Painter
  private var decoder = InputDecoder()
  private let terminal: CursesTerminal
  /// Keys are read through a pad, because reading through a window would paint it.
  private let input: UnsafeMutablePointer<WINDOW>
  private var isMouseEnabled = false
  private var isOpen = true

  /// Takes the terminal on standard input and output.
  ///
  /// - Throws: ``TerminalError`` where that cannot work; nothing was changed then.
  public init(usesColor: Bool = true) throws(TerminalError) {
    terminal = try CursesTerminal()
    guard let pad = newpad(1, 1) else {
      terminal.restore()
      throw .unusable(type: "")
    }
    input = pad
    keypad(pad, true)
    // The mouse is decoded by hand: curses knows fewer of its forms. The table of keys, from which
    // this takes the mouse, is there as soon as some window wants keys, and not before.
    define_key(nil, KEY_MOUSE)
    nodelay(pad, true)
    let depth = terminal.startColors(usesColor: usesColor)
    hasColors = depth != .none
    painter = Painter(depth: depth)
    size = Size(columns: Int(cn_columns()), rows: Int(cn_lines()))
    terminal.send(Sequences.pasteOn)
    _ = updateSize()
  }

  public func nextEvent() -> InputEvent? {
    decoder.next(milliseconds: monotonicMilliseconds, read: readInput) { Key(curses: $0) }
  }

  public func show(_ grid: CellGrid) {
    painter.show(grid)
  }

  public func invalidate() {
    painter.invalidate()
  }

  public func setMouse(enabled: Bool) {
    guard enabled != isMouseEnabled else { return }
    isMouseEnabled = enabled
    terminal.send(enabled ? Sequences.mouseOn : Sequences.mouseOff)
  }

  public func updateSize() -> Size? {
    guard let found = terminal.size, found != size else { return nil }
    resizeterm(Int32(found.rows), Int32(found.columns))
    size = found
    painter.invalidate()
    return found
  }

  public func leave() {
    guard isOpen else { return }
    isOpen = false
    if isMouseEnabled { terminal.send(Sequences.mouseOff) }
    terminal.send(Sequences.pasteOff)
    terminal.restore()
  }

  public func enter() {
    isOpen = true
    reset_prog_mode()
    terminal.send(Sequences.pasteOn)
    if isMouseEnabled { terminal.send(Sequences.mouseOn) }
    painter.invalidate()
  }

  public func send(_ bytes: [UInt8]) {
    terminal.send(bytes)
  }

  /// How many bytes of input wait on a descriptor; 0 on a terminal that is gone.
  public static func waitingBytes(on descriptor: Int32) -> Int {
    Int(cn_bytes_waiting(descriptor))
  }

  private func readInput() -> RawInput? {
    var value: wint_t = 0
    return switch wget_wch(input, &value) {
    case OK: .character(UInt32(value))
    case KEY_CODE_YES: .key(Int32(bitPattern: UInt32(value)))
    default: nil
    }
  }
}

/// What curses has no call for.
enum Sequences {
  static let pasteOn = Array("\u{1B}[?2004h".utf8)
  static let pasteOff = Array("\u{1B}[?2004l".utf8)
  static let mouseOn = Array("\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h".utf8)
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l".utf8)
}

private func monotonicMilliseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
}
