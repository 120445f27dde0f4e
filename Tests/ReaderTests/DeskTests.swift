import ArticleModel
import Reader
import Testing

/// Saved filters.
struct DeskTests {
  private func reader(_ keys: String) -> TestReader {
    var reader = TestReader(
      columns: 80, rows: 24,
      settings: Settings(desks: Desk.standard + [Desk("Lighthouse", "section:letters lighthouse")]))
    reader.press(keys)
    return reader
  }

  @Test func areListedWithTheirCounts() {
    expect(reader("D"), showsScreen: "desks-80x24")
  }

  @Test func areShown() {
    var reader = reader("Djjjjj<enter>")
    #expect(reader.line(0).contains("Lighthouse · 3"))
    reader.press("D<esc>")
    #expect(reader.line(0).contains("Lighthouse · 3"))
    reader.press("Dgg<enter>")
    #expect(reader.line(0).contains("  8 · 7 new"))
    reader.press("<enter>D2<enter>")
    #expect(reader.line(0).contains("Unread · 6"))
  }

  @Test func continueReadingHasWhatWasBegun() {
    var reader = TestReader(columns: 70, rows: 16)
    reader.press("<enter>}}JhDjjj<enter>")
    #expect(reader.line(0).contains("Continue reading · 1"))
  }

  @Test(arguments: [
    (":desk<space>light<enter>", 0, "Lighthouse · 3"),
    (":desk<space>UNREAD<enter>", 0, "Unread · 7"),
    (":desk<space>unraed<enter>", -1, "there is no desk unraed · did you mean unread?"),
    (":desk<enter>", -1, "which desk? all stories, unread, starred"),
    (":desk<space>li<tab>", -1, ":desk lighthouse"),
  ])
  func areShownByName(keys: String, line: Int, words: String) {
    #expect(reader(keys).line(line).contains(words))
  }
}
