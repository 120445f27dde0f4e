internal import ArticleModel
internal import Terminal

/// The list of headlines.
///
/// It holds a stretch of the list only and asks for the next one in time, so that it costs the same
/// for a hundred articles and a million.
struct HeadlinePane: Pane, Equatable {
  private(set) var query = HeadlineQuery(foldsStories: true)
  /// Whether articles that tell the same story are to be one row, in the orders that have such rows.
  private(set) var foldsStories = true
  /// The words of the query, which are shown in the headlines.
  private var words: [FoldedText] = []
  /// Whether some of them may stand in texts only.
  private(set) var hasWords = false
  /// What stands around them in texts, and which stories were asked about last.
  var snippets: [ArticleID: String] = [:]
  var askedSnippets: [ArticleID] = []
  /// How many headlines the query finds, and how many of them are unread.
  private(set) var total = 0
  /// Whether that is known already; until then ``total`` is what was found first.
  private(set) var isCounted = true
  var unread = 0
  /// How many headlines at the beginning are new ones of stories that are followed.
  private(set) var followed = 0
  /// Whether the library has answered at all.
  private(set) var isLoaded = false
  /// The position of the selected headline in the whole list.
  private(set) var selected = 0
  /// Whether the selection moved up last.
  private var isGoingUp = false
  /// The article that stays selected when the list changes around it.
  private(set) var selectedID: ArticleID?
  /// The position of the first headline on the screen.
  var top = 0
  private(set) var size = Size(columns: 0, rows: 0)

  /// Whether lines between days and sections are wanted.
  var showsGroups = true

  private var stretch: [Headline] = []
  private(set) var stretchStart = 0
  /// The headlines in sight as they are written, so that a key does not wrap all of them again.
  private var rows = HeadlineRows()
  /// Which headlines of the stretch are the first of their day or section.
  private(set) var groupStarts: [Bool] = []
  /// Whether a stretch that was asked for has not come yet.
  private(set) var isWaiting = false
  /// Whether a stretch was asked for that the screen does not need yet.
  private var isAskedAhead = false
  /// What was missing last: an answer that does not have all of it is not asked for again.
  private var lastMissing: HeadlineRequest?
  /// Whether the beginning of the list that was asked for has come, and the rest has not.
  private var hasBeginning = false
  /// Whether the list that was asked for is to begin anew.
  private var isRestarting = false

  /// Headlines loaded on each side of what is seen.
  ///
  /// On the tallest screen that has to be more than ``missingStretch()`` looks for.
  private var margin: Int { max(150, 2 * (max(1, size.rows) + 1)) }

  /// The headline at a position, if it is loaded.
  func headline(at position: Int) -> Headline? {
    let index = position - stretchStart
    return stretch.indices.contains(index) ? stretch[index] : nil
  }

  /// How many headlines there are, as it is shown: `64+` where there are more.
  var totalText: String { grouped(total) + (isCounted ? "" : "+") }

  var selectedHeadline: Headline? { headline(at: selected) }

  /// The headline that comes next if the reader goes on in the same direction.
  var expected: Headline? { headline(at: selected + (isGoingUp ? -1 : 1)) }

  /// The filter's words, or `nil` where the list shows everything.
  var filter: String? { query.filter.isEmpty ? nil : query.filter }

  /// Whether the headline at a position is loaded, and the first of its day or section.
  func isGroupStart(at position: Int) -> Bool {
    let index = position - stretchStart
    return groupStarts.indices.contains(index) && groupStarts[index]
  }

  /// Changes a loaded headline, wherever it stands.
  mutating func update(_ id: ArticleID, _ change: (inout Headline) -> Void) {
    guard let index = stretch.firstIndex(where: { $0.id == id }) else { return }
    change(&stretch[index])
    rows[index] = nil
  }

  // MARK: Loading

  /// Takes a stretch of the list.
  ///
  /// The selection stays on its article, and on its row.
  mutating func load(_ page: HeadlinePage) {
    // While something else is awaited it is that which brings the list.
    guard page.query == query, !page.isAhead || !isWaiting else { return }
    (isWaiting, isAskedAhead) = (false, false)
    isLoaded = true
    // What was found first stays where it is when the rest comes.
    let goesOn = hasBeginning
    isCounted = page.isCounted
    hasBeginning = !page.isCounted
    defer { isRestarting = false }
    let row = selected - top
    total = page.total
    unread = page.unread
    followed = page.followed
    stretch = page.headlines
    stretchStart = page.start
    rows.reset(count: stretch.count)
    groupStarts = groupStarts(in: stretch, isAtTop: stretchStart == 0)
    if let anchor = page.anchor, !goesOn {
      // Where nothing was selected before, the headlines above the anchor are worth seeing too.
      top = isRestarting ? start(of: anchor, rows: size.rows / 2) : anchor - row
      selected = anchor
    }
    select(min(selected, total - 1))
  }

  /// What has to be loaded so that the screen is filled and the next page is there in time.
  mutating func missingStretch() -> HeadlineRequest? {
    guard isLoaded, !isWaiting, isCounted, total > 0 else { return nil }
    let page = max(1, size.rows) + 1
    let top = max(0, top)
    let isFilled = headline(at: selected) != nil && isLoaded(top..<top + page)
    if isFilled, isAskedAhead || isLoaded(top - page..<top + 2 * page) { return nil }
    var request = stretch(around: selected)
    request.isAhead = isFilled
    guard request != lastMissing else { return nil }
    lastMissing = request
    (isWaiting, isAskedAhead) = (!isFilled, isFilled)
    return request
  }

  /// Whether all headlines at some positions are loaded, so far as the list has them.
  private func isLoaded(_ positions: Range<Int>) -> Bool {
    max(0, positions.lowerBound) >= stretchStart
      && min(positions.upperBound, total) <= stretchStart + stretch.count
  }

  /// Asks for the whole list anew; the selection stays on its article where it still is.
  mutating func reload() -> HeadlineRequest {
    request(around: selected, anchor: selectedID)
  }

  /// Asks for the list around an article, or else from its beginning, with the first headline
  /// selected.
  mutating func restart(at anchor: ArticleID? = nil) -> HeadlineRequest {
    selected = 0
    selectedID = nil
    isWaiting = true
    lastMissing = nil
    isRestarting = true
    // Only what the screen shows: somebody waits for it.
    return HeadlineRequest(
      query: query, range: 0..<max(24, size.rows), anchor: anchor, centersOnAnchor: anchor != nil)
  }

  /// Asks for another list.
  ///
  /// Its selection is the same article, or the first one.
  mutating func show(_ query: HeadlineQuery, anchor: ArticleID?) -> HeadlineRequest {
    self.query = query
    self.query.foldsStories = foldsStories && query.order.foldsStories
    self.query.unfolded = []
    let parsed = Query.parse(query.filter).query
    hasWords = !parsed.textTerms.isEmpty
    snippets = [:]
    askedSnippets = []
    words = (parsed.textTerms + parsed.titleTerms).map { FoldedText($0.text) }
    selected = 0
    top = 0
    isWaiting = true
    hasBeginning = false
    lastMissing = nil
    return HeadlineRequest(
      query: self.query, range: 0..<2 * margin, anchor: anchor, centersOnAnchor: anchor != nil,
      wantsBeginning: true)
  }

  /// Asks for the stretch around an article that is to be selected.
  mutating func reveal(_ id: ArticleID) -> HeadlineRequest? {
    if let index = stretch.firstIndex(where: { $0.id == id }) {
      select(stretchStart + index)
      return nil
    }
    return request(around: selected, anchor: id)
  }

  mutating func request(around position: Int, anchor: ArticleID? = nil) -> HeadlineRequest {
    isWaiting = true
    hasBeginning = false
    lastMissing = nil
    return stretch(around: position, anchor: anchor)
  }

  private func stretch(around position: Int, anchor: ArticleID? = nil) -> HeadlineRequest {
    let range = max(0, position - margin)..<max(0, position) + margin
    return HeadlineRequest(
      query: query, range: range, anchor: anchor, centersOnAnchor: anchor != nil)
  }

  /// Changes which stories are folded.
  mutating func setFolding(_ folds: Bool, unfolded: Set<ArticleID>) {
    foldsStories = folds
    query.foldsStories = folds && query.order.foldsStories
    query.unfolded = unfolded
  }

  // MARK: Moving

  mutating func resize(to size: Size) {
    self.size = size
    select(selected)
  }

  /// Moves the selection to a position inside the list and brings it on the screen.
  mutating func select(_ position: Int) {
    let wanted = max(0, min(position, total - 1))
    if wanted != selected { isGoingUp = wanted < selected }
    selected = wanted
    if let headline = selectedHeadline { selectedID = headline.id }
    scrollToSelection()
  }

  // MARK: What fits

  /// Whether each headline takes one line: where the pane is wide, or low.
  var isCompact: Bool { size.columns >= 80 || size.rows < 8 }

  /// The rows that the headline at a position takes, with the line above it that begins a group and
  /// the empty one behind it.
  func height(at position: Int) -> Int {
    let above = beginsGroup(at: position) ? 1 : 0
    guard !isCompact else { return above + 1 }
    return above + (row(at: position)?.titleLines.count ?? 1) + 2
  }

  /// The clock that tells days.
  var groupClock: Clock { rows.clock }

  /// The headline at a position as it is written in this pane, if it is loaded.
  func row(at position: Int) -> HeadlineRow? {
    rows[position - stretchStart] ?? makeRow(at: position)
  }

  /// Writes the headlines in sight once for all drawings until something changes.
  mutating func prepareRows(clock: Clock) {
    let isOtherZone = clock.utcOffset != rows.clock.utcOffset
    rows.prepare(
      columns: size.columns, isCompact: isCompact, isGroupedByDay: isGroupedByDay, clock: clock)
    if isOtherZone { groupStarts = groupStarts(in: stretch, isAtTop: stretchStart == 0) }
    let seen = (top..<max(top, top + size.rows)).clamped(
      to: stretchStart..<stretchStart + stretch.count)
    for position in seen where rows[position - stretchStart] == nil {
      rows[position - stretchStart] = makeRow(at: position)
    }
  }

  private func makeRow(at position: Int) -> HeadlineRow? {
    guard let headline = headline(at: position), headline.isKnown else { return nil }
    return HeadlineRow(
      of: headline, columns: size.columns, isCompact: isCompact, clock: rows.clock,
      isGroupedByDay: isGroupedByDay && position >= followed, isOpen: isOpen(at: position),
      groupTitle: isGroupStart(at: position) ? groupTitle(of: headline, at: position) : nil,
      words: words, snippet: snippets[headline.id] ?? "")
  }

  /// Scrolls half a page where the selection leaves the pane: only one key in many repaints it
  /// then, and what was read last stays in sight.
  private mutating func scrollToSelection() {
    top = max(0, min(top, total - 1))
    guard size.rows > 0 else { return }
    if selected < top || selected >= max(top + 1, lastWhollySeen()) {
      top = start(of: selected, rows: max(height(at: selected), size.rows / 2))
    }
    top = min(top, start(of: max(0, total - 1), rows: size.rows + (isCompact ? 0 : 1)))
  }

  /// The position that stands at the top when the one at `position` ends within `rows` rows.
  private func start(of position: Int, rows: Int) -> Int {
    var first = position
    var used = height(at: position)
    while first > 0 {
      used += height(at: first - 1)
      if used > rows { break }
      first -= 1
    }
    return first
  }
}
