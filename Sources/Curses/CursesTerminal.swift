internal import CNcurses
internal import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The terminal that the program was started on: how it was found, and how it is given back.
struct CursesTerminal {
  private let found: termios
  private let isDirect: Bool

  /// Starts curses on standard input and output.
  init() throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    guard let type = getenv("TERM").map({ String(cString: $0) }), !type.isEmpty else {
      throw .noType
    }
    var modes = termios()
    tcgetattr(STDIN_FILENO, &modes)
    found = modes
    Self.setLocale()
    use_env(false)
    use_tioctl(true)
    isDirect = Self.startDirect(type: type)
    guard isDirect || cn_newterm(nil) != nil, Self.canMoveCursor else {
      // Curses has changed the modes by now, and leaving it would send what nobody asked for.
      tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
      throw .unusable(type: type)
    }
    cn_keep_palette()
    Self.startBuffering()
    setModes()
    CrashHandlers.install(restoring: modes, with: Self.restoreSequence)
  }

  /// The size that the system knows, unless it is none or absurd.
  var size: Size? {
    var window = winsize()
    guard cn_window_size(STDOUT_FILENO, &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return nil
    }
    return Size(columns: min(2000, Int(window.ws_col)), rows: min(1000, Int(window.ws_row)))
  }

  /// Sets colours up and returns how many there are.
  func startColors(usesColor: Bool) -> ColorDepth {
    let isForbidden = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    guard usesColor, !isForbidden, has_colors(), start_color() == OK else { return .none }
    // Without the terminal's own colours every cell would be painted over its background.
    guard use_default_colors() == OK else { return .none }
    return isDirect ? .direct : ColorDepth(colors: min(256, Int(cn_colors())))
  }

  /// Gives the terminal back as it was found.
  func restore() {
    endwin()
    var modes = found
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
  }

  /// Writes past curses, which has nothing of its own waiting between two calls.
  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Curses prints what the locale's encoding has; it has to be UTF-8 even where none is set.
  ///
  /// Nothing else of a locale is used, and each part would be a file to open.
  private static func setLocale() {
    setlocale(LC_CTYPE, "")
    guard String(cString: nl_langinfo(nl_item(CODESET))) != "UTF-8" else { return }
    for name in ["C.UTF-8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil { return }
  }

  /// Starts curses with a description that has all colours, if the terminal says it shows them.
  private static func startDirect(type: String) -> Bool {
    let colorTerm = getenv("COLORTERM").map { String(cString: $0) }
    return DirectColor.types(for: type, colorTerm: colorTerm).contains { cn_newterm($0) != nil }
  }

  /// Makes curses gather a whole screen's output in its buffer.
  ///
  /// Until it has been left and resumed once, it writes after every move of the cursor, some eighty
  /// times a screen. What it says on leaving goes nowhere.
  private static func startBuffering() {
    // On a tiny screen the buffer is tiny too, and half of a sequence may already be out.
    guard cn_lines() * (cn_columns() + 6) >= 256 else { return }
    let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard output >= 0, nowhere >= 0, dup2(nowhere, STDOUT_FILENO) >= 0 else { return }
    endwin()
    dup2(output, STDOUT_FILENO)
    close(nowhere)
    close(output)
    doupdate()
  }

  private static var canMoveCursor: Bool {
    guard let capability = tigetstr("cup") else { return false }
    return Int(bitPattern: capability) != -1
  }

  private func setModes() {
    cbreak()
    noecho()
    nonl()
    intrflush(cn_stdscr(), false)
    idlok(cn_stdscr(), true)
    set_escdelay(25)
    // A half-sent screen would stay so until the next change.
    typeahead(-1)
    // Ctrl-S, Ctrl-Q, Ctrl-V and Ctrl-O are keys like others here.
    var modes = termios()
    tcgetattr(STDIN_FILENO, &modes)
    modes.c_iflag &= ~tcflag_t(IXON)
    modes.c_lflag &= ~tcflag_t(IEXTEN)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
    def_prog_mode()
  }

  /// What puts the terminal right when curses cannot do it any more.
  private static var restoreSequence: [UInt8] {
    var bytes = Sequences.mouseOff + Sequences.pasteOff
    for name in ["sgr0", "op", "rmkx", "cnorm", "rmcup"] {
      guard let capability = tigetstr(name), Int(bitPattern: capability) != -1 else { continue }
      bytes += withoutPadding(String(cString: capability).utf8)
    }
    return bytes + [0x0D, 0x0A]
  }

  /// Terminal descriptions write pauses as `$<20>`.
  private static func withoutPadding(_ text: some Sequence<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var isPadding = false
    for byte in text {
      if byte == UInt8(ascii: "<"), bytes.last == UInt8(ascii: "$") {
        bytes.removeLast()
        isPadding = true
      } else if isPadding {
        isPadding = byte != UInt8(ascii: ">")
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
