internal import ArticleModel

/// One entry of what a program for reading later, or a browser, hands out of its list.
struct ExportEntry {
  var title: String?
  var url: String?
  /// The name that the program gives it.
  var identifier: String?
  var author: String?
  var published: Timestamp?
  /// When it was put on the list.
  var added: Timestamp?
  var tags: [String] = []
  /// The folder that it lies in.
  var folder: String?
  var language: String?
  var picture: String?
  var summary: String?
  /// Its text, where the program hands that out too.
  var body: FeedText?
  var marks = GivenMarks()

  /// The article of the entry; `hasBody` where its text is wanted.
  func article(format: String, charset: String, hasBody: Bool) -> Article? {
    let address = url.map { safeLine($0) }.flatMap { WebAddress($0) == nil ? nil : $0 }
    let name = title.map { HTMLBody.line($0) } ?? ""
    guard address != nil || !name.isEmpty || body != nil else { return nil }
    var article = Article(
      format: format, charset: charset,
      title: name.isEmpty ? FeedTitle.title(of: body, else: address) : name)
    article.source = address
    article.author = line(author)
    article.published = published ?? added
    article.section = line(folder)
    article.language = line(language)
    article.leadImage = line(picture)
    var seen: Set<String> = []
    article.tags = tags.map { safeLine($0) }.filter { !$0.isEmpty && seen.insert($0).inserted }
    var item = FeedItem()
    item.guid = line(identifier)
    item.summary = summary.map { HTMLBody.line($0) }.flatMap { $0.isEmpty ? nil : $0 }
    article.item = item
    article.given = marks
    if hasBody { addText(to: &article) }
    return article
  }

  private func line(_ text: String?) -> String? {
    text.map { safeLine($0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The text, else what is known of it and where it is, and behind it what was marked.
  private func addText(to article: inout Article) {
    if let body { BodyMarkup.take(body, base: article.source, into: &article) }
    if article.blocks.isEmpty {
      if let summary = article.item?.summary {
        article.blocks.append(.paragraph(RichText(summary)))
      }
      if let address = article.source {
        article.links.append(Article.Link(text: address, url: address))
        let link = RichText.Span(0..<address.utf8.count, .link(article.links.count - 1))
        article.blocks.append(.paragraph(RichText(address, spans: [link])))
      }
    }
    let highlights = marks.highlights.filter { !safeLine($0.text).isEmpty }
    guard !highlights.isEmpty else { return }
    article.blocks.append(.heading(level: 2, RichText("Highlights")))
    for highlight in highlights {
      article.blocks.append(.quote([.paragraph(RichText(safeLine(highlight.text)))]))
      if let note = line(highlight.note) { article.blocks.append(.paragraph(RichText(note))) }
    }
  }
}

/// The moments of exports: those that feeds state, and numbers that count from some moment.
enum ExportTime {
  static func parse(_ text: String?) -> Timestamp? {
    guard let text, !text.isEmpty else { return nil }
    guard let number = Int64(text) else { return StatedTime.parse(text) }
    let seconds: Int64
    switch number {
    case ..<1: return nil
    // Microseconds since 1601, as Chromium has them.
    case 9_000_000_000_000_000...: seconds = number / 1_000_000 - 11_644_473_600
    case 100_000_000_000_000...: seconds = number / 1_000_000
    case 100_000_000_000...: seconds = number / 1000
    default: seconds = number
    }
    return Timestamp(seconds: seconds)
  }
}
