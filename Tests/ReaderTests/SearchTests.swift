import ArticleModel
import Reader
import Testing

/// Looking for words, in the headlines and in stories.
struct SearchTests {
  @Test func nGoesRoundInAListThatIsNarrowed() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("/letter<enter>n")
    #expect(reader.line(-1).contains("2/4"))
    reader.press("2n")
    #expect(reader.line(-1).contains("4/4"))
    reader.press("n")
    #expect(reader.line(-1).contains("from the last headline to the first"))
    reader.press("N")
    #expect(reader.line(-1).contains("from the first headline to the last"))
  }

  @Test func aCountBeforeNPassesUnreadStoriesOver() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("2n")
    #expect(reader.line(-1).contains("4/8"))
    reader.press("2N")
    #expect(reader.line(-1).contains("1/8"))
  }

  @Test func aSearchWithoutAMatchIsKept() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("<enter>/owl<enter>")
    #expect(reader.line(-1).contains("“owl” is not in this story"))
    reader.press("j")
    reader.press("n")
    #expect(reader.line(-1).contains("“owl” is not in this story"))
    reader.press("2")
    #expect(reader.line(-1).contains("“owl” · 1 of 2"))
  }

  @Test func aSearchComesAlongToTheNextStory() {
    var reader = TestReader(columns: 100, rows: 12)
    reader.press("<enter>/the<enter>nnJ")
    #expect(reader.line(-1).contains("“the”"))
    #expect(!reader.line(-1).contains("not in this story"))
    reader.press("n")
    #expect(reader.line(-1).contains("1 of"))
  }

  @Test func escBringsTheSearchBeforeBack() {
    var reader = TestReader(columns: 100, rows: 40)
    reader.press("<enter>/ferry<enter>/night<esc>")
    #expect(reader.line(-1).contains("“ferry”"))
  }

  @Test func aLibraryWithoutStoriesHintsAtNothingThatIsNotThere() {
    var reader = TestReader(
      columns: 80, rows: 24, edition: TestEdition(),
      failures: [ReadFailure(path: "a.txt", reason: "not a text file")])
    #expect(reader.shows("1 file could not be") && reader.shows("tells why."))
    #expect(reader.line(-1).contains("! problems   ? help   Q quit"))
    reader = TestReader(columns: 80, rows: 24, edition: TestEdition())
    #expect(!reader.line(-1).contains("read") && !reader.line(-1).contains("find"))
    reader.press("<tab>")
    #expect(reader.line(-1).contains("there are no stories here"))
    #expect(reader.shows("Put"))
  }
}
