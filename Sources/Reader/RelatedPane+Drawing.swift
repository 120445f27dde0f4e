internal import ArticleModel
internal import Terminal

extension RelatedPane {
  func draw(into grid: inout CellGrid, in rect: Rect, context: DrawContext) {
    guard !stories.isEmpty else {
      let sentence =
        article == nil || !isLoaded ? "" : "No related stories in this library."
      drawSentence(sentence, into: &grid, in: rect, style: context.theme[.quiet])
      if context.isFocused { grid.cursor = Point(column: rect.column, row: rect.row) }
      return
    }
    var row = rect.row - top
    for content in rows {
      let rows = height(of: content)
      let area = Rect(column: rect.column, row: row, columns: rect.columns, rows: rows)
      if row < rect.endRow, area.endRow > rect.row {
        draw(content, in: area, clip: rect, into: &grid, context: context)
      }
      row += rows
    }
  }

  private func draw(
    _ content: Row, in area: Rect, clip: Rect, into grid: inout CellGrid, context: DrawContext
  ) {
    switch content {
    case .space: break
    case .group(let title):
      grid.write(
        title, at: Point(column: area.column + 1, row: area.row), end: clip.endColumn,
        style: context.theme[.group])
    case .story(let index, let lines):
      draw(index, lines, in: area, clip: clip, into: &grid, context: context)
    }
  }

  private func draw(
    _ index: Int, _ lines: [String], in area: Rect, clip: Rect, into grid: inout CellGrid,
    context: DrawContext
  ) {
    let theme = context.theme
    let story = stories[index]
    let isSelected = index == selected
    let role: Role =
      story.headline == nil
      ? .missing
      : isSelected && context.isFocused
        ? .headlineSelected : story.headline?.isRead == true ? .headlineRead : .headline
    let visible = area.intersection(clip)
    if isSelected {
      let style = theme[context.isFocused ? .selection : .selectionQuiet]
      for row in visible.row..<visible.endRow {
        grid.write("▌", at: Point(column: area.column, row: row), end: clip.endColumn, style: style)
      }
      if context.isFocused { grid.cursor = Point(column: area.column, row: visible.row) }
    }
    if area.row >= clip.row {
      let number = number(of: index).map(String.init) ?? (story.headline == nil ? "○" : "·")
      grid.write(
        number, at: Point(column: area.column + 1, row: area.row), end: clip.endColumn,
        style: theme[story.headline == nil ? .missing : .key])
    }
    let detail = detail(of: story, clock: context.clock)
    // On one line the headline has what the detail leaves.
    let lines =
      isCompact
      ? [truncate(story.title, columns: clip.columns - Self.gutter - columns(of: detail) - 3)]
      : lines
    for (line, text) in lines.enumerated() {
      let place = Point(column: area.column + Self.gutter, row: area.row + line)
      guard clip.contains(Point(column: clip.column, row: place.row)) else { continue }
      grid.write(text, at: place, end: clip.endColumn, style: theme[role])
    }
    let style = theme[story.headline == nil ? .missing : .detail]
    draw(detail, lines.count, in: area, clip: clip, into: &grid, style: style)
  }

  private func draw(
    _ detail: String, _ lines: Int, in area: Rect, clip: Rect, into grid: inout CellGrid,
    style: Style
  ) {
    if isCompact {
      let column = max(area.column, clip.endColumn - columns(of: detail) - 1)
      grid.write(
        detail, at: Point(column: column, row: area.row), end: clip.endColumn, style: style)
    } else if clip.contains(Point(column: clip.column, row: area.row + lines)) {
      grid.write(
        truncate(detail, columns: max(1, clip.columns - Self.gutter - 1)),
        at: Point(column: area.column + Self.gutter, row: area.row + lines),
        end: clip.endColumn, style: style)
    }
  }

  /// The line below a headline: how old it is, and why it stands here, as far as there is room; a
  /// doubt comes first.
  private func detail(of story: RelatedStory, clock: Clock) -> String {
    guard let headline = story.headline else {
      return isCompact ? "not here" : "not in this library"
    }
    let age = clock.age(of: headline.published)
    let limit = size.columns - Self.gutter - 1
    guard !isCompact else { return compactDetail(of: story, headline, clock) }
    switch story.reason {
    case .onThePage:
      guard let doubt = story.doubt else { return "\(age) · linked" }
      let detail = "\(doubt) · \(age)"
      return columns(of: detail) <= limit
        ? detail : "\(doubt) · \(clock.monthOrAge(of: headline.published))"
    case .sameStory:
      // Who tells it is what matters; the day is mostly the same.
      guard let origin = headline.origin else { return age }
      let short = clock.shortDay(of: headline.published)
      return Self.line([origin, age], columns: limit) ?? Self.line([origin, short], columns: limit)
        ?? truncate(origin, columns: limit)
    case .linksHere, .earlierInStory, .laterInStory:
      guard let origin = headline.origin else { return age }
      let month = clock.monthOrAge(of: headline.published)
      if let line = Self.line([age, origin], columns: limit) { return line }
      let room = limit - columns(of: age) - 3
      return room >= Self.leastColumnsForOrigin
        ? "\(age) · \(truncate(origin, columns: room))"
        : Self.line([month, origin], columns: limit) ?? age
    case .alike(let words), .sameNames(let words):
      return Self.line([age] + words.prefix(3), columns: limit)
        ?? Self.line([clock.monthOrAge(of: headline.published)] + words.prefix(3), columns: limit)
        ?? age
    }
  }

  /// On one line: why a story stands here, in a word or two, and how old it is.
  private func compactDetail(
    of story: RelatedStory, _ headline: Headline, _ clock: Clock
  ) -> String {
    guard size.columns >= Self.leastColumnsForReason else {
      return story.doubt ?? clock.age(of: headline.published)
    }
    // Of what came before and after the day tells something, else the headline needs the room.
    let isOrdered = story.reason == .earlierInStory || story.reason == .laterInStory
    let age =
      isOrdered ? clock.age(of: headline.published) : clock.monthOrAge(of: headline.published)
    let word = story.doubt ?? story.reason.word(columns: size.columns / 3)
    return "\(word) · \(age)"
  }

  /// The columns from which the beginning of a site's name tells which it is.
  private static let leastColumnsForOrigin = 10
  /// The columns from which a line has room for a reason.
  private static let leastColumnsForReason = 40

  /// A date and the words that fit behind it; `nil` where none does, although there are some.
  private static func line(_ parts: [String], columns limit: Int) -> String? {
    guard parts.count > 1 else { return parts.first }
    let lines = (2...parts.count).reversed().map { count in
      parts[0] + " · " + parts[1..<count].joined(separator: ", ")
    }
    return lines.first { columns(of: $0) <= limit }
  }
}

extension RelatedStory {
  /// How sure it is that the page means this story, where that is not quite sure.
  fileprivate var doubt: String? {
    guard reason == .onThePage else { return nil }
    let percent = Int((confidence * 100).rounded())
    return percent < 95 ? "\(percent)% sure" : nil
  }
}

extension RelatedStory.Reason {
  /// The reason in a word or two, of a certain width.
  fileprivate func word(columns limit: Int) -> String {
    switch self {
    case .onThePage: "linked"
    case .linksHere: "links here"
    case .sameStory: "same story"
    case .earlierInStory: "earlier"
    case .laterInStory: "later"
    case .sameNames(let names): truncate(names.first ?? "same people", columns: limit)
    case .alike: "alike"
    }
  }
}
