/// A screen's worth of cells, and where the cursor stands.
///
/// No drawing leaves half a wide character: writing over one half blanks the other.
public struct CellGrid: Hashable, Sendable {
  /// The count of columns and rows.
  public let size: Size
  /// The cells, row after row.
  public private(set) var cells: [Cell]
  /// Where the hardware cursor stands, or `nil` where it has no place.
  public var cursor: Point?
  /// Whether the cursor is shown: while text is typed.
  public var isCursorVisible = false

  /// A grid of blank cells in `style`.
  public init(size: Size, style: Style = .plain) {
    self.size = size
    let (cell, columns, count) = (Cell(" ", style: style), size.columns, size.columns * size.rows)
    cells = Array(unsafeUninitializedCapacity: max(0, count)) { cells, initialized in
      initialized = count
      guard count > 0, let start = cells.baseAddress else { return }
      // One row cell by cell, the others by copying it: every drawing begins with this.
      start.initialize(repeating: cell, count: columns)
      for row in 1..<max(1, size.rows) {
        (start + row * columns).initialize(from: start, count: columns)
      }
    }
  }

  /// The rectangle of all cells.
  public var bounds: Rect { Rect(columns: size.columns, rows: size.rows) }

  /// The cell at a place inside the grid.
  public subscript(column: Int, row: Int) -> Cell {
    cells[row * size.columns + column]
  }

  /// Puts `cell` at `point`, with its continuation if it is wide; outside the grid nothing happens.
  ///
  /// A wide cell whose second half would lie at or behind `end` becomes a blank.
  public mutating func put(_ cell: Cell, at point: Point, end: Int = .max) {
    guard bounds.contains(point), point.column < end else { return }
    let index = point.row * size.columns + point.column
    if cell.width == 2 {
      guard point.column + 1 < min(end, size.columns) else {
        splitWideCell(at: index)
        cells[index] = Cell(" ", style: cell.style)
        return
      }
      splitWideCell(at: index)
      splitWideCell(at: index + 1)
      cells[index] = cell
      cells[index + 1] = .continuation(style: cell.style)
    } else {
      splitWideCell(at: index)
      cells[index] = cell
    }
  }

  /// Puts printable ASCII into cells from an index on, as far as there are characters, room and
  /// cells that are no part of a wide character, and returns how many that were.
  mutating func put(
    plain bytes: UnsafeBufferPointer<UInt8>, at index: Int, limit: Int, style: Style
  ) -> Int {
    cells.withUnsafeMutableBufferPointer { cells in
      let end = min(bytes.count, limit)
      var count = 0
      while count < end, (0x20..<0x7F).contains(bytes[count]), cells[index + count].width == 1 {
        // What follows may be a mark that combines with this character.
        if count + 1 < bytes.count, bytes[count + 1] >= 0xCC { break }
        cells[index + count] = Cell(Unicode.Scalar(bytes[count]), style: style)
        count += 1
      }
      return count
    }
  }

  /// Fills the part of `rect` that lies inside the grid; `scalar` must be one column wide.
  public mutating func fill(_ rect: Rect, style: Style = .plain, with scalar: Unicode.Scalar = " ")
  {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    let cell = Cell(columns(of: scalar) == 1 ? scalar : " ", style: style)
    for row in area.row..<area.endRow {
      let first = row * size.columns + area.column
      let last = first + area.columns - 1
      splitWideCells(first...last)
      cells.withUnsafeMutableBufferPointer { $0[first...last].update(repeating: cell) }
    }
  }

  /// The cells of `rect`, row after row; `nil` where it does not lie inside the grid.
  public func cells(in rect: Rect) -> [Cell]? {
    guard !rect.isEmpty, rect.intersection(bounds) == rect else { return nil }
    return (rect.row..<rect.endRow).flatMap { row in
      cells[row * size.columns + rect.column..<row * size.columns + rect.endColumn]
    }
  }

  /// Puts cells that ``cells(in:)`` gave of a rectangle of the same size into `rect`, which must lie
  /// inside the grid.
  public mutating func paste(_ block: [Cell], into rect: Rect) {
    precondition(rect.intersection(bounds) == rect && block.count == rect.columns * rect.rows)
    for row in rect.row..<rect.endRow where !rect.isEmpty {
      let first = row * size.columns + rect.column
      splitWideCells(first...first + rect.columns - 1)
      let start = (row - rect.row) * rect.columns
      cells.withUnsafeMutableBufferPointer { cells in
        block.withUnsafeBufferPointer { block in
          guard let target = cells.baseAddress, let source = block.baseAddress else { return }
          (target + first).update(from: source + start, count: rect.columns)
        }
      }
    }
  }

  /// Changes the style of the cells of `rect` and leaves their characters.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      for index in row * size.columns + area.column..<row * size.columns + area.endColumn {
        cells[index].style = change(cells[index].style)
      }
    }
  }

  /// Blanks the other halves of wide characters that a stretch of a row cuts in half, as it can only
  /// at its ends.
  private mutating func splitWideCells(_ stretch: ClosedRange<Int>) {
    if cells[stretch.lowerBound].width == 0 { splitWideCell(at: stretch.lowerBound) }
    if cells[stretch.upperBound].width == 2 { splitWideCell(at: stretch.upperBound) }
  }

  /// Blanks the other half of a wide character whose one half at `index` is about to go.
  private mutating func splitWideCell(at index: Int) {
    switch cells[index].width {
    case 2:
      cells[index + 1] = Cell(" ", style: cells[index + 1].style)
    case 0 where index > 0:
      cells[index - 1] = Cell(" ", style: cells[index - 1].style)
    default:
      break
    }
  }
}
