internal import CNcurses
internal import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Turns what curses reads into events: keys, pastes, the mouse.
struct Keyboard {
  private var paste: String?
  private var lastPress: (time: Int, position: Point)?

  /// Codes for the sequences around a paste, beyond those that curses has.
  private static let pasteStart: Int32 = 0x1001
  private static let pasteEnd: Int32 = 0x1002
  /// The most bytes of a paste that are kept.
  private static let longestPaste = 100_000

  private static let named: [Int32: Key] = [
    KEY_UP: Key(.up), KEY_DOWN: Key(.down), KEY_LEFT: Key(.left), KEY_RIGHT: Key(.right),
    KEY_HOME: Key(.home), KEY_END: Key(.end), KEY_PPAGE: Key(.pageUp), KEY_NPAGE: Key(.pageDown),
    KEY_BACKSPACE: Key(.backspace), KEY_DC: Key(.delete), KEY_IC: Key(.insert),
    KEY_ENTER: Key(.enter), KEY_BTAB: Key(.tab, modifiers: .shift),
    KEY_SR: Key(.up, modifiers: .shift), KEY_SF: Key(.down, modifiers: .shift),
    KEY_SLEFT: Key(.left, modifiers: .shift), KEY_SRIGHT: Key(.right, modifiers: .shift),
    KEY_SHOME: Key(.home, modifiers: .shift), KEY_SEND: Key(.end, modifiers: .shift),
  ]

  /// Tells curses sequences that terminals send although their description does not have them.
  func defineKeys() {
    let sequences: [(String, Int32)] = [
      ("[200~", Self.pasteStart), ("[201~", Self.pasteEnd), ("[A", KEY_UP), ("[B", KEY_DOWN),
      ("[C", KEY_RIGHT), ("[D", KEY_LEFT), ("[H", KEY_HOME), ("[F", KEY_END), ("[1~", KEY_HOME),
      ("[4~", KEY_END), ("[Z", KEY_BTAB),
    ]
    for (sequence, code) in sequences { define_key("\u{1B}" + sequence, code) }
  }

  /// The next event that has come in.
  mutating func nextEvent() -> InputEvent? {
    var character: wint_t = 0
    while true {
      let result = get_wch(&character)
      if result == ERR { return nil }
      if result == KEY_CODE_YES {
        if let event = event(ofCode: Int32(bitPattern: character)) { return event }
      } else if paste != nil {
        addToPaste(character)
      } else if let key = Self.key(of: character) {
        return .key(key)
      }
    }
  }

  private mutating func event(ofCode code: Int32) -> InputEvent? {
    switch code {
    case KEY_MOUSE: return mouseEvent()
    case Self.pasteStart:
      paste = ""
      return nil
    case Self.pasteEnd:
      defer { paste = nil }
      return paste.map { .paste($0) }
    default:
      if let key = Self.named[code] { return .key(key) }
      for number in 1...24 where code == cn_function_key(Int32(number)) {
        return .key(Key(.function(number)))
      }
      return nil
    }
  }

  private mutating func addToPaste(_ character: wint_t) {
    guard let scalar = Unicode.Scalar(UInt32(character)), let text = paste,
      text.utf8.count < Self.longestPaste
    else { return }
    paste?.unicodeScalars.append(scalar == "\r" ? "\n" : scalar)
  }

  private static func key(of character: wint_t) -> Key? {
    switch UInt32(character) {
    case 9: return Key(.tab)
    case 13: return Key(.enter)
    case 27: return Key(.escape)
    case 8, 127: return Key(.backspace)
    case 0: return Key(.character(" "), modifiers: .control)
    case let control where control < 27:
      return Unicode.Scalar(control + 96).map { Key(.character($0), modifiers: .control) }
    case let control where control < 32:
      return Unicode.Scalar(control + 64).map { Key(.character($0), modifiers: .control) }
    case let value:
      return Unicode.Scalar(value).map { Key(.character($0)) }
    }
  }

  // MARK: The mouse

  private mutating func mouseEvent() -> InputEvent? {
    var event = MEVENT()
    guard getmouse(&event) == OK else { return nil }
    let position = Point(column: Int(event.x), row: Int(event.y))
    let state = event.bstate
    if state & CN_WHEEL_UP != 0 { return .mouse(MouseEvent(.wheelUp, at: position)) }
    if state & CN_WHEEL_DOWN != 0 { return .mouse(MouseEvent(.wheelDown, at: position)) }
    if state & CN_LEFT_PRESSED != 0 { return .mouse(press(at: position)) }
    if state & CN_LEFT_RELEASED != 0 { return .mouse(MouseEvent(.release, at: position)) }
    if state & CN_MOUSE_MOVED != 0 { return .mouse(MouseEvent(.drag, at: position)) }
    return nil
  }

  /// A press, or the second one of a double click: within 400 ms on the same cell.
  private mutating func press(at position: Point) -> MouseEvent {
    let now = milliseconds()
    if let last = lastPress, last.position == position, now - last.time < 400 {
      lastPress = nil
      return MouseEvent(.doubleClick, at: position)
    }
    lastPress = (now, position)
    return MouseEvent(.press, at: position)
  }

  private func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
