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

  @Test func theOtherFormsOfAFiltersWordsAreMarkedToo() {
    var edition = TestEdition()
    edition.add(
      "The Ferry Stays", hoursAgo: 3,
      blocks: [TestEdition.paragraph("Two ferries sail, and a ferryman; eighty sailors look on.")])
    var reader = TestReader(
      columns: 120, rows: 30, edition: edition, settings: Settings(findsForms: true))
    reader.press("/ferry<enter><enter>")
    let id = edition.stories[0].headline.id
    #expect(reader.effects.contains(.findForms(filter: "ferry", in: id)))
    let before = roles(of: reader.grid())
    #expect(!before.contains("{match:ferries") && before.contains("{match:ferry"))
    reader.send(.formsFound(filter: "ferry", in: id, ["ferries", "sail"]))
    let after = roles(of: reader.grid())
    #expect(after.contains("{match:ferries sail}"))
    // A form is a whole word.
    #expect(after.contains("{body:man; eighty sailors look"))
    // What was found for another filter is not marked.
    reader.send(.formsFound(filter: "boat", in: id, ["eighty"]))
    #expect(!roles(of: reader.grid()).contains("{match:eighty"))
  }

  @Test func noFormsAreAskedForWhereWordsAreFoundAsTheyAre() {
    var reader = TestReader(columns: 120, rows: 30)
    reader.press("/ferry<enter><enter>")
    #expect(!reader.effects.contains { if case .findForms = $0 { true } else { false } })
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

  @Test func aMistakeInAFilterIsExplainedWhileItIsTyped() {
    var reader = TestReader(columns: 80, rows: 24)
    reader.press("/owl<space>date:never")
    #expect(reader.line(-2).contains("date: wants 2025"))
    #expect(reader.line(-1).contains("/owl date:never"))
    reader.press("<ctrl-w>")
    #expect(!reader.line(-2).contains("date:"))
    reader = TestReader(columns: 40, rows: 12)
    reader.press("/is:x")
    #expect(reader.line(-2).contains("is: wants unread"))
    for size in [(20, 3), (1, 1), (20, 1)] { reader.resize(size.0, size.1) }
    _ = reader.grid()
  }

  @Test func theWordsOfAFilterAreShownInHeadlinesAndInTheStoryThatIsOpened() {
    var reader = TestReader(columns: 100, rows: 40)
    reader.press("/ferry<enter>")
    #expect(roles(of: reader.grid()).contains("{match:Ferry"))
    reader.press("<enter>")
    #expect(reader.line(-1).contains("“ferry” · 1 of 3"))
    reader.press("nn")
    #expect(reader.line(-1).contains("“ferry” · 2 of 3"))
    reader.press("<esc>")
    #expect(!reader.line(-1).contains("“ferry”"))
    #expect(reader.line(0).contains("“ferry”"))
    reader.press("<esc>")
    #expect(!reader.line(0).contains("“ferry”"))
  }

  @Test func aFilterThatIsEndedIsNotShownInTheStoryAnyMore() {
    var reader = TestReader(columns: 100, rows: 40)
    reader.press("/ferry<enter><enter>h<esc>")
    #expect(!reader.line(0).contains("“ferry”"))
    #expect(!roles(of: reader.grid()).contains("match"))
  }

  @Test(arguments: [
    ("gso", "oldest first"), ("gst", "by headline"), ("gse", "by section"),
    ("gsu", "unread first"), ("gsr", "best first"),
  ])
  func theMastheadTellsTheOrder(keys: String, words: String) {
    var reader = TestReader(columns: 80, rows: 24)
    reader.press(keys)
    #expect(reader.line(0).contains("7 new · " + words))
    reader.press("gsn")
    #expect(!reader.line(0).contains(words))
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
