import ArticleModel
import Reader
import Testing

/// Desks that are kept while reading.
struct SavedDeskTests {
  private func reader(_ keys: String) -> TestReader {
    var reader = TestReader(
      columns: 100, rows: 30,
      settings: Settings(desks: Desk.standard + [Desk("Own", "ferry", isSaved: true)]))
    reader.press(keys)
    return reader
  }

  @Test func keepTheFilter() {
    var reader = reader("/letter<enter>:save-desk<space>Post<space>Bag<enter>")
    #expect(reader.line(-1).contains("kept as the desk Post Bag · D lists it"))
    #expect(reader.line(0).contains("Post Bag · 4"))
    #expect(reader.effects.contains(.saveDesk(Desk("Post Bag", "letter", isSaved: true))))
    reader.press("<esc>:desk<space>post<space>bag<enter>")
    #expect(reader.line(0).contains("Post Bag · 4"))
    reader.press("D")
    #expect(reader.shows("Post Bag"))
  }

  @Test func areNamedAtTheKey() {
    var reader = reader("/letter<enter>gD")
    #expect(reader.line(-1).contains(":save-desk"))
    reader.press("Post<enter>")
    #expect(reader.line(0).contains("Post · 4"))
  }

  @Test(arguments: [
    (":save-desk<space>X<enter>", "there is no filter to keep · / types one"),
    ("gD", "there is no filter to keep · / types one"),
    ("/is:nix<enter>:save-desk<space>X<enter>", "this filter is not finished: is: wants unread"),
    ("/owl<enter>:save-desk<space>unread<enter>", "Unread is a desk already: take another name"),
    (":remove-desk<space>unread<enter>", "Unread was not kept here"),
    (":remove-desk<space>ow<enter>", "there is no desk ow · did you mean own?"),
    (":remove-desk<space><tab>", ":remove-desk own"),
    ("gX", "which desk? D lists them"), ("DgX", "All stories was not kept here"),
  ])
  func saysWhyNot(keys: String, words: String) {
    let reader = reader(keys)
    #expect(reader.line(-1).contains(words))
    #expect(!reader.effects.contains { if case .saveDesk = $0 { true } else { false } })
  }

  @Test func takeThePlaceOfOneOfTheirName() {
    let reader = reader("/letter<enter>:save-desk<space>OWN<enter>D")
    #expect(reader.shows("OWN") && !reader.shows("Own"))
    #expect(reader.effects.contains(.saveDesk(Desk("OWN", "letter", isSaved: true))))
  }

  @Test(arguments: ["DGgXk", ":remove-desk<space>OWN<enter>D"]) func areRemoved(keys: String) {
    let reader = reader(keys)
    #expect(reader.shows("Continue reading") && !reader.shows(" Own"))
    #expect(reader.effects.contains(.removeDesk("Own")))
  }
}
