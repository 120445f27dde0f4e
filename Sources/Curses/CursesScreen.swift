internal import CNcurses
public import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The real terminal.
///
/// It keeps a copy of what is shown, so that only changed parts of rows are handed to curses;
/// curses then finds the fewest bytes for them.
///
/// One thread owns it. Whatever happens the terminal is put back as it was found: by ``close()``,
/// and after a crash by ``CrashGuard``.
public final class CursesScreen: Screen {
  /// What the terminal can show.
  public let colors: ColorSupport
  private var front: CellGrid?
  private var pairs: [UInt64: Int32] = [:]
  private var isCursorVisible = false
  private var isOpen = true
  private var isMouseEnabled = false
  private var keyboard = Keyboard()
  private let screen: OpaquePointer?

  /// Takes over the terminal.
  ///
  /// - Throws: ``CursesError`` where there is no terminal, or one that cannot place text.
  public init(usesColor: Bool) throws(CursesError) {
    guard isatty(0) == 1, isatty(1) == 1 else {
      throw CursesError(
        description: "the reader needs a terminal; broadsheet list and show print to a pipe")
    }
    useUTF8()
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    var status: Int32 = 0
    guard !name.isEmpty, setupterm(name, 1, &status) == OK, hasString("cup") else {
      throw CursesError(
        description: "the terminal “\(name)” cannot place text on its screen; set TERM to what "
          + "your terminal is, or use broadsheet list and show")
    }
    CrashGuard.install()
    let direct = usesColor ? Self.directTerminal(name) : nil
    guard let opened = newterm(direct ?? name, cn_stdout(), cn_stdin()) else {
      throw CursesError(description: "the terminal “\(name)” could not be opened")
    }
    screen = opened
    colors = usesColor ? Self.colorSupport(isDirect: direct != nil) : .none
    setModes()
    CrashGuard.arm(restoring: restoreSequence())
  }

  private static func colorSupport(isDirect: Bool) -> ColorSupport {
    guard has_colors(), start_color() == OK else { return .none }
    use_default_colors()
    if isDirect { return .direct }
    let count = Int(cn_colors())
    return count >= 256 ? .extended : count >= 8 ? .palette(min(count, 16)) : .none
  }

  /// The name of the terminal's entry with direct colours, where it says that it has them.
  private static func directTerminal(_ name: String) -> String? {
    guard let value = getenv("COLORTERM").map({ String(cString: $0) }),
      value == "truecolor" || value == "24bit"
    else { return nil }
    let base = name.split(separator: "-").first.map(String.init) ?? name
    var status: Int32 = 0
    return ["\(base)-direct", "xterm-direct"].first { setupterm($0, 1, &status) == OK }
  }

  private func setModes() {
    cbreak()
    noecho()
    nonl()
    nodelay(cn_stdscr(), true)
    keypad(cn_stdscr(), true)
    idlok(cn_stdscr(), true)
    set_escdelay(25)
    mouseinterval(0)
    curs_set(0)
    keyboard.defineKeys()
    send("\u{1B}[?2004h")
  }

  // MARK: Screen

  public var size: Size {
    Size(columns: Int(cn_columns()), rows: Int(cn_lines()))
  }

  public func nextEvent() -> InputEvent? {
    keyboard.nextEvent()
  }

  public func show(_ grid: CellGrid) {
    let area = Size(
      columns: min(grid.size.columns, size.columns), rows: min(grid.size.rows, size.rows))
    guard area.columns > 0, area.rows > 0 else { return }
    let old = front?.size == grid.size ? front : nil
    for row in 0..<area.rows {
      if let run = changedColumns(of: grid, since: old, row: row, columns: area.columns) {
        put(grid, row: row, columns: run)
      }
    }
    front = grid
    if let cursor = grid.cursor, cursor.row < area.rows, cursor.column < area.columns {
      wmove(cn_stdscr(), Int32(cursor.row), Int32(cursor.column))
    }
    if grid.isCursorVisible != isCursorVisible {
      isCursorVisible = grid.isCursorVisible
      curs_set(isCursorVisible ? 1 : 0)
    }
    wnoutrefresh(cn_stdscr())
    doupdate()
  }

  public func invalidate() {
    front = nil
    clearok(cn_stdscr(), true)
  }

  public func setMouse(enabled: Bool) {
    isMouseEnabled = enabled
    mousemask(enabled ? CN_MOUSE_EVENTS : 0, nil)
    // Dragging is a mode of its own that curses does not ask for.
    send(enabled ? "\u{1B}[?1002h" : "\u{1B}[?1002l")
  }

  // MARK: The terminal itself

  /// Takes note of a new size of the terminal; `nil` where it has not changed.
  public func resized() -> Size? {
    var columns: Int32 = 0
    var lines: Int32 = 0
    guard cn_window_size(1, &columns, &lines) == 0 else { return nil }
    guard columns != cn_columns() || lines != cn_lines() else { return nil }
    resizeterm(lines, columns)
    front = nil
    return size
  }

  /// Gives the terminal back for a while.
  public func suspend() {
    if isMouseEnabled { mousemask(0, nil) }
    send("\u{1B}[?1002l\u{1B}[?2004l")
    endwin()
    CrashGuard.disarm()
  }

  /// Takes the terminal again after ``suspend()``.
  public func resume() {
    reset_prog_mode()
    send("\u{1B}[?2004h")
    CrashGuard.arm(restoring: restoreSequence())
    setMouse(enabled: isMouseEnabled)
    front = nil
    clearok(cn_stdscr(), true)
    wnoutrefresh(cn_stdscr())
    doupdate()
    _ = resized()
    isCursorVisible = false
    curs_set(0)
  }

  /// Puts the terminal back as it was found.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    if isMouseEnabled { mousemask(0, nil) }
    send("\u{1B}[?1002l\u{1B}[?2004l")
    endwin()
    CrashGuard.disarm()
  }

  /// Writes a sequence that curses does not know to the terminal.
  public func send(_ sequence: String) {
    var bytes = Array(sequence.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  // MARK: Cells

  /// The columns of a row from the first changed cell to the last one, without cutting a wide
  /// character in two.
  private func changedColumns(
    of grid: CellGrid, since old: CellGrid?, row: Int, columns: Int
  ) -> Range<Int>? {
    guard let old else { return 0..<columns }
    let base = row * grid.size.columns
    let isSame = grid.cells[base..<base + columns] == old.cells[base..<base + columns]
    guard !isSame else { return nil }
    var first = 0
    while grid.cells[base + first] == old.cells[base + first] { first += 1 }
    var end = columns
    while grid.cells[base + end - 1] == old.cells[base + end - 1] { end -= 1 }
    while first > 0, grid.cells[base + first].width == 0 || old.cells[base + first].width == 0 {
      first -= 1
    }
    while end < columns, grid.cells[base + end].width == 0 || old.cells[base + end].width == 0 {
      end += 1
    }
    return first..<end
  }

  private func put(_ grid: CellGrid, row: Int, columns: Range<Int>) {
    var run: [cchar_t] = []
    run.reserveCapacity(columns.count)
    for column in columns {
      let cell = grid[column, row]
      // A wide character that the edge cuts, after the screen has become narrower, is a blank.
      let isCut = cell.width == 2 && column + 1 >= columns.upperBound
      if cell.width > 0 { run.append(cursesCell(isCut ? Cell(" ", style: cell.style) : cell)) }
    }
    mvwadd_wchnstr(cn_stdscr(), Int32(row), Int32(columns.lowerBound), run, Int32(run.count))
  }

  private func cursesCell(_ cell: Cell) -> cchar_t {
    let pair = pair(of: cell.style)
    var result = cchar_t()
    result.chars.0 = wchar_t(bitPattern: cell.base)
    result.chars.1 = wchar_t(bitPattern: cell.firstMark)
    result.chars.2 = wchar_t(bitPattern: cell.secondMark)
    result.chars.3 = wchar_t(bitPattern: cell.thirdMark)
    result.attr = attributes(of: cell.style) | cn_pair_attributes(pair)
    result.ext_color = pair
    return result
  }

  private func attributes(of style: Style) -> attr_t {
    var result: attr_t = 0
    if style.attributes.contains(.bold) { result |= CN_BOLD }
    if style.attributes.contains(.dim) { result |= CN_DIM }
    if style.attributes.contains(.italic) { result |= CN_ITALIC }
    if style.attributes.contains(.underline) { result |= CN_UNDERLINE }
    if style.attributes.contains(.reverse) { result |= CN_REVERSE }
    return result
  }

  /// The pair of a style's colours; curses itself recycles those that are not used any more.
  private func pair(of style: Style) -> Int32 {
    guard colors != .none, style.foreground != .standard || style.background != .standard else {
      return 0
    }
    let foreground = colors.index(of: style.foreground)
    let background = colors.index(of: style.background)
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if let known = pairs[key] { return known }
    let pair = max(0, alloc_pair(foreground, background))
    pairs[key] = pair
    return pair
  }
}

private func hasString(_ name: String) -> Bool {
  guard let value = tigetstr(name) else { return false }
  return Int(bitPattern: value) != -1
}

/// Sets the user's locale, or where that is not UTF-8 one that is: curses would print garbage.
private func useUTF8() {
  setlocale(LC_ALL, "")
  guard let codeset = nl_langinfo(Int32(CODESET)), String(cString: codeset) == "UTF-8" else {
    for name in ["C.UTF-8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil { return }
    return
  }
}

/// What puts the terminal back, for a handler that may only write: terminfo's own strings.
private func restoreSequence() -> String {
  let modes = "\u{1B}[?1002l\u{1B}[?1000l\u{1B}[?1006l\u{1B}[?2004l"
  return ["sgr0", "op", "rmkx", "cnorm", "rmcup"].reduce(modes) { sequence, name in
    guard hasString(name), let value = tigetstr(name) else { return sequence }
    return sequence + String(cString: value)
  }
}
