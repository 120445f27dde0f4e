internal import ArticleModel
internal import Terminal

/// The right end of the line at the top, as it is written.
///
/// Every key asks for it, and hardly any changes it. It follows from the rest of the state, so any
/// two of these count as equal.
struct Masthead: Equatable {
  /// What the list shows, and the day: `All stories · 1,284 · 37 new        Fri 31 Oct 2025`.
  private(set) var text = ""
  /// The columns that this takes.
  private(set) var columns = 0
  private var contents: Contents?

  /// What the line is made of.
  struct Contents: Equatable {
    /// Whether there is room for the day and for words that can be done without.
    var isWide: Bool
    var day: Int
    var query: HeadlineQuery
    var desks: Int
    /// How many headlines there are, as it is shown.
    var total: String
    var unread: Int
    var isScanning: Bool
  }

  /// Writes the line anew where it is made of something else than before.
  mutating func prepare(_ contents: Contents, listName: () -> String?, today: () -> String) {
    guard contents != self.contents else { return }
    self.contents = contents
    let what = listName().map { $0 + " · " } ?? (contents.isWide ? "All stories · " : "")
    let new = contents.unread > 0 ? " · \(grouped(contents.unread)) new" : ""
    let order = contents.query.order.name.map { " · " + $0 } ?? ""
    let scanning = contents.isScanning ? " · reading …" : ""
    let day = contents.isWide ? "        " + today() : ""
    text = what + contents.total + new + order + scanning + day
    columns = Terminal.columns(of: text)
  }

  static func == (left: Masthead, right: Masthead) -> Bool { true }
}

extension State {
  /// Writes the masthead for the drawings to come.
  mutating func prepareMasthead() {
    let contents = Masthead.Contents(
      isWide: size.columns >= 100, day: clock.day(of: clock.now), query: headlines.query,
      desks: desks.count, total: headlines.totalText, unread: headlines.unread,
      isScanning: library.isScanning)
    var masthead = masthead
    masthead.prepare(contents, listName: { listName }, today: { clock.today })
    self.masthead = masthead
  }

  func drawMasthead(into grid: inout CellGrid, in area: Rect, theme: Theme) {
    let start = Point(column: area.column + 1, row: area.row)
    let nameEnd = grid.write("BROADSHEET", at: start, end: area.endColumn, style: theme[.masthead])
    let rightColumn = area.endColumn - masthead.columns - 1
    guard rightColumn > nameEnd + 1 else { return }
    grid.write(
      masthead.text, at: Point(column: rightColumn, row: area.row), end: area.endColumn,
      style: theme[.quiet])
    grid.write(
      truncate(library.name, columns: max(0, rightColumn - nameEnd - 5)),
      at: Point(column: nameEnd + 3, row: area.row), end: rightColumn - 1, style: theme[.text])
  }
}
