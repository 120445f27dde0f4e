import ArticleModel
import Reader
import Terminal
import Testing

/// What keys do, seen from outside: the screen and the effects.
struct StateTests {
  private func line(_ reader: TestReader, _ row: Int) -> String {
    let rows = text(of: reader.grid()).split(separator: "\n").map(String.init)
    return row < 0 ? rows[rows.count + row] : rows[row]
  }

  private func shows(_ reader: TestReader, _ words: String) -> Bool {
    text(of: reader.grid()).contains(words)
  }

  @Test func theArticleFollowsTheSelection() {
    var reader = TestReader(columns: 100, rows: 30)
    #expect(shows(reader, "Councillors in Brindlemouth"))
    reader.press("jj")
    #expect(shows(reader, "driest summer"))
    #expect(!reader.effects.contains { if case .mark = $0 { true } else { false } })
  }

  @Test func countsMoveManyHeadlines() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("3j")
    #expect(line(reader, -1).contains("4/8"))
    reader.press("2G")
    #expect(line(reader, -1).contains("2/8"))
    reader.press("G")
    #expect(line(reader, -1).contains("8/8"))
    reader.press("gg")
    #expect(line(reader, -1).contains("1/8"))
  }

  @Test func openingAStoryMarksItRead() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("<enter>")
    let id = ArticleID(hashing: "stories/1.txt")
    #expect(
      reader.effects == [.noteOpened(id), .mark([MarkChange(id, .read, true)], isAction: false)])
    reader.press("u")
    #expect(reader.effects.last == .mark([MarkChange(id, .read, false)], isAction: false))
  }

  @Test func digitsFollowRelatedStoriesAndBackspaceReturnsToThePlace() {
    var reader = TestReader(columns: 100, rows: 14)
    reader.press("<enter>jjj")
    let before = (2..<12).map { line(reader, $0) }
    reader.press("1")
    #expect(shows(reader, "flour by three"))
    reader.press("<backspace>")
    #expect((2..<12).map { line(reader, $0) } == before)
    reader.press("]")
    #expect(shows(reader, "flour by three"))
    reader.press("[[")
    #expect(line(reader, -1).contains("nothing to go back to"))
  }

  @Test func aRelatedStoryThatIsMissingIsSearchedFor() {
    var reader = TestReader(columns: 120, rows: 30)
    reader.press("<enter>lj<enter>")
    #expect(line(reader, -1).contains("not in this library"))
    reader.press("S")
    // No headline has “Buses”.
    #expect(line(reader, -1).contains("/Night  "))
    #expect(line(reader, -1).contains("1 headline"))
    reader.press("<esc>")
    #expect(line(reader, -1).contains("1/8"))
    #expect(line(reader, -1).contains("search"))
  }

  @Test func theFilterNarrowsWhileItIsTyped() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("j/owl")
    #expect(line(reader, -1).contains("1 headline"))
    #expect(shows(reader, "An owl sat down"))
    reader.press("<esc>")
    #expect(line(reader, -1).contains("2/8"))
    reader.press("/letter<enter>")
    #expect(line(reader, 0).contains("“letter” · 4"))
    reader.press("q")
    #expect(line(reader, -1).contains("/8"))
    reader.press("q")
    #expect(reader.effects.last == .quit)
  }

  @Test func nGoesToMatchesWhileASearchIsOnElseToUnreadStories() {
    var reader = TestReader(columns: 100, rows: 40)
    reader.press("<enter>/night<enter>")
    #expect(line(reader, -1).contains("1 of 4"))
    reader.press("n")
    #expect(line(reader, -1).contains("2 of 4"))
    reader.press("N")
    #expect(line(reader, -1).contains("1 of 4"))
    reader.press("<esc>hjn")
    #expect(line(reader, -1).contains("4/8"))
  }

  @Test func linksAreListedAndOpenHereWhereTheLibraryHasThem() {
    var reader = TestReader(columns: 100, rows: 40)
    reader.press("<enter>f2")
    #expect(shows(reader, "a story here · https://brindlemouth.example/business/bakers"))
    reader.press("<enter>")
    #expect(shows(reader, "flour by three"))
    reader.press("<backspace>f<enter>")
    let link = Article.Link(text: "page", url: "https://brindlemouth.example/council")
    #expect(reader.effects.last == .openLink(link, in: reader.stories[0].headline.id))
  }

  @Test func aResizeKeepsTheParagraph() {
    var reader = TestReader(columns: 120, rows: 12)
    reader.press("<enter>}}}")
    #expect(line(reader, 2).contains("The ferry, which crosses"))
    reader.resize(70, 16)
    #expect(line(reader, 2).contains("The ferry, which"))
    reader.resize(120, 12)
    #expect(line(reader, 2).contains("The ferry, which crosses"))
  }

  @Test func marksAllOfTheListAndTakesItBack() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("A")
    #expect(line(reader, -1).contains("marked 7 stories read · u to undo"))
    #expect(!line(reader, 0).contains("new"))
    reader.press("u")
    #expect(line(reader, 0).contains("7 new"))
  }

  @Test func themesArePreviewedAndEscBringsTheOldOneBack() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("tj")
    #expect(reader.state.themeName == "nord")
    reader.press("<esc>")
    #expect(reader.state.themeName == "newsprint")
    reader.press("tk<enter>")
    #expect(reader.state.themeName == "dracula")
  }

  @Test func panesHideAndZoom() {
    var reader = TestReader(columns: 120, rows: 30)
    reader.press("g3")
    #expect(!shows(reader, "ON THE PAGE"))
    reader.press("g2")
    #expect(!shows(reader, "Councillors"))
    reader.press("g1")
    #expect(line(reader, -1).contains("only pane"))
    reader.press("g2z")
    #expect(!shows(reader, "Councillors"))
    reader.press("<enter>")
    #expect(shows(reader, "Councillors") && !shows(reader, "Owl Stops Play"))
  }

  @Test func theCommandLineRunsCommands() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press(":sort<space>oldest<enter>j")
    #expect(line(reader, -1).contains("this is the last headline"))
    reader.press(":7<enter>")
    #expect(line(reader, -1).contains("7/8"))
    reader.press(":measure<space>40<enter>")
    reader.press(":nonsense<enter>")
    #expect(line(reader, -1).contains("nonsense is not a command"))
    reader.press(":qui<tab><enter>")
    #expect(reader.effects.last == .quit)
  }

  @Test func theSelectionStaysOnItsStoryWhenTheLibraryChanges() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("jj")
    reader.send(
      .libraryChanged(LibraryStatus(name: "X", isScanning: false, articles: 8, failures: [])))
    #expect(line(reader, -1).contains("3/8"))
  }

  @Test func theMouseSelectsOpensAndDrags() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.send(.input(.mouse(MouseEvent(.press, at: Point(column: 5, row: 8)))))
    #expect(line(reader, -1).contains("2/8"))
    reader.send(.input(.mouse(MouseEvent(.doubleClick, at: Point(column: 5, row: 8)))))
    #expect(reader.effects.contains { if case .mark = $0 { true } else { false } })
    reader.send(.input(.mouse(MouseEvent(.press, at: Point(column: 30, row: 5)))))
    reader.send(.input(.mouse(MouseEvent(.drag, at: Point(column: 40, row: 5)))))
    reader.send(.input(.mouse(MouseEvent(.release, at: Point(column: 40, row: 5)))))
    #expect(reader.grid()[40, 5].text == "│")
  }

  @Test func copiesAndOpensTheAddress() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("yo")
    let url = "https://brindlemouth.example/coastal/ferry"
    #expect(reader.effects == [.copy(url), .openBrowser(url: url)])
  }

  @Test func aWrongKeySaysSo() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("Y")
    #expect(line(reader, -1).contains("Y is not a key here · ? shows all keys"))
  }
}
