internal import ArticleModel
internal import Terminal

/// What stands around the words of a filter in the texts, below the headlines that have none of
/// them.
extension HeadlinePane {
  /// The stories in sight of which that has to be found yet; nothing where it was asked for already.
  mutating func missingSnippets() -> Effect? {
    guard let filter, hasWords, !isCompact, !isWaiting, isCounted else { return nil }
    let seen = (top..<max(top, top + size.rows / 3 + 1)).compactMap { position -> ArticleID? in
      guard let id = headline(at: position)?.id, snippets[id] == nil,
        row(at: position)?.hasMatch == false
      else { return nil }
      return id
    }
    guard seen != askedSnippets else { return nil }
    askedSnippets = seen
    return seen.isEmpty ? nil : .findSnippets(filter: filter, seen)
  }

  /// Takes what was found; an empty text where there is nothing to show.
  mutating func take(_ found: [ArticleID: String], filter: String) {
    guard filter == query.filter else { return }
    for (id, snippet) in found {
      snippets[id] = snippet
      update(id) { _ in }
    }
  }
}
