import ArticleModel
import Reader
import Testing

/// The reader's words for stories.
struct TagTests {
  @Test func aTagIsGivenShownFoundAndTakenAway() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("T#night<space>boats<space><enter>")
    #expect(reader.line(-1).contains("tagged night boats · u to undo"))
    #expect(reader.shows("#night\u{A0}boats"))
    reader.press("/tag:\"night<space>boats\"<enter>")
    #expect(reader.line(-1).contains("1/1"))
    reader.press("<esc>jTni<tab>")
    #expect(reader.line(-1).contains("#night boats"))
    reader.press("<enter>k")
    reader.press("T")
    #expect(reader.shows("on this story: takes it away"))
    reader.press("<down><enter>")
    #expect(reader.line(-1).contains("no longer tagged night boats"))
    #expect(!reader.shows("#night"))
    reader.press("u")
    #expect(reader.shows("#night\u{A0}boats"))
  }

  @Test func nothingTypedChangesNothing() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("T<enter>T<space>#<esc>T<backspace>")
    #expect(reader.effects.isEmpty)
    reader = TestReader(columns: 80, rows: 24, edition: TestEdition())
    reader.press("T")
    #expect(reader.line(-1).contains("there is no story to tag"))
  }
}
