import Terminal
import Testing

@testable import Curses

struct InputDecoderTests {
  /// Decodes text as if curses had given it character by character, pausing at each `|`.
  private func decode(_ text: String, milliseconds: UInt64 = 0) -> [InputEvent] {
    var decoder = InputDecoder()
    var rest = text.unicodeScalars[...]
    var events: [InputEvent] = []
    func read() -> RawInput? {
      guard rest.first != "|" else { return nil }
      return rest.popFirst().map { .character($0.value) }
    }
    while !rest.isEmpty {
      if rest.first == "|" { rest.removeFirst() }
      while let event = decoder.next(
        milliseconds: { milliseconds }, read: read, key: { Key(curses: $0) })
      {
        events.append(event)
      }
    }
    return events
  }

  @Test(arguments: [
    ("j", "j"), ("\u{0D}", "enter"), ("\u{0A}", "ctrl-j"), ("\t", "tab"), ("\u{04}", "ctrl-d"),
    ("\u{7F}", "backspace"), ("\u{08}", "backspace"), ("\u{00}", "ctrl-space"), ("é", "é"),
    ("\u{1B}", "esc"), ("\u{1B}x", "alt-x"), ("\u{1B}[", "alt-["), ("\u{1B}|[", "esc ["),
    ("\u{1B}\u{1B}", "esc esc"), ("\u{1B}\u{0D}", "alt-enter"), ("\u{1C}", "ctrl-\\"),
    ("\u{1B}[A", "up"), ("\u{1B}OB", "down"), ("\u{1B}[1;5C", "ctrl-right"),
    ("\u{1B}[1;4D", "alt-shift-left"), ("\u{1B}[Z", "shift-tab"), ("\u{1B}[3~", "del"),
    ("\u{1B}[5;3~", "alt-pageup"), ("\u{1B}[15~", "f5"), ("\u{1B}[24~", "f12"),
    ("\u{1B}OP", "f1"), ("\u{1B}[106;5u", "ctrl-j"), ("\u{1B}[27;5;13~", "ctrl-enter"),
    ("\u{1B}[106;2u", "J"), ("\u{1B}[?1;2c", ""), ("\u{1B}[99;99;99Rj", "j"), ("\u{1B}[[Aj", "j"),
    ("\u{1B}[1|;2|A", "shift-up"), ("\u{85}j", "j"), ("\u{1B}[I\u{1B}[Ok", "k"),
    ("\u{1B}[99999999999999999999Aj", "up j"),
  ])
  func keysAreTold(text: String, keys: String) {
    let found = decode(text).map { event in
      if case .key(let key) = event { key.description } else { "\(event)" }
    }
    #expect(found.joined(separator: " ") == keys)
  }

  @Test func pasteIsOnePiece() {
    let events = decode("a\u{1B}[200~two\r\nlines\u{1B}[31m\rq\u{7}|\u{1B}[20|1~j")
    #expect(
      events == [
        .key(Key(.character("a"))), .paste("two\nlines[31m\nq"), .key(Key(.character("j"))),
      ])
  }

  @Test func mouseIsToldWithItsPlace() {
    let events = decode(
      "\u{1B}[<0;3;4M\u{1B}[<32;4;4M\u{1B}[<0;4;4m\u{1B}[<64;1;1M\u{1B}[<65;300;2M")
    #expect(
      events == [
        .mouse(MouseEvent(.press, at: Point(column: 2, row: 3))),
        .mouse(MouseEvent(.drag, at: Point(column: 3, row: 3))),
        .mouse(MouseEvent(.release, at: Point(column: 3, row: 3))),
        .mouse(MouseEvent(.wheelUp, at: Point(column: 0, row: 0))),
        .mouse(MouseEvent(.wheelDown, at: Point(column: 299, row: 1))),
      ])
  }

  @Test(arguments: [
    "\u{1B}[<0;0;0M", "\u{1B}[<M", "\u{1B}[<2;1;1M", "\u{1B}[<0;1M", "\u{1B}[<66;1;1M",
    "\u{1B}[<0;99999999999999999999;1M",
  ])
  func oddReportsOfTheMouseAreSwallowed(text: String) {
    #expect(decode(text).isEmpty)
  }

  @Test func secondClickOnTheSamePlaceIsADoubleClick() {
    let click = "\u{1B}[<0;3;4M\u{1B}[<0;3;4m"
    let kinds = decode(click + click + click).compactMap { event in
      if case .mouse(let mouse) = event { mouse.kind } else { nil }
    }
    #expect(kinds == [.press, .release, .doubleClick, .release, .press, .release])
  }

  @Test(arguments: [
    ("kUP5", "ctrl-up"), ("kDN", "shift-down"), ("kLFT3", "alt-left"), ("kEND6", "ctrl-shift-end"),
    ("kNXT5", "ctrl-pagedown"),
  ])
  func capabilitiesOfModifiedKeysAreKnown(name: String, key: String) {
    #expect(Key(capability: name)?.description == key)
  }
}
