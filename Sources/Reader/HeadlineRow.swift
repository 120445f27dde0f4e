internal import ArticleModel
internal import Synchronization
internal import Terminal

/// A headline as it is written in a list of a certain width.
///
/// A class, because every key asks for all the rows in sight, and a reference is copied at once.
final class HeadlineRow: Sendable {
  /// The headline, wrapped and at last cut.
  let titleLines: [String]
  /// The same in the line below, where that shows a piece of the text.
  let detailMatches: [Range<Int>]
  /// Section, length and age, or the words around what is looked for.
  let detail: String
  /// The columns that the detail takes.
  let detailColumns: Int
  /// The columns by which an article of an unfolded story stands further right.
  let indent: Int

  /// The columns for the selection bar and the mark before a headline.
  static let gutter = 3
  /// The columns at the right end of a list of one line a headline.
  private static let compactDetailColumns = 36
  /// The columns from which such a list has details at all.
  private static let leastColumnsForDetail = 80

  /// Where the words that are looked for stand in each line, by UTF-8 offsets.
  let matches: [[Range<Int>]]
  let isRead: Bool
  let isStarred: Bool
  /// What stands above the headline where it is the first of a day or section.
  let groupTitle: String?
  /// The headline as it was drawn last while it was not selected.
  private let drawn = Mutex<Drawn?>(nil)

  /// A headline for a list `columns` wide; `isCompact` where each takes one line.
  ///
  /// `groupTitle` is what stands above it, `words` are those that are looked for, and `snippet` is
  /// what stands around them in the text. No date is repeated in a list that is grouped by day.
  init(
    of headline: Headline, columns size: Int, isCompact: Bool, clock: Clock,
    isGroupedByDay: Bool = false, isOpen: Bool = false, groupTitle: String? = nil,
    words: [FoldedText] = [],
    snippet: String = ""
  ) {
    isRead = headline.isRead
    isStarred = headline.isStarred
    self.groupTitle = groupTitle.map { truncate($0, columns: max(0, size - Self.gutter - 1)) }
    indent = headline.isUnfolded ? Self.memberIndent : 0
    let hasDetail = !isCompact || size >= Self.leastColumnsForDetail
    let facts = RowDetail(
      headline: headline, clock: clock, isGroupedByDay: isGroupedByDay, isOpen: isOpen)
    let sign = facts.sign
    let signColumns = columns(of: sign)
    let besides =
      isCompact
      ? (hasDetail ? Self.compactDetailColumns + 2 : sign.isEmpty ? 1 : signColumns + 2) : 1
    titleLines = wrap(
      headline.title, columns: max(1, size - Self.gutter - indent - besides),
      maximumLines: isCompact ? 1 : headline.isUnfolded ? 2 : 3)
    let room = isCompact ? Self.compactDetailColumns : size - Self.gutter - indent - 1
    let hasSnippet = !isCompact && !snippet.isEmpty
    let rest = sign.isEmpty ? room : room - signColumns - columns(of: facts.signEnd)
    let behind = hasSnippet ? truncate(snippet, columns: rest) : facts.text(columns: rest)
    detail =
      !hasDetail || rest < 4 ? sign : sign.isEmpty ? behind : sign + facts.signEnd + behind
    detailColumns = columns(of: detail)
    let find = { (line: String) -> [Range<Int>] in
      guard !words.isEmpty else { return [] }
      let folded = FoldedText(line)
      return withoutOverlaps(words.flatMap { folded.ranges(of: $0) })
    }
    matches = titleLines.map(find)
    detailMatches = hasSnippet ? find(detail) : []
  }

  /// The cells of a headline in a theme.
  private struct Drawn {
    var theme: Theme
    var size: Size
    var cells: [Cell]
  }

  /// Draws the headline in `area` as it was drawn before, if it was, else as `draw` does.
  func draw(
    into grid: inout CellGrid, in area: Rect, theme: Theme, _ draw: (inout CellGrid) -> Void
  ) {
    let size = Size(columns: area.columns, rows: area.rows)
    let cells = drawn.withLock { drawn in
      drawn.flatMap { $0.theme.isIdentical(to: theme) && $0.size == size ? $0.cells : nil }
    }
    if let cells { return grid.paste(cells, into: area) }
    draw(&grid)
    guard let cells = grid.cells(in: area) else { return }
    drawn.withLock { $0 = Drawn(theme: theme, size: size, cells: cells) }
  }

  /// Whether any of the words that are looked for is in the headline.
  var hasMatch: Bool { matches.contains { !$0.isEmpty } }

  /// The columns by which the articles of an unfolded story stand further right.
  private static let memberIndent = 2
}

/// The headlines of a stretch as they are written, as far as they have been in sight.
///
/// They follow from the rest of the state, so any two of these count as equal.
struct HeadlineRows: Equatable {
  private(set) var clock = Clock()
  private var columns = 0
  private var isCompact = false
  private var isGroupedByDay = false
  private var rows: [HeadlineRow?] = []

  subscript(index: Int) -> HeadlineRow? {
    get { rows.indices.contains(index) ? rows[index] : nil }
    set { rows[index] = newValue }
  }

  /// Forgets what was written, for another stretch of `count` headlines.
  mutating func reset(count: Int) {
    rows = Array(repeating: nil, count: count)
  }

  /// Forgets what is not written for this width and time.
  mutating func prepare(columns: Int, isCompact: Bool, isGroupedByDay: Bool, clock: Clock) {
    guard
      self.columns != columns || self.isCompact != isCompact
        || self.isGroupedByDay != isGroupedByDay || self.clock != clock
    else { return }
    reset(count: rows.count)
    (self.columns, self.isCompact, self.clock) = (columns, isCompact, clock)
    self.isGroupedByDay = isGroupedByDay
  }

  static func == (left: HeadlineRows, right: HeadlineRows) -> Bool { true }
}
