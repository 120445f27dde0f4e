import Terminal
import Testing

struct CellGridTests {
  private func row(_ grid: CellGrid) -> String {
    (0..<grid.size.columns).map { grid[$0, 0].text }.joined()
  }

  @Test func writesOverOneHalfOfAWideCharacterBlankTheOther() {
    var grid = CellGrid(size: Size(columns: 6, rows: 1))
    grid.write("東京", at: Point(column: 0, row: 0))
    grid.write("x", at: Point(column: 1, row: 0))
    #expect(row(grid) == " x京  ")
    grid.write("y", at: Point(column: 2, row: 0))
    #expect(row(grid) == " xy   ")
  }

  @Test func cutsAWideCharacterAtTheEdge() {
    var grid = CellGrid(size: Size(columns: 3, rows: 1))
    #expect(grid.write("東京", at: Point(column: 0, row: 0)) == 2)
    #expect(row(grid) == "東 ")
  }

  @Test(arguments: [
    ("a\u{1B}[31mb", "a[31mb"), ("a\rb\u{8}c", "abc"), ("e\u{301}", "e\u{301}"),
    ("👩‍👩‍👧x", "👩x"), ("👍🏽", "👍"), ("❤\u{FE0F}", "❤"), ("\u{301}a", "a"),
    ("a\u{301}\u{302}\u{303}\u{304}\u{305}b", "a\u{301}\u{302}\u{303}b"),
  ])
  func writesWhatCanBeShown(text: String, expected: String) {
    var grid = CellGrid(size: Size(columns: 20, rows: 1))
    let end = grid.write(text, at: Point(column: 0, row: 0))
    let shown = String(row(grid).prefix { $0 != " " })
    #expect(shown == expected)
    #expect(end == columns(of: text))
  }

  @Test func writesNothingOutside() {
    var grid = CellGrid(size: Size(columns: 2, rows: 1))
    let before = grid
    grid.write("x", at: Point(column: 0, row: 1))
    grid.write("x", at: Point(column: 2, row: 0))
    grid.put(Cell("x"), at: Point(column: -1, row: 0))
    grid.fill(Rect(column: 5, row: 5, columns: 3, rows: 3))
    #expect(grid == before)
  }

  @Test func writesAPartOfAText() {
    var grid = CellGrid(size: Size(columns: 5, rows: 1))
    grid.write("héllo", range: 1..<4, at: Point(column: 0, row: 0))
    #expect(row(grid) == "él   ")
  }

  @Test func rectanglesIntersect() {
    let one = Rect(column: 1, row: 1, columns: 4, rows: 4)
    #expect(
      one.intersection(Rect(column: 3, row: 0, columns: 9, rows: 3))
        == Rect(column: 3, row: 1, columns: 2, rows: 2))
    #expect(one.intersection(Rect(column: 9, row: 9, columns: 1, rows: 1)).isEmpty)
    #expect(one.inset(left: 9).isEmpty)
    #expect(
      one.centered(Size(columns: 2, rows: 2)) == Rect(column: 2, row: 2, columns: 2, rows: 2))
  }
}
