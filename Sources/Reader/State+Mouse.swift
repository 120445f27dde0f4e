internal import Terminal

/// What the mouse does: the same as keys, at the place it points to.
extension State {
  mutating func apply(_ event: MouseEvent) -> [Effect] {
    if overlay != nil { return applyToOverlay(event) }
    switch event.kind {
    case .press: return press(at: event.position).effects
    case .doubleClick:
      let (effects, hitsStory) = press(at: event.position)
      return hitsStory ? openSelected() : effects
    case .drag:
      drag(to: event.position)
    case .release:
      draggedBorder = nil
    case .wheelUp: return turnWheel(.up, at: event.position)
    case .wheelDown: return turnWheel(.down, at: event.position)
    }
    return []
  }

  /// Presses the button over a place; also returns whether a story of a list lies there.
  private mutating func press(at point: Point) -> (effects: [Effect], hitsStory: Bool) {
    message = nil
    let layout = screenLayout
    if let border = layout.borders.first(where: { $0.rect.contains(point) }) {
      draggedBorder = border.border
      return ([], false)
    }
    guard let (pane, rect) = layout.panes.pane(at: point) else {
      return ([], false)
    }
    let before = focus
    focus = pane
    let row = point.row - rect.row
    switch pane {
    case .headlines:
      guard let position = headlines.position(atRow: row) else { return ([], false) }
      headlines.select(position)
      followsSelection = true
      return ([], true)
    case .related:
      guard let index = related.story(atRow: row) else { return ([], false) }
      return ([], related.select(index) == .done)
    case .article:
      return (before == .article ? [] : enterStory(), false)
    }
  }

  private mutating func drag(to point: Point) {
    let panes = screenLayout.panes
    switch draggedBorder {
    case .headlines: resize(.headlines, to: point.column)
    case .relatedColumn:
      if let related = panes[.related] {
        resize(.relatedColumn, to: related.endColumn - point.column - 1)
      }
    case .relatedRow:
      if let related = panes[.related] {
        resize(.relatedRow, to: related.endRow - point.row - 1)
      }
    case nil: break
    }
  }

  /// The wheel moves what lies under the pointer and leaves the keyboard where it is.
  private mutating func turnWheel(_ command: Command, at point: Point) -> [Effect] {
    guard let pane = screenLayout.panes.pane(at: point)?.name else {
      return []
    }
    switch pane {
    case .headlines:
      if headlines.perform(command, count: 1) == .done { followsSelection = true }
    case .article: _ = article.perform(command, count: 3)
    case .related: _ = related.perform(command, count: 1)
    }
    return []
  }

  private mutating func applyToOverlay(_ event: MouseEvent) -> [Effect] {
    switch event.kind {
    case .wheelUp: return performInOverlay(.up, 3)
    case .wheelDown: return performInOverlay(.down, 3)
    case .press, .doubleClick:
      let area = overlayArea
      guard area.contains(event.position) else { return performInOverlay(.close, nil) }
      let line = event.position.row - area.row - 1
      if let overlay, (0..<overlay.height).contains(line) {
        self.overlay?.select(overlay.top + line)
        previewTheme()
      }
      return event.kind == .doubleClick ? openOverlayRow() : []
    case .drag, .release: return []
    }
  }
}
