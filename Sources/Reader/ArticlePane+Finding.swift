internal import Terminal

/// Looking for words in the story.
extension ArticlePane {
  /// Finds again what is looked for, in lines or a story that changed.
  mutating func refreshFind() {
    let typed = find.map(\.pattern).flatMap { $0.isFromFilter ? nil : $0 }
    guard let layout, let pattern = typed ?? filterWithForms else {
      find = nil
      return
    }
    let found = Find(pattern, in: layout, current: isFindNew ? 0 : find?.current ?? 0)
    find = pattern.isFromFilter && found.matches.isEmpty ? nil : found
  }

  /// Shows the words that the list is filtered by, where nothing else is looked for.
  mutating func look(forFilter filter: FindPattern?) {
    guard filter != self.filter else { return }
    self.filter = filter
    isFindNew = true
    refreshFind()
  }

  /// Ends the search.
  mutating func endFind() {
    find = nil
    filter = nil
  }

  /// Looks for `pattern` from the first line on the screen on; nothing ends the search.
  mutating func look(for pattern: String, from anchor: Anchor? = nil) {
    guard let layout, !pattern.isEmpty else {
      find = nil
      isFindNew = true
      refreshFind()
      return
    }
    var found = Find(FindPattern(pattern), in: layout, current: 0)
    let start = anchor.map { layout.line(at: $0) } ?? top
    found.current = found.matches.firstIndex { $0.line >= start } ?? 0
    isFindNew = false
    find = found
    revealMatch()
  }

  mutating func goToMatch(forward: Bool) -> Outcome {
    guard let found = find, !found.matches.isEmpty else {
      return .refused("“\(find?.pattern.text ?? "")” is not in this story")
    }
    let count = found.matches.count
    if isFindNew {
      isFindNew = false
      let here = found.matches.firstIndex { $0.line >= top } ?? count
      find?.current = (here + (forward ? 0 : count - 1)) % count
    } else {
      find?.current = (found.current + (forward ? 1 : count - 1)) % count
    }
    revealMatch()
    return .done
  }

  private mutating func revealMatch() {
    guard let found = find, found.matches.indices.contains(found.current) else { return }
    let line = found.matches[found.current].line
    if line < top || line >= top + size.rows { scroll(to: line - size.rows / 3) }
  }
}
