internal import ArticleModel

/// Reads Markdown, with or without facts in front, into an article.
enum MarkdownParser {
  static func parse(_ text: String, fileName: String) -> Article {
    let front = FrontMatter(text)
    var builder = MarkdownBuilder()
    let bounds = MarkdownBounds(front.body)
    if bounds.areSignsBounded {
      MarkdownTree.walk(front.body, within: bounds) { builder.take($0) }
    }
    var article = Article(format: "markdown", title: fileName)
    article.blocks =
      bounds.areSignsBounded
      ? builder.blocks : PlainTextBlocks.blocks(of: front.body, isFlowed: false)
    article.links = builder.links
    takeFacts(front, &article)
    takeTitle(front, &article)
    takeRelated(&article)
    if !builder.footnotes.isEmpty {
      article.blocks += [.rule, .list(ordered: true, start: 1, items: builder.footnotes)]
    }
    return article
  }

  private static func takeFacts(_ front: FrontMatter, _ article: inout Article) {
    article.section = front["section", "category", "categories"]
    article.author = front["author", "authors", "byline", "creator"]
    if let date = front["date", "published", "publishdate", "pubdate", "created"] {
      article.published = timestamp(date)
    }
    article.source = front["source", "url", "link", "canonical", "canonical_url", "original"]
    article.language = front["lang", "language", "locale"]
    article.leadImage = front["image", "cover", "thumbnail", "lead_image", "featured_image"]
    article.tags = front.values["tags"] ?? front.values["keywords"] ?? []
    if article.tags.count == 1, article.tags[0].contains(",") {
      article.tags = article.tags[0].split(separator: ",").map { String(TextBlocks.trim($0)) }
    }
  }

  /// A date with its time where it tells one: `2025-10-31T08:30:00Z`, `2025-10-31 08:30`.
  private static func timestamp(_ text: String) -> Timestamp? {
    guard let date = DateFinder.find(in: text) else { return nil }
    let digits = text.split { !$0.isASCII || !$0.isNumber }.map(String.init)
    guard digits.count >= 5, let hours = Int(digits[3]), let minutes = Int(digits[4]), hours < 24,
      minutes < 60, text.utf8.contains(0x3A)
    else { return Timestamp(date) }
    let seconds = digits.count > 5 && text.count >= 19 ? Int(digits[5]) ?? 0 : 0
    var result = hours * 3600 + minutes * 60 + min(59, seconds)
    if let sign = text.suffix(6).first, sign == "+" || sign == "-", digits.count >= 7,
      let offsetHours = Int(digits[digits.count - 2]),
      let offsetMinutes = Int(digits[digits.count - 1])
    {
      result -= (sign == "-" ? -1 : 1) * (offsetHours * 3600 + offsetMinutes * 60)
    }
    return Timestamp(date, secondsOfDay: result)
  }

  /// The title is the fact of this name, else the first heading where it stands first.
  private static func takeTitle(_ front: FrontMatter, _ article: inout Article) {
    let first = article.blocks.firstIndex { if case .rule = $0 { false } else { true } }
    if let first, case .heading(let level, let text) = article.blocks[first], level == 1 {
      if front["title", "headline"] == nil || front["title", "headline"] == text.text {
        article.blocks.remove(at: first)
      }
      article.title = front["title", "headline"] ?? text.text
      return
    }
    if let title = front["title", "headline"] { article.title = title }
  }

  /// A list of links behind a heading such as "Related" at the end names related stories.
  private static func takeRelated(_ article: inout Article) {
    guard article.blocks.count >= 2, case .heading(_, let heading) = article.blocks.dropLast().last,
      Boilerplate.section(of: TextBlock(heading.text)) == .related,
      case .list(_, _, let items) = article.blocks.last
    else { return }
    let links = article.links
    for item in items {
      guard case .paragraph(let text) = item.first else { continue }
      var url: String?
      for span in text.spans {
        if case .link(let index) = span.mark { url = links[index].url }
      }
      article.related.append(Article.RelatedHeadline(title: text.text, url: url))
    }
    let position = article.blocks.count - 2
    article.removed = article.blocks.suffix(2).map {
      Removal($0.plainText, reason: .related, position: position)
    }
    article.blocks.removeLast(2)
  }
}
