import Terminal
import Testing

struct KeyTests {
  @Test(arguments: [
    "j", "G", "ctrl-d", "enter", "space", "shift-tab", "f12", "alt-x", "<", ">", "é", "pagedown",
  ])
  func notationReadsWhatItWrites(text: String) {
    #expect(Key(text)?.description == text)
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
