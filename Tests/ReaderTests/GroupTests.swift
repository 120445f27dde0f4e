import ArticleModel
import Reader
import Terminal
import Testing

/// The lines between days and sections.
struct GroupTests {
  @Test(arguments: [
    (2, "TODAY"), (20, "YESTERDAY"), (50, "WEDNESDAY 29 OCTOBER"), (24 * 8, "23 OCTOBER 2025"),
    (24 * 400, "26 SEPTEMBER 2024"), (-24, "1 NOVEMBER 2025"),
  ])
  func tellTheDay(hoursAgo: Int, title: String) {
    var edition = TestEdition()
    edition.add("A Story", hoursAgo: hoursAgo, blocks: [])
    #expect(TestReader(columns: 100, rows: 30, edition: edition).shows(title))
  }

  @Test func partSections() {
    var reader = TestReader(columns: 100, rows: 50)
    reader.press("gse")
    #expect(reader.shows("   LETTERS ") && reader.shows("   BUSINESS "))
    #expect(!reader.shows("YESTERDAY"))
  }

  @Test func areHidden() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("gd")
    #expect(!reader.shows("TODAY"))
    #expect(reader.line(-1).contains("not parted"))
    reader.press("gd")
    #expect(reader.shows("TODAY"))
    var layout = LayoutPreferences()
    layout.hasSeparators = false
    reader = TestReader(columns: 100, rows: 30, settings: Settings(layout: layout))
    #expect(!reader.shows("TODAY"))
  }

  @Test func moveAndClickPassThemOver() {
    var reader = TestReader(columns: 100, rows: 30)
    #expect(reader.line(2).contains("TODAY"))
    reader.click(column: 5, row: 3)
    #expect(reader.line(-1).contains("1/8"))
    reader.press("jj")
    #expect(reader.line(-1).contains("3/8"))
    let row = (2..<28).first { reader.line($0).contains("YESTERDAY") } ?? 0
    reader.press("gg")
    reader.click(column: 5, row: row)
    #expect(reader.line(-1).contains("1/8"))
    reader.click(column: 5, row: row + 1)
    #expect(reader.line(-1).contains("3/8"))
  }

  @Test(arguments: [(40, 12), (80, 24), (100, 16), (120, 11), (60, 16)])
  func theSelectionStaysInSight(columns: Int, rows: Int) {
    var reader = TestReader(columns: columns, rows: rows)
    for key in Array(repeating: "j", count: 8) + Array(repeating: "k", count: 8) {
      reader.press(key)
      #expect(reader.grid().cursor.map { $0.row < rows - 2 && $0.row >= 1 } == true)
      #expect(text(of: reader.grid()).contains("▌"))
    }
  }
}
