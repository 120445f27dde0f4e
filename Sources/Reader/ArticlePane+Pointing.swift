internal import ArticleModel
internal import Terminal

/// Pointing at a part of a page, to say whether it belongs to the story: a paragraph, or a piece
/// that was left out. There is a pointer while what was left out is shown.
extension ArticlePane {
  /// A part of the story's page.
  enum Part: Equatable {
    case block(Int)
    case removal(Int)
  }

  /// What a rule would be about that the reader points at.
  var pointedChange: SiteChange? {
    guard showsRemoved, let article else { return nil }
    switch pointed {
    case .block(let index) where article.blocks.indices.contains(index):
      let text = article.blocks[index].plainText
      return text.isEmpty ? nil : .leaveOut(text)
    case .removal(let index) where article.removed.indices.contains(index):
      return .keep(article.removed[index].text, rule: article.removed[index].rule)
    default: return nil
    }
  }

  /// What the line at the bottom says of the part that the reader points at.
  var pointedNote: String? {
    guard showsRemoved, let article, case .removal(let index) = pointed,
      article.removed.indices.contains(index)
    else { return nil }
    let removal = article.removed[index]
    return removal.rule.map { "\(removal.reason.rawValue): \($0)" } ?? removal.reason.rawValue
  }

  /// Points at the next part, or the one before.
  mutating func movePointer(forward: Bool) -> Outcome {
    let parts = parts
    guard let index = parts.firstIndex(where: { $0 == pointed }) else {
      settlePointer()
      return .done
    }
    let wanted = index + (forward ? 1 : -1)
    guard parts.indices.contains(wanted) else {
      return .refused(forward ? "this is the last part" : "this is the first part")
    }
    point(at: parts[wanted])
    let lines = layout?.lines.indices.filter { layout?.lines[$0].part == parts[wanted] } ?? []
    guard let first = lines.first, let last = lines.last else { return .done }
    if first < top || last >= top + size.rows {
      scroll(to: forward ? min(first, last - size.rows + 2) : first - 1)
      point(at: parts[wanted])
    }
    return .done
  }

  /// Points at the first part in sight, where the one before is not there any more.
  mutating func settlePointer() {
    guard showsRemoved, let layout else { return point(at: nil) }
    let seen = layout.lines[
      min(top, layout.lines.count)..<min(layout.lines.count, top + max(1, size.rows))]
    let parts = seen.compactMap(\.part)
    if let pointed, parts.contains(pointed) { return }
    point(at: parts.first)
  }

  /// All parts, in the order in which they stand.
  private var parts: [Part] {
    var parts: [Part] = []
    for case let part? in (layout?.lines ?? []).map(\.part) where part != parts.last {
      parts.append(part)
    }
    return parts
  }
}

extension State {
  /// Leaves the part that the reader points at out on its site from now on, or keeps it.
  mutating func changeSiteRule() -> [Effect] {
    guard let headline = article.headline, article.article != nil else {
      message = Message("there is no story")
      return []
    }
    if !article.showsRemoved {
      focus = .article
      article.toggleRemoved()
      tellHowToPoint()
      return []
    }
    if focus != .article {
      focus = .article
      tellHowToPoint()
      return []
    }
    guard let change = article.pointedChange else {
      message = Message("a paragraph, or a part that was left out, can be pointed at")
      return []
    }
    return [.changeSiteRule(headline.id, change)]
  }

  mutating func tellHowToPoint() {
    let keys = [Command.nextParagraph, .previousParagraph].map { firstKey(of: $0) }
    message = Message(
      "\(keys[0]) and \(keys[1]) point · \(firstKey(of: .siteRule)) leaves out or keeps on this site "
        + "· \(firstKey(of: .showRemoved)) ends")
  }

  /// Notes what became of a rule.
  mutating func noteSiteRule(_ isWritten: Bool, _ message: Message) {
    self.message = message
    if isWritten { remember(.siteRule) }
  }
}
