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
    isGroupedByDay: Bool = false, groupTitle: String? = nil, words: [FoldedText] = [],
    snippet: String = ""
  ) {
    isRead = headline.isRead
    isStarred = headline.isStarred
    self.groupTitle = groupTitle.map { truncate($0, columns: max(0, size - Self.gutter - 1)) }
    let hasDetail = !isCompact || size >= Self.leastColumnsForDetail
    let besides = isCompact && hasDetail ? Self.compactDetailColumns + 2 : 1
    titleLines = wrap(
      headline.title, columns: max(1, size - Self.gutter - besides),
      maximumLines: isCompact ? 1 : 3)
    let room = isCompact ? Self.compactDetailColumns : size - Self.gutter - 1
    let hasSnippet = !isCompact && !snippet.isEmpty
    detail =
      hasSnippet
      ? truncate(snippet, columns: room)
      : hasDetail
        ? Self.detailWithVersions(
          of: headline, columns: room, clock: clock, isGroupedByDay: isGroupedByDay) : ""
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

  /// The detail, and behind it how many versions there are, if there are several and there is room.
  private static func detailWithVersions(
    of headline: Headline, columns limit: Int, clock: Clock, isGroupedByDay: Bool
  ) -> String {
    let plain = { detail(of: headline, columns: $0, clock: clock, isGroupedByDay: isGroupedByDay) }
    guard headline.versions > 1 else { return plain(limit) }
    let versions = " · \(headline.versions) versions"
    if columns(of: versions) + leastColumnsBeforeVersions <= limit {
      return plain(limit - columns(of: versions)) + versions
    }
    let short = " · ×\(headline.versions)"
    return limit > 12 ? plain(limit - columns(of: short)) + short : plain(limit)
  }

  /// The columns that the rest of a detail has at least where versions are written out.
  private static let leastColumnsBeforeVersions = 14

  /// Section, length and age.
  ///
  /// Where there is no room for all of it the date becomes shorter first, then the section loses
  /// its last words, then the length goes.
  private static func detail(
    of headline: Headline, columns limit: Int, clock: Clock, isGroupedByDay: Bool
  ) -> String {
    let length = "\(headline.minutes) min"
    if isGroupedByDay, !clock.tellsTime(of: headline.published) {
      return detailWithoutDate(of: headline, length, columns: limit)
    }
    let age = clock.age(of: headline.published)
    guard let section = headline.section else {
      return truncate("\(length) · \(age)", columns: limit)
    }
    let whole = "\(section) · \(length) · \(age)"
    if columns(of: whole) <= limit { return whole }
    let shortAge = clock.shortAge(of: headline.published)
    let month = clock.monthOrAge(of: headline.published)
    let candidates = [
      "\(section) · \(length) · \(month)", "\(section) · \(length) · \(shortAge)",
      firstWords(of: section, columns: limit - columns(of: "\(length) · \(shortAge)") - 3)
        .map { "\($0) · \(length) · \(shortAge)" },
      "\(section) · \(month)", "\(section) · \(shortAge)",
    ].compactMap { $0 }
    if let fitting = candidates.first(where: { columns(of: $0) <= limit }) { return fitting }
    let room = limit - columns(of: shortAge) - 3
    guard room >= 5 else { return truncate("\(length) · \(shortAge)", columns: limit) }
    return cut(section, columns: room) + " · " + shortAge
  }

  /// Section and length, under a line that tells the day.
  private static func detailWithoutDate(
    of headline: Headline, _ length: String, columns limit: Int
  ) -> String {
    guard let section = headline.section else { return truncate(length, columns: limit) }
    let whole = "\(section) · \(length)"
    if columns(of: whole) <= limit { return whole }
    let room = limit - columns(of: length) - 3
    if let words = firstWords(of: section, columns: room) { return "\(words) · \(length)" }
    return room >= 5
      ? "\(cut(section, columns: room)) · \(length)" : truncate(length, columns: limit)
  }

  /// The beginning of a section: whole words, else as many letters as fit.
  private static func cut(_ section: String, columns limit: Int) -> String {
    if let words = firstWords(of: section, columns: limit) { return words }
    var kept = section
    while columns(of: kept) >= limit, !kept.isEmpty { kept.removeLast() }
    return kept + "…"
  }

  /// The words of a section that fit, without an “and” at the end, if they still say something.
  private static func firstWords(of section: String, columns limit: Int) -> String? {
    var words = section.split(separator: " ")
    while let last = words.last,
      last.count <= 3 || columns(of: words.joined(separator: " ")) > limit
    {
      words.removeLast()
    }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
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
