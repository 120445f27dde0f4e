internal import ArticleModel

extension MarksSnapshot {
  /// Whether an article has the mark of a name, as queries write it; a tag that ends with a star
  /// stands for all that begin so.
  func isMarked(_ key: MarkKey, _ name: String) -> Bool {
    if name == "unfinished" { return isUnfinished(key) }
    if let mark = MarkChange.Mark(name: name), !name.hasPrefix("tag:") { return has(mark, key) }
    guard name.hasPrefix("tag:") else { return false }
    let wanted = name.dropFirst(4)
    let isPrefix = wanted.last == "*"
    return tags(of: key).contains { tag in
      let folded = String(decoding: Folding.fold(tag), as: UTF8.self)
      return isPrefix ? folded.hasPrefix(wanted.dropLast()) : folded == wanted
    }
  }
}
