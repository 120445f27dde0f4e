extension CellGrid {
  /// Writes one line of text from `point` on, as far as `end`, and returns the column behind it.
  ///
  /// Control characters and characters without a width of their own are left out; what combines
  /// is kept with its character. Nothing is written outside the grid.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, at point: Point, end: Int = .max, style: Style = .plain
  ) -> Int {
    var column = point.column
    let limit = min(end, size.columns)
    guard point.row >= 0, point.row < size.rows else { return column }
    for glyph in Glyphs(text) {
      guard column + Int(glyph.width) <= limit else { break }
      var cell = glyph
      cell.style = style
      put(cell, at: Point(column: column, row: point.row), end: limit)
      column += Int(glyph.width)
    }
    return column
  }

  /// Writes the part of `text` between two UTF-8 offsets, as ``write(_:at:end:style:)`` does.
  @discardableResult
  public mutating func write(
    _ text: String, range: Range<Int>, at point: Point, end: Int = .max, style: Style = .plain
  ) -> Int {
    let first = text.utf8.index(text.utf8.startIndex, offsetBy: range.lowerBound)
    let last = text.utf8.index(first, offsetBy: range.count)
    return write(text[first..<last], at: point, end: end, style: style)
  }
}
