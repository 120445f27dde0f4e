internal import ArticleModel

/// Links in the text that lead to stories here, or to another part of the same one.
extension State {
  /// Goes where a link of the story leads, down to the part of the story that it names.
  mutating func follow(_ link: Article.Link, to headline: Headline) -> [Effect] {
    let part = link.url.firstIndex(of: "#").map { String(link.url[$0...].dropFirst()) }
    guard headline.id == article.headline?.id else {
      let effects = open(headline)
      if let part { article.go(toPart: part) }
      return effects
    }
    if let part, !part.isEmpty, !article.go(toPart: part) {
      message = Message("no heading of this story is called #\(part)")
    }
    return []
  }
}

extension ArticlePane {
  /// Goes to the heading that the part of an address behind `#` means, now or as soon as the text is
  /// there; returns whether there is one, as far as that is known.
  @discardableResult
  mutating func go(toPart part: String) -> Bool {
    guard let article else {
      wantedPart = part
      return true
    }
    wantedPart = nil
    let wanted = partName(part)
    let block = article.blocks.firstIndex { block in
      if case .heading(_, let text) = block { partName(text.text) == wanted } else { false }
    }
    guard let block, !wanted.isEmpty else { return false }
    go(to: Anchor(block: block, offset: 0))
    return true
  }
}

/// What a heading is called in addresses: its letters and digits, whatever stands between them.
private func partName(_ text: String) -> String {
  let plain = String(validating: withoutPercentEscapes(text.utf8), as: UTF8.self) ?? text
  return String(plain.lowercased().filter { $0.isLetter || $0.isNumber })
}
