import ArticleModel
import Reader
import Terminal
import Testing

/// The lists over the panes.
struct OverlayTests {
  private let ownTheme = "own.toml:3: headlin is not a role; did you mean headline?"

  @Test(arguments: ["nor", "nordic"])
  func afterAFilterThePreviewedThemeIsStillSelected(filter: String) {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("t/\(filter)<esc>")
    #expect(reader.state.themeName == "nord")
    #expect(reader.line(-1).contains("3/4"))
    reader.press("<enter>")
    #expect(reader.state.themeName == "nord")
  }

  @Test func aBrokenThemeIsMarkedAndTold() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("t")
    #expect(reader.shows("own  has a mistake"))
    reader.press("G")
    #expect(reader.line(-1).contains(ownTheme))
    reader.press("k")
    #expect(!reader.line(-1).contains(ownTheme))
    reader.press("G<enter>")
    #expect(reader.line(-1).contains(ownTheme))
  }

  @Test func enterEndsTheFilterOfTheHelpAndRunsNothing() {
    var reader = TestReader(columns: 80, rows: 24)
    reader.press("?/quit<enter>")
    #expect(reader.effects.isEmpty)
    #expect(reader.line(-1).contains("enter does it   / narrows   esc closes"))
    reader.press("<enter>")
    #expect(reader.effects.last == .quit)
  }

  @Test func linksSayWhichAreStoriesHereAndOpeningOneSaysNothingOfABrowser() {
    var reader = TestReader(columns: 100, rows: 40)
    reader.press("<enter>f")
    #expect(reader.shows("2  petition  a story here"))
    #expect(reader.shows("1  page  https://brindlemouth.example/council"))
    reader.press("2<enter>")
    #expect(reader.shows("flour by three"))
    #expect(!reader.shows("opening"))
  }

  @Test func anAddressThatIsItsOwnTextIsListedOnce() {
    var edition = TestEdition()
    let url = "https://example.test/a"
    edition.add("A Story", hoursAgo: 1, blocks: [TestEdition.paragraph(url)])
    edition.stories[0].article.links = [Article.Link(text: url, url: url)]
    var reader = TestReader(columns: 100, rows: 30, edition: edition)
    reader.press("<enter>f")
    let row = (0..<30).map { reader.line($0) }.first { $0.contains("1  " + url) }
    #expect(row?.ranges(of: url).count == 1)
  }

  @Test func withoutColorsAnOverlayHasAnEdgeAndItsSelectionIsReversed() {
    var reader = TestReader(columns: 100, rows: 24)
    let theme = testTheme.withoutColors
    reader.press("t")
    expect(reader, showsScreen: "themes-without-colors-100x24", theme: theme)
    let grid = reader.grid(theme: theme)
    let reversed = (0..<24).filter { grid[50, $0].style.attributes.contains(.reverse) }
    #expect(reversed.count == 1)
    #expect(reversed.first.map { reader.line($0).contains("newsprint") } == true)
    reader.press("<esc>g")
    expect(reader, showsScreen: "popup-without-colors-100x24", theme: theme)
  }

  @Test(arguments: [(80, 10), (100, 12), (60, 8), (30, 4)])
  func theEdgeLeavesTheLastLineAlone(columns: Int, rows: Int) {
    var reader = TestReader(columns: columns, rows: rows)
    reader.press("?")
    let last = reader.grid(theme: testTheme.withoutColors).rows[rows - 1]
    #expect(!last.contains("─") && !last.contains("└"))
    #expect(last.contains("1/"))
  }

  @Test(arguments: [(100, 8), (120, 6), (40, 6)])
  func aPopupWithoutRoomUsesColumnsOrSaysHowManyMoreThereAre(columns: Int, rows: Int) {
    var reader = TestReader(columns: columns, rows: rows)
    reader.press("g")
    expect(reader, showsScreen: "popup-\(columns)x\(rows)")
  }
}
