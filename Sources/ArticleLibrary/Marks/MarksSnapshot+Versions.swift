internal import ArticleModel

/// The marks of a story that has several versions, each with a key: of their marks the newest counts.
extension MarksSnapshot {
  /// Whether the story has a mark.
  func has(_ mark: MarkChange.Mark, _ keys: [MarkKey]) -> Bool {
    if keys.count == 1 { return has(mark, keys[0]) }
    guard let kind = tagNumbers.knownKind(of: mark) else { return false }
    return (newest(kind, keys)?.value ?? 0) != 0
  }

  /// The story's tags, those first that were first used.
  func tags(of keys: [MarkKey]) -> [String] {
    if keys.count == 1 { return tags(of: keys[0]) }
    let kinds = Set(keys.flatMap { table.tags(of: $0) })
    return kinds.filter { (newest($0, keys)?.value ?? 0) != 0 }
      .sorted { $0.rawValue < $1.rawValue }
      .compactMap { $0.tagNumber.map { tagNumbers.names[$0] } }
  }

  /// Whether the story has the mark of a name, as queries write it.
  func isMarked(_ keys: [MarkKey], _ name: String) -> Bool {
    if keys.count == 1 { return isMarked(keys[0], name) }
    if name == "unfinished" { return keys.contains { isUnfinished($0) } }
    if let mark = MarkChange.Mark(name: name), !name.hasPrefix("tag:") { return has(mark, keys) }
    return name.hasPrefix("tag:") && Self.isMarked(tags(of: keys), name)
  }

  /// What was done last with a mark of the story.
  func newest(_ kind: MarkKind, _ keys: [MarkKey]) -> MarkRecord? {
    keys.compactMap { table.newest($0, kind) }.max { $1.isNewer(than: $0) }
  }
}
