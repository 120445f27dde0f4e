import Terminal
import Testing

struct KeyTests {
  @Test(arguments: [
    "j", "G", "ctrl-d", "enter", "space", "shift-tab", "f12", "alt-x", "<", ">", "é", "pagedown",
  ])
  func notationReadsWhatItWrites(text: String) {
    #expect(Key(text)?.description == text)
  }

  @Test(arguments: [
    "ctrl--", "alt-<", "ctrl-alt-x", "shift-f5", "ctrl-shift-left", "-", "alt-space", "esc", "ß",
  ])
  func notationReadsWhatItWritesOfRareKeys(text: String) {
    #expect(Key(text)?.description == text)
  }

  @Test func readsWhatIsHeldDownInAnyOrder() {
    #expect(Key("alt-ctrl-x") == Key("ctrl-alt-x"))
  }

  @Test(arguments: [
    ("<>", ["<", ">"]), (">", [">"]), ("<<", ["<", "<"]), ("a<b", ["a", "<", "b"]),
    ("<space>q", ["space", "q"]), ("<shift-tab>", ["shift-tab"]), ("", []),
  ])
  func readsSequencesWithPlainBrackets(text: String, expected: [String]) {
    #expect(Key.sequence(text)?.map(\.description) == expected)
  }

  @Test func readsSequences() {
    #expect(Key.sequence("gg") == [Key(.character("g")), Key(.character("g"))])
    #expect(
      Key.sequence("5<enter><ctrl-d>") == [
        Key(.character("5")), Key(.enter), Key(.character("d"), modifiers: .control),
      ])
    #expect(Key.sequence("<") == [Key(.character("<"))])
    #expect(Key.sequence("<nothing>") == nil)
  }

  @Test(arguments: ["", "nothing", "ctrl-", "f99"]) func refusesWhatIsNoKey(text: String) {
    #expect(Key(text) == nil)
  }
}
