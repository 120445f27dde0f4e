internal import Terminal

/// Where everything stands on a screen of a certain size.
///
/// A value: the same size, preferences and focus give the same layout.
struct ScreenLayout: Equatable {
  /// A border between two panes that the mouse can drag.
  enum Border: Equatable {
    case headlines, relatedColumn, relatedRow
  }

  /// Where the panes that are shown stand.
  struct Panes: Equatable {
    private var headlines: Rect?
    private var article: Rect?
    private var related: Rect?

    subscript(name: PaneName) -> Rect? {
      get {
        switch name {
        case .headlines: headlines
        case .article: article
        case .related: related
        }
      }
      set {
        switch name {
        case .headlines: headlines = newValue
        case .article: article = newValue
        case .related: related = newValue
        }
      }
    }

    /// The panes that are shown, from left to right.
    var all: [(name: PaneName, rect: Rect)] {
      PaneName.allCases.compactMap { name in self[name].map { (name, $0) } }
    }

    /// The pane that has a place.
    func pane(at point: Point) -> (name: PaneName, rect: Rect)? {
      all.first { $0.rect.contains(point) }
    }
  }

  /// The line at the top, where there is room for it.
  var masthead: Rect?
  /// The line at the bottom.
  var status: Rect?
  /// The panes that are shown.
  var panes = Panes()
  /// The horizontal rules under the masthead and above the status line.
  var horizontalRules: [Rect] = []
  /// The rules between panes, each with the border that it is.
  var borders: [(border: Border, rect: Rect)] = []

  /// The narrowest and lowest screen with more than one pane.
  static let smallestForPanes = Size(columns: 60, rows: 16)
  /// The columns from which the related stories stand beside the article.
  static let columnsForThree = 100

  init(size: Size, preferences: LayoutPreferences, focus: PaneName) {
    let body = placeFrame(size)
    guard !body.isEmpty else { return }
    let isSmall =
      size.columns < Self.smallestForPanes.columns || size.rows < Self.smallestForPanes.rows
    let shown = PaneName.allCases.filter { !preferences.hidden.contains($0) }
    if preferences.isZoomed || isSmall || shown.count < 2 {
      panes[preferences.isZoomed || isSmall ? focus : shown.first ?? focus] = body
    } else {
      placePanes(shown, in: body, preferences: preferences)
    }
  }

  static func == (left: ScreenLayout, right: ScreenLayout) -> Bool {
    left.masthead == right.masthead && left.status == right.status && left.panes == right.panes
  }

  /// Takes the masthead and the status line off the screen and returns what is left for the panes.
  private mutating func placeFrame(_ size: Size) -> Rect {
    let screen = Rect(columns: size.columns, rows: size.rows)
    guard size.rows >= 3, size.columns >= 20 else { return screen }
    status = Rect(row: size.rows - 1, columns: size.columns, rows: 1)
    guard size.rows >= 10 else { return screen.inset(bottom: 1) }
    masthead = Rect(columns: size.columns, rows: 1)
    horizontalRules = [
      Rect(row: 1, columns: size.columns, rows: 1),
      Rect(row: size.rows - 2, columns: size.columns, rows: 1),
    ]
    return screen.inset(top: 2, bottom: 2)
  }

  private mutating func placePanes(
    _ shown: [PaneName], in body: Rect, preferences: LayoutPreferences
  ) {
    var rest = body
    if shown.contains(.headlines) {
      let columns = Self.headlineColumns(body, preferences)
      panes[.headlines] = Rect(
        column: body.column, row: body.row, columns: columns, rows: body.rows)
      borders.append(
        (.headlines, Rect(column: columns, row: body.row, columns: 1, rows: body.rows)))
      rest = body.inset(left: columns + 1)
    }
    guard shown.contains(.related) else {
      panes[.article] = rest
      return
    }
    guard shown.contains(.article) else {
      panes[.related] = rest
      return
    }
    if body.columns >= Self.columnsForThree {
      placeRelatedBeside(rest, body, preferences)
    } else {
      placeRelatedBelow(rest, preferences)
    }
  }

  private mutating func placeRelatedBeside(
    _ rest: Rect, _ body: Rect, _ preferences: LayoutPreferences
  ) {
    let wanted = preferences.relatedColumns ?? max(24, min(44, body.columns / 5))
    let columns = max(12, min(wanted, rest.columns - 30))
    panes[.article] = rest.inset(right: columns + 1)
    let border = Rect(
      column: rest.endColumn - columns - 1, row: rest.row, columns: 1, rows: rest.rows)
    borders.append((.relatedColumn, border))
    panes[.related] = rest.inset(left: rest.columns - columns)
  }

  private mutating func placeRelatedBelow(_ rest: Rect, _ preferences: LayoutPreferences) {
    let wanted = preferences.relatedRows ?? max(3, rest.rows / 4)
    let rows = max(2, min(wanted, rest.rows - 6))
    panes[.article] = rest.inset(bottom: rows + 1)
    let border = Rect(
      column: rest.column, row: rest.endRow - rows - 1, columns: rest.columns, rows: 1)
    borders.append((.relatedRow, border))
    panes[.related] = rest.inset(top: rest.rows - rows)
  }

  private static func headlineColumns(_ body: Rect, _ preferences: LayoutPreferences) -> Int {
    let suiting =
      body.columns >= columnsForThree ? min(60, body.columns * 3 / 10) : body.columns / 3
    return max(12, min(preferences.headlineColumns ?? suiting, body.columns - 30))
  }
}
