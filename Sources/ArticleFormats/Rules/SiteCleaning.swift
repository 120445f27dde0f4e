internal import ArticleModel

/// Lets the reader's rules for a site decide about an article.
struct SiteCleaning {
  private let rules: [SiteRules.Rule]

  /// What the rules for `address` decide; `nil` where there are none.
  init?(_ rules: SiteRules, address: String?) {
    self.rules = rules.rules(for: address)
    if self.rules.isEmpty { return nil }
  }

  private static func name(_ action: String, _ selector: SiteSelector, _ rule: SiteRules.Rule)
    -> String
  {
    "\(rule.host): \(action) \(selector.text) (\(rule.place))"
  }

  // MARK: Pages

  /// Leaves elements out, before the story is looked for.
  func cut(_ page: inout PageCuts, _ tree: HTMLTree) {
    for rule in rules {
      for selector in rule.remove {
        for node in selector.elements(in: tree) {
          page.cut(node, (.site, Self.name("remove", selector, rule)))
        }
      }
    }
  }

  /// Takes back what stands in elements that are to be kept, and looks for headline and date.
  func mend(_ article: inout Article, _ tree: HTMLTree, base: WebAddress?) {
    for rule in rules {
      for selector in rule.keep {
        for node in selector.elements(in: tree) { keep(node, &article, tree, base) }
      }
      if let node = rule.headline?.elements(in: tree).first {
        let line = tree.line(of: node, limit: 400)
        if !line.isEmpty { setTitle(line, &article) }
      }
      if let node = rule.date?.elements(in: tree).first {
        let stated = [tree.value(node, .datetime), tree.value(node, .content)].compactMap { $0 }
        let line = tree.line(of: node, limit: 200)
        if let date = (stated + [line]).lazy.compactMap({ PageDate.timestamp(safeLine($0)) }).first
          ?? PageDate.stated(in: line, language: article.language).map({ Timestamp($0) })
        {
          article.published = date
        }
      }
    }
  }

  private func keep(_ node: Int, _ article: inout Article, _ tree: HTMLTree, _ base: WebAddress?) {
    let all = SiteName.letters(tree.line(of: node, limit: 100_000))
    guard !all.isEmpty else { return }
    let isInside = { (removal: Removal) in
      let letters = SiteName.letters(removal.text)
      return !letters.isEmpty && (all.holds(letters) || letters.holds(all))
    }
    guard let first = article.removed.firstIndex(where: isInside) else { return }
    let position = article.removed[first].position
    var builder = HTMLBlockBuilder(tree, base: base)
    builder.links = article.links
    builder.add(node)
    article.links = builder.links
    // What was left out around it stays so.
    restore(builder.blocks, at: position, before: first, &article)
    article.removed.removeAll { isInside($0) && all.holds(SiteName.letters($0.text)) }
  }

  // MARK: Texts

  /// Goes by how texts begin, whatever they were read from.
  func apply(to article: inout Article) {
    for rule in rules {
      for selector in rule.remove where selector.beginning != nil {
        remove(Self.name("remove", selector, rule), &article) { selector.matches($0) }
      }
      for selector in rule.keep where selector.beginning != nil {
        while let index = article.removed.firstIndex(where: { selector.matches($0.text) }) {
          let removal = article.removed[index]
          restore(
            [.paragraph(RichText(removal.text))], at: removal.position, before: index, &article)
          article.removed.remove(at: index)
        }
      }
      if let selector = rule.headline, let line = line(that: selector, article) {
        setTitle(rest(of: line, selector), &article)
      }
      if let selector = rule.date, let line = line(that: selector, article),
        let date = PageDate.stated(in: line, language: article.language)
      {
        article.published = Timestamp(date)
      }
    }
  }

  /// Moves blocks to what was left out.
  private func remove(_ rule: String, _ article: inout Article, _ isMeant: (String) -> Bool) {
    var index = 0
    while index < article.blocks.count {
      let text = article.blocks[index].plainText
      guard isMeant(text) else {
        index += 1
        continue
      }
      article.blocks.remove(at: index)
      let place = article.removed.firstIndex { $0.position > index } ?? article.removed.count
      for later in place..<article.removed.count { article.removed[later].position -= 1 }
      article.removed.insert(
        Removal(safeLine(text), reason: .site, position: index, rule: rule), at: place)
    }
  }

  /// Puts blocks into the story, before what was left out there from the removal at `index` on.
  private func restore(
    _ blocks: [Block], at position: Int, before index: Int, _ article: inout Article
  ) {
    let position = min(position, article.blocks.count)
    article.blocks.insert(contentsOf: blocks, at: position)
    for later in index..<article.removed.count { article.removed[later].position += blocks.count }
  }

  private func line(that selector: SiteSelector, _ article: Article) -> String? {
    let lines = article.removed.map(\.text) + article.blocks.map(\.plainText)
    return lines.first { selector.matches($0) }
  }

  /// What stands behind the words by which a line was found: a label; all of it where that is all.
  private func rest(of line: String, _ selector: SiteSelector) -> String {
    let label = selector.beginning?.count ?? 0
    let rest = line.dropFirst(label).drop { $0 == ":" || $0 == " " }
    return rest.isEmpty ? line : String(rest)
  }

  private func setTitle(_ title: String, _ article: inout Article) {
    article.title = safeLine(title)
    let letters = SiteName.letters(article.title)
    // The headline is shown above the story, so it is no part of it.
    article.removed.removeAll { SiteName.letters($0.text) == letters }
    if let first = article.blocks.first, SiteName.letters(first.plainText) == letters {
      article.blocks.removeFirst()
      for index in article.removed.indices where article.removed[index].position > 0 {
        article.removed[index].position -= 1
      }
    }
  }
}
