internal import ArticleModel

extension MarksSnapshot {
  /// Whether an article has the mark of a name, as queries write it; a tag that ends with a star
  /// stands for all that begin so.
  func isMarked(_ key: MarkKey, _ name: String) -> Bool {
    if name == "unfinished" { return isUnfinished(key) }
    if let mark = MarkChange.Mark(name: name), !name.hasPrefix("tag:") { return has(mark, key) }
    return name.hasPrefix("tag:") && Self.isMarked(tags(of: key), name)
  }

  /// Whether one of some tags is meant by a mark's name.
  static func isMarked(_ tags: [String], _ name: String) -> Bool {
    let wanted = name.dropFirst(4)
    let isPrefix = wanted.last == "*"
    return tags.contains { tag in
      let folded = String(decoding: Folding.fold(tag), as: UTF8.self)
      return isPrefix ? folded.hasPrefix(wanted.dropLast()) : folded == wanted
    }
  }
}
