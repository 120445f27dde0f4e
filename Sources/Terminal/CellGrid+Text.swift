extension CellGrid {
  /// The text of each row, to its last column.
  public var rows: [String] {
    (0..<size.rows).map { row in
      cells[row * size.columns..<(row + 1) * size.columns].map(\.text).joined()
    }
  }

  /// Writes one line of text from `point` on, as far as `end`, and returns the column behind it.
  ///
  /// Control characters and characters without a width of their own are left out; what combines
  /// is kept with its character. Nothing is written outside the grid.
  @discardableResult
  public mutating func write(
    _ text: some StringProtocol, at point: Point, end: Int = .max, style: Style = .plain
  ) -> Int {
    var text = String(text)
    return text.withUTF8 { write($0, at: point, end: end, style: style) }
  }

  /// Writes the part of `text` between two UTF-8 offsets, as ``write(_:at:end:style:)`` does.
  @discardableResult
  public mutating func write(
    _ text: String, range: Range<Int>, at point: Point, end: Int = .max, style: Style = .plain
  ) -> Int {
    var text = text
    return text.withUTF8 {
      write(UnsafeBufferPointer(rebasing: $0[range]), at: point, end: end, style: style)
    }
  }

  private mutating func write(
    _ bytes: UnsafeBufferPointer<UInt8>, at point: Point, end: Int, style: Style
  ) -> Int {
    var column = point.column
    let limit = min(end, size.columns)
    guard point.row >= 0, point.row < size.rows else { return column }
    let rowStart = point.row * size.columns
    var scanner = ClusterScanner(bytes)
    while true {
      if column >= 0, column < limit {
        let count = put(
          plain: scanner.rest, at: rowStart + column, limit: limit - column, style: style)
        scanner.skip(count)
        column += count
      }
      if let byte = scanner.plainByte() {
        guard byte >= 0x20, byte < 0x7F else { continue }
        guard column < limit else { break }
        put(Cell(Unicode.Scalar(byte), style: style), at: Point(column: column, row: point.row))
        column += 1
      } else {
        guard var cell = scanner.nextCell() else { break }
        guard cell.width > 0 else { continue }
        guard column + Int(cell.width) <= limit else { break }
        cell.style = style
        put(cell, at: Point(column: column, row: point.row), end: limit)
        column += Int(cell.width)
      }
    }
    return column
  }
}
