internal import CNcurses
internal import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Brings the terminal from the grid that it shows to the next one.
///
/// Curses is given one run of cells a row: from the first that changed to the last. A run never
/// starts on the second half of a wide character, and nothing outside the screen is touched,
/// whatever the grid's size: a resize may have come in between.
struct Painter {
  private var styles: StyleCache
  /// What the terminal shows, or `nil` where that is not known.
  private var front: CellGrid?
  private var isCursorVisible: Bool?
  private var run: [cchar_t] = []

  init(depth: ColorDepth) {
    styles = StyleCache(depth: depth, limit: depth == .none ? 0 : Int(cn_pairs()))
  }

  mutating func invalidate() {
    front = nil
  }

  mutating func show(_ grid: CellGrid) {
    if styles.makeRoom() || front?.size != grid.size { front = nil }
    if front == nil { clearok(cn_curscr(), true) }
    let columns = min(grid.size.columns, Int(cn_columns()))
    for row in 0..<min(grid.size.rows, Int(cn_lines())) {
      guard let changed = changedColumns(of: grid, row: row, columns: columns) else { continue }
      putRun(of: grid, row: row, columns: changed, end: columns)
    }
    front = grid
    placeCursor(of: grid)
    wnoutrefresh(cn_stdscr())
    doupdate()
  }

  /// The columns of a row from the first cell that changed to the last.
  private func changedColumns(of grid: CellGrid, row: Int, columns: Int) -> Range<Int>? {
    guard columns > 0 else { return nil }
    guard let front else { return 0..<columns }
    let offset = row * grid.size.columns
    return grid.cells.withUnsafeBufferPointer { new in
      front.cells.withUnsafeBufferPointer { old in
        guard !areSame(new, old, offset..<offset + columns) else { return nil }
        var start = 0
        while start < columns, new[offset + start] == old[offset + start] { start += 1 }
        guard start < columns else { return nil }
        var end = columns
        while new[offset + end - 1] == old[offset + end - 1] { end -= 1 }
        if start > 0, new[offset + start].width == 0 { start -= 1 }
        return start..<end
      }
    }
  }

  /// Whether two rows hold the same bytes.
  ///
  /// Most do, and that is seen far sooner than by comparing cell after cell. What pads the cells may
  /// differ, so the answer `false` says nothing.
  private func areSame(
    _ new: UnsafeBufferPointer<Cell>, _ old: UnsafeBufferPointer<Cell>, _ range: Range<Int>
  ) -> Bool {
    let left = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: new[range]))
    let right = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: old[range]))
    guard let start = left.baseAddress, let other = right.baseAddress else { return true }
    return memcmp(start, other, left.count) == 0
  }

  private mutating func putRun(of grid: CellGrid, row: Int, columns: Range<Int>, end: Int) {
    run.removeAll(keepingCapacity: true)
    let offset = row * grid.size.columns
    grid.cells.withUnsafeBufferPointer { cells in
      for column in columns {
        let cell = cells[offset + column]
        var place = styles.template(for: cell.style)
        if cell.width == 1 || (cell.width == 2 && column + 1 < end) {
          place.chars = (
            character(cell.base), mark(cell.firstMark), mark(cell.secondMark),
            mark(cell.thirdMark), 0
          )
        } else if cell.width == 0, column > columns.lowerBound {
          continue
        }
        run.append(place)
      }
    }
    mvwadd_wchnstr(cn_stdscr(), Int32(row), Int32(columns.lowerBound), run, Int32(run.count))
  }

  /// Curses sends what it is given as it is, so a control character must not get this far.
  private func character(_ value: UInt32) -> wchar_t {
    value < 0x20 || (0x7F..<0xA0).contains(value) ? 0x20 : wchar_t(bitPattern: value)
  }

  private func mark(_ value: UInt32) -> wchar_t {
    value < 0x300 ? 0 : wchar_t(bitPattern: value)
  }

  private mutating func placeCursor(of grid: CellGrid) {
    let isVisible = grid.isCursorVisible && grid.cursor != nil
    if isVisible != isCursorVisible {
      isCursorVisible = isVisible
      curs_set(isVisible ? 1 : 0)
    }
    let cursor = grid.cursor ?? Point(column: 0, row: 0)
    wmove(
      cn_stdscr(), Int32(max(0, min(cursor.row, Int(cn_lines()) - 1))),
      Int32(max(0, min(cursor.column, Int(cn_columns()) - 1))))
  }
}
