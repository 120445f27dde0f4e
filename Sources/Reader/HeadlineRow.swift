internal import ArticleModel
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

  /// A headline for a list `columns` wide; `isCompact` where each takes one line.
  ///
  /// `words` are those that are looked for, and `snippet` is what stands around them in the text.
  init(
    of headline: Headline, columns size: Int, isCompact: Bool, clock: Clock,
    words: [FoldedText] = [], snippet: String = ""
  ) {
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
      : hasDetail ? Self.detail(of: headline, columns: room, clock: clock) : ""
    detailColumns = columns(of: detail)
    let find = { (line: String) -> [Range<Int>] in
      guard !words.isEmpty else { return [] }
      let folded = FoldedText(line)
      return withoutOverlaps(words.flatMap { folded.ranges(of: $0) })
    }
    matches = titleLines.map(find)
    detailMatches = hasSnippet ? find(detail) : []
  }

  /// Whether any of the words that are looked for is in the headline.
  var hasMatch: Bool { matches.contains { !$0.isEmpty } }

  /// Section, length and age.
  ///
  /// Where there is no room for all of it the date becomes shorter first, then the section loses
  /// its last words, then the length goes.
  private static func detail(of headline: Headline, columns limit: Int, clock: Clock) -> String {
    let length = "\(headline.minutes) min"
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

  /// The beginning of a section: whole words, else as many letters as fit.
  private static func cut(_ section: String, columns limit: Int) -> String {
    if let words = firstWords(of: section, columns: limit) { return words }
    var kept = section
    while columns(of: kept) >= limit { kept.removeLast() }
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
  mutating func prepare(columns: Int, isCompact: Bool, clock: Clock) {
    guard self.columns != columns || self.isCompact != isCompact || self.clock != clock else {
      return
    }
    reset(count: rows.count)
    (self.columns, self.isCompact, self.clock) = (columns, isCompact, clock)
  }

  static func == (left: HeadlineRows, right: HeadlineRows) -> Bool { true }
}
