internal import CNcurses
internal import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Brings the terminal from the grid that it shows to the next one.
///
/// Curses is given whole rows, those that changed, and finds out what to send of them. Nothing
/// outside the screen is touched, whatever the grid's size: a resize may have come in between.
struct Painter {
  private var styles: StyleCache
  /// What the terminal shows, or `nil` where that is not known.
  private var front: CellGrid?
  private var isCursorVisible: Bool?
  /// The row that curses is given.
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
    for row in 0..<min(grid.size.rows, Int(cn_lines())) where isChanged(row, of: grid, columns) {
      put(row, of: grid, columns)
    }
    front = grid
    placeCursor(of: grid)
    wnoutrefresh(cn_stdscr())
    doupdate()
  }

  private func isChanged(_ row: Int, of grid: CellGrid, _ columns: Int) -> Bool {
    guard columns > 0 else { return false }
    guard let front else { return true }
    let start = row * grid.size.columns
    let range = start..<start + columns
    return grid.cells.withUnsafeBufferPointer { new in
      front.cells.withUnsafeBufferPointer { old in
        !areSame(new, old, range) && !new[range].elementsEqual(old[range])
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

  private mutating func put(_ row: Int, of grid: CellGrid, _ columns: Int) {
    run.removeAll(keepingCapacity: true)
    let start = row * grid.size.columns
    grid.cells.withUnsafeBufferPointer { cells in
      let cells = cells[start..<start + columns]
      var looks = BlankLook(cells)
      for (index, cell) in cells.enumerated() {
        var place = styles.template(for: looks.next(cell))
        if cell.width == 1 || (cell.width == 2 && index + 1 < columns) {
          place.chars = (
            character(cell.base), mark(cell.firstMark), mark(cell.secondMark),
            mark(cell.thirdMark), 0
          )
        } else if cell.width == 0, index > 0 {
          continue
        }
        run.append(place)
      }
    }
    mvwadd_wchnstr(cn_stdscr(), Int32(row), 0, run, Int32(run.count))
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
