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
    ("1\u{FE0F}\u{20E3}", "1\u{20E3}"), ("🇬🇷", "🇬🇷"), ("so\u{AD}ft", "soft"),
    ("\u{DC1}\u{DCA}\u{200D}\u{DBB}x", "\u{DC1}\u{DCA}\u{DBB}x"), ("שלום", "שלום"),
    ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}"), ("क्षि", "क्षि"),
    ("a\u{E0041}\u{202E}b", "ab"), ("👩\u{200D}❤\u{FE0F}\u{200D}👩!", "👩!"), ("a\tb", "ab"),
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

  @Test func fillsWithoutHalvesAtTheEdges() {
    var grid = CellGrid(size: Size(columns: 6, rows: 1))
    grid.write("東京都", at: Point(column: 0, row: 0))
    grid.fill(Rect(column: 1, row: 0, columns: 2, rows: 1), with: "-")
    #expect(grid.rows == [" -- 都"])
    grid.fill(grid.bounds, with: "東")
    #expect(grid.rows == ["      "])
  }

  /// Whatever is drawn over whatever, each leading half has its continuation behind it.
  @Test(arguments: [1, 2, 3, 5, 8]) func keepsHalvesTogether(columns: Int) {
    var grid = CellGrid(size: Size(columns: columns, rows: 3))
    var random = UInt64(columns)
    for _ in 0..<400 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let bits = Int(random >> 33)
      let point = Point(column: bits % (columns + 2) - 1, row: bits / 16 % 5 - 1)
      switch bits / 128 % 4 {
      case 0: grid.fill(Rect(column: point.column, row: point.row, columns: 2, rows: 2))
      case 1: grid.write("東x京", at: point, end: bits / 1024 % (columns + 2))
      case 2: grid.write("ab", at: point)
      default: grid.put(Cell("東", width: 2), at: point)
      }
      #expect(grid.cells.indices.allSatisfy { isWhole(grid, at: $0) })
    }
  }

  private func isWhole(_ grid: CellGrid, at index: Int) -> Bool {
    let column = index % grid.size.columns
    switch grid.cells[index].width {
    case 0: return column > 0 && grid.cells[index - 1].width == 2
    case 2: return column + 1 < grid.size.columns && grid.cells[index + 1].width == 0
    default: return true
    }
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

  @Test func pastesWhatItCopied() {
    var grid = CellGrid(size: Size(columns: 8, rows: 3))
    grid.write("ab日本cd", at: Point(column: 0, row: 1))
    let rect = Rect(column: 2, row: 0, columns: 4, rows: 2)
    let block = grid.cells(in: rect)
    var other = CellGrid(size: Size(columns: 8, rows: 3))
    other.write("日本日本", at: Point(column: 0, row: 1))
    other.paste(block ?? [], into: Rect(column: 1, row: 1, columns: 4, rows: 2))
    #expect(other.rows == ["        ", "      本", " 日本   "].map { $0 })
    #expect(grid.cells(in: Rect(column: 5, row: 0, columns: 4, rows: 1)) == nil)
  }
}
