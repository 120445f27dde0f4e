internal import ArticleModel

/// Takes out of a story's blocks what only its words tell: the headline, bylines, share lines.
enum StoryBlocks {
  private static let linkRule = "link to another story"

  /// Names the stories that a paragraph leads to.
  private static func addRelated(
    _ block: Block, _ targets: PageLinks, _ article: inout Article
  ) {
    if case .list(_, _, let items) = block {
      for inner in items.joined() { addRelated(inner, targets, &article) }
    }
    guard case .paragraph(let text) = block else { return }
    for span in text.spans {
      guard case .link(let index) = span.mark else { continue }
      let link = article.links[index]
      guard targets.target(of: link.url) == .sameSite, RelatedLinks.isStory(link.text) else {
        continue
      }
      article.related.append(Article.RelatedHeadline(title: link.text, url: link.url))
    }
  }

  static func finish(
    _ builder: HTMLBlockBuilder, _ targets: PageLinks, _ article: inout Article
  ) {
    article.links = builder.links
    var dropped: [Int: (Removal.Reason, String)] = [:]
    let blocks = builder.blocks
    dropHead(blocks, article, &dropped)
    var seen: Set<String> = []
    let hasText = isText(blocks)
    for index in blocks.indices where dropped[index] == nil {
      judge(blocks[index], index, hasText: hasText, &seen, &dropped)
    }
    dropAuthorNotes(blocks, article, &dropped)
    dropEmptyHeadings(blocks, &dropped)
    var removed: [Removal] = []
    var waiting = builder.removed[...]
    for (index, block) in blocks.enumerated() {
      while let piece = waiting.first, piece.position <= index {
        removed.append(moved(piece, to: article.blocks.count))
        waiting.removeFirst()
      }
      if let (reason, rule) = dropped[index] {
        if rule == linkRule { addRelated(block, targets, &article) }
        let text = safeLine(block.plainText)
        if !text.isEmpty {
          removed.append(
            Removal(text, reason: reason, position: article.blocks.count, rule: rule))
        }
      } else {
        article.blocks.append(block)
      }
    }
    removed += waiting.map { moved($0, to: article.blocks.count) }
    article.removed = removed
  }

  private static func moved(_ piece: Removal, to position: Int) -> Removal {
    var piece = piece
    piece.position = position
    return piece
  }

  private static func dropHead(
    _ blocks: [Block], _ article: Article, _ dropped: inout [Int: (Removal.Reason, String)]
  ) {
    let title = SiteName.letters(article.title)
    var words = 0
    var isLabelled = false
    for (index, block) in blocks.enumerated() where words < 60 {
      if case .heading(_, let text) = block {
        let letters = SiteName.letters(text.text)
        if letters == title { dropped[index] = (.head, "headline") }
        continue
      }
      guard case .paragraph(let text) = block else { continue }
      let line = text.text
      if SiteName.letters(line) == title {
        dropped[index] = (.head, "headline")
      } else if line.utf8.count <= 200, Byline.facts(in: line) != nil {
        dropped[index] = (.head, "byline")
      } else if isDateLine(line) {
        dropped[index] = (.head, "date line")
      } else if Byline.isLabel(line) || isLabelled && isFact(line) {
        dropped[index] = (.head, "byline")
      }
      isLabelled = Byline.isLabel(line)
      words += line.utf8.split(separator: 0x20).count
    }
  }

  /// Whether a line may be what a label before it names: a name, a date, a time.
  private static func isFact(_ line: String) -> Bool {
    let block = TextBlock(line)
    return block.words <= 6 && block.length <= 60 && !block.endsSentence
  }

  /// Whether a line is little else than a date.
  private static func isDateLine(_ line: String) -> Bool {
    let block = TextBlock(line)
    return block.words <= 6 && block.length <= 60 && !block.endsSentence && !line.contains("\n")
      && PageDate.stated(in: line, language: nil) != nil
  }

  private static func judge(
    _ block: Block, _ index: Int, hasText: Bool, _ seen: inout Set<String>,
    _ dropped: inout [Int: (Removal.Reason, String)]
  ) {
    if isEmbedding(block) { dropped[index] = (.promotion, "words") }
    if isReference(block) { dropped[index] = (.related, linkRule) }
    guard case .paragraph(let text) = block else { return }
    let line = TextBlock(text.text)
    if isSeparator(text.text) {
      dropped[index] = (.navigation, "signs")
    } else if let reason = Boilerplate.reason(for: line) {
      dropped[index] = (reason, "words")
    } else if Byline.tellsWhen(text.text) {
      dropped[index] = (.head, "date line")
    } else if isLabelled(text) || isWhole(text, line)
      || isOnlyLink(text) && Boilerplate.section(of: line) != nil
      || Boilerplate.announcesOthers(line)
    {
      dropped[index] = (.related, linkRule)
    } else if hasText, line.words < 5, !line.endsSentence, isFilled(text) {
      dropped[index] = (.promotion, "button")
    } else if line.length >= 60, !seen.insert(text.text).inserted {
      dropped[index] = (.promotion, "said before")
    }
  }

  /// Whether a line is what stood between links that are gone: commas, bars, bullets.
  private static func isSeparator(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { ",|/·•;:> ".unicodeScalars.contains($0) }
  }

  /// Whether a quote is only what another site shows in the place of a post of its own.
  private static func isEmbedding(_ block: Block) -> Bool {
    guard case .quote = block else { return false }
    let lines = block.plainText.split(separator: "\n")
    return lines.count <= 3
      && lines.allSatisfy { Boilerplate.reason(for: TextBlock(String($0))) != nil }
  }

  /// Whether a list leads to other stories: each item names them so before its link.
  private static func isReference(_ block: Block) -> Bool {
    guard case .list(_, _, let items) = block, !items.isEmpty else { return false }
    return items.allSatisfy { item in
      guard item.count == 1, case .paragraph(let text) = item[0], isLabelled(text),
        let colon = text.text.firstIndex(of: ":")
      else { return false }
      return Boilerplate.announcesOthers(TextBlock(String(text.text[..<colon])))
    }
  }

  private static func isOnlyLink(_ text: RichText) -> Bool {
    let linked = text.spans.reduce(0) { sum, span in
      if case .link = span.mark { sum + span.range.count } else { sum }
    }
    return linked * 10 >= text.text.utf8.count * 6
  }

  /// Whether a short label with a colon stands before the link: `Read also: …`.
  private static func isLabelled(_ text: RichText) -> Bool {
    let links = text.spans.filter { if case .link = $0.mark { true } else { false } }
    guard let start = links.first?.range.lowerBound, (3...45).contains(start) else { return false }
    let linked = links.reduce(0) { $0 + $1.range.count }
    return text.text.utf8.prefix(start).last { $0 > 0x20 } == 0x3A
      && linked * 10 >= (text.text.utf8.count - start) * 9
  }

  /// Whether a link is all of a paragraph and as long as a headline.
  private static func isWhole(_ text: RichText, _ line: TextBlock) -> Bool {
    line.words >= 5 && !line.endsSentence && isFilled(text)
  }

  /// Whether a link is all of a text.
  private static func isFilled(_ text: RichText) -> Bool {
    text.spans.contains { span in
      if case .link = span.mark { span.range.count + 2 >= text.text.utf8.count } else { false }
    }
  }

  /// Whether most paragraphs are text: those of a page of links are what it is about.
  private static func isText(_ blocks: [Block]) -> Bool {
    let paragraphs = blocks.compactMap { block -> RichText? in
      if case .paragraph(let text) = block { text } else { nil }
    }
    return paragraphs.count { isFilled($0) } * 2 < paragraphs.count
  }

  /// Paragraphs at the end that begin with an author's name tell of the author: `Ana Orrell writes …`.
  private static func dropAuthorNotes(
    _ blocks: [Block], _ article: Article, _ dropped: inout [Int: (Removal.Reason, String)]
  ) {
    let names = (article.author ?? "").components(separatedBy: ", ")
      .filter { $0.utf8.contains(0x20) }
    guard !names.isEmpty, blocks.count >= 6 else { return }
    var looked = 0
    for index in blocks.indices.reversed() where dropped[index] == nil {
      guard case .paragraph(let text) = blocks[index] else { continue }
      looked += 1
      guard looked <= 3 else { return }
      let line = text.text
      if line.utf8.count <= 900, names.contains(where: { line.hasPrefix($0 + " ") || line == $0 }) {
        dropped[index] = (.footer, "note on the author")
      }
    }
  }

  /// Whether a paragraph is what heads a list of other stories, comments and so on.
  private static func isHeading(_ line: TextBlock) -> Bool {
    !line.endsSentence && Boilerplate.section(of: line) != nil
  }

  /// Headings at the end have nothing that they head, nor have lines that announce other stories.
  private static func dropEmptyHeadings(
    _ blocks: [Block], _ dropped: inout [Int: (Removal.Reason, String)]
  ) {
    for index in blocks.indices.reversed() where dropped[index] == nil {
      switch blocks[index] {
      case .heading: break
      case .paragraph(let text) where isHeading(TextBlock(text.text)): break
      default: return
      }
      dropped[index] = (.footer, "heading of nothing")
    }
  }
}
