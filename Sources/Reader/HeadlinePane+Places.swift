internal import Terminal

/// Which headlines stand where in the pane.
extension HeadlinePane {
  /// The position at a row of the pane, if there is a headline.
  func position(atRow row: Int) -> Int? {
    var position = top
    var next = 0
    while position < total, next <= row {
      if row == next, beginsGroup(at: position) { return nil }
      next += height(at: position)
      if row < next { return position }
      position += 1
    }
    return nil
  }

  func lastWhollySeen() -> Int {
    var position = top
    var used = 0
    while position < total {
      used += height(at: position)
      if used - (isCompact ? 0 : 1) > size.rows { break }
      position += 1
    }
    return position
  }
}
