import ArticleModel
import Reader
import Terminal
import Testing

/// Every pane and overlay as it looks, at the sizes that people have.
struct ScreenTests {
  @Test(arguments: [
    (120, 40), (80, 24), (200, 60), (59, 20), (40, 12), (20, 5), (10, 3),
  ])
  func showsTheEdition(columns: Int, rows: Int) {
    expect(TestReader(columns: columns, rows: rows), showsScreen: "edition-\(columns)x\(rows)")
  }

  @Test func givesEveryPartItsRole() {
    expect(TestReader(columns: 120, rows: 24), showsScreen: "roles-120x24", withRoles: true)
  }

  @Test func showsTheStoryAloneOnASmallScreen() {
    var reader = TestReader(columns: 50, rows: 20)
    reader.press("<enter>")
    expect(reader, showsScreen: "story-50x20")
  }

  @Test func showsTheHeadlinesAloneOnALine() {
    var reader = TestReader(columns: 120, rows: 16)
    reader.press("z")
    expect(reader, showsScreen: "headlines-zoomed-120x16")
  }

  @Test func keepsColumnsAlignedInEveryScript() {
    var reader = TestReader(columns: 100, rows: 24)
    reader.press("5G<enter>")
    expect(reader, showsScreen: "scripts-100x24")
  }

  @Test func showsHelp() {
    var reader = TestReader(columns: 80, rows: 24)
    reader.press("?")
    expect(reader, showsScreen: "help-80x24")
    reader.press("/story")
    expect(reader, showsScreen: "help-filtered-80x24")
  }

  @Test func showsThemes() {
    var reader = TestReader(columns: 80, rows: 24)
    reader.press("t")
    expect(reader, showsScreen: "themes-80x24")
  }

  @Test func showsLinks() {
    var reader = TestReader(columns: 80, rows: 24)
    reader.press("<enter>f")
    expect(reader, showsScreen: "links-80x24")
  }

  @Test func showsProblems() {
    var reader = TestReader(
      columns: 80, rows: 24,
      failures: [ReadFailure(path: "world/a.txt", reason: "not a text file")])
    reader.press("!")
    expect(reader, showsScreen: "problems-80x24")
  }

  @Test func showsWhatMayFollowAnUnfinishedKey() {
    var reader = TestReader(columns: 80, rows: 24)
    reader.press("g")
    expect(reader, showsScreen: "popup-80x24")
  }

  @Test func showsTheCommandsThatFit() {
    var reader = TestReader(columns: 80, rows: 24)
    reader.press(":so")
    expect(reader, showsScreen: "command-line-80x24")
  }

  @Test func showsTheFilterWhileItIsTyped() {
    var reader = TestReader(columns: 80, rows: 24)
    reader.press("/letter")
    expect(reader, showsScreen: "filter-80x24")
  }

  @Test func highlightsMatches() {
    var reader = TestReader(columns: 80, rows: 24)
    reader.press("<enter>/ferry<enter>n")
    expect(reader, showsScreen: "find-80x24", withRoles: true)
  }

  @Test func showsWhatWasLeftOut() {
    var reader = TestReader(columns: 80, rows: 40)
    reader.press("<enter>x")
    expect(reader, showsScreen: "removed-80x40", withRoles: true)
  }

  @Test func saysWhatToDoWhereThereIsNothing() {
    expect(
      TestReader(columns: 80, rows: 24, edition: TestEdition()), showsScreen: "empty-80x24")
    var reader = TestReader(columns: 80, rows: 24)
    reader.press("/zzz<enter>")
    expect(reader, showsScreen: "empty-filter-80x24")
  }

  /// No size and no command may lead outside the grid or into an endless loop.
  @Test func drawsAtEverySize() {
    for columns in [0, 1, 2, 3, 5, 8, 13, 21, 34, 60, 61, 79, 100, 139, 500] {
      for rows in [0, 1, 2, 3, 4, 5, 9, 10, 15, 16, 17, 50, 200] {
        var reader = TestReader(columns: columns, rows: rows)
        for keys in [
          "", "j", "<enter>", "<tab>", "?", "<esc>", "t", "<esc>", "g", "<esc>", ":", "<esc>", "/a",
          "<esc>", "z", "5G",
        ] {
          reader.press(keys)
          let grid = reader.grid()
          #expect(grid.size == Size(columns: columns, rows: rows))
          if let cursor = grid.cursor { #expect(grid.bounds.contains(cursor)) }
        }
      }
    }
  }
}
