internal import ArticleModel

/// Reads mails, one a file or many.
enum MailParser {
  /// The fields that mails have and hardly anything else.
  private static let fields: Set<String> = [
    "from", "to", "cc", "subject", "date", "message-id", "received", "return-path", "reply-to",
    "mime-version", "content-type", "content-transfer-encoding", "delivered-to", "sender",
    "list-id", "in-reply-to", "references", "x-mailer", "dkim-signature", "envelope-to",
  ]
  /// The lines that are looked at to tell a mail from a text.
  private static let lookedAt = 60

  /// What a file holds if it is a mail or a mailbox, else `nil`.
  static func parse(
    _ bytes: [UInt8], name: String, bodies: Bodies, rules: SiteRules = SiteRules()
  ) -> FileContents? {
    guard isLikely(bytes, name: name) else { return nil }
    guard bytes.starts(with: "From ".utf8) else {
      let headers = MailHeaders.read(bytes, bytes.indices).headers
      if SavedPageMail.matches(headers), let page = SavedPageMail.article(bytes, headers, rules) {
        return FileContents(articles: [page])
      }
      var mail = article(bytes, bytes.indices, true)
      mail.given = MaildirName.marks(in: name)
      return FileContents(articles: [mail])
    }
    var articles: [Article] = []
    for (index, range) in Mailbox.messages(in: bytes).enumerated() {
      let mail = Mailbox.unescaped(bytes, range)
      articles.append(article(mail, mail.indices, bodies.include(index)))
    }
    ArticleNames.give(to: &articles, newestFirst: false)
    return FileContents(articles: articles)
  }

  /// Whether bytes begin as a mail does: with a head, and fields in it that mails have.
  static func isLikely(_ bytes: [UInt8], name: String) -> Bool {
    guard let first = bytes.first, first > 0x20, first < 0x7F, first != UInt8(ascii: "<") else {
      return false
    }
    // A text that begins with a mail's address field is a mail where its name says so.
    let needed = name.lowercased().hasSuffix(".eml") ? 1 : 2
    var known: Set<String> = []
    var place = 0
    for number in 0..<lookedAt where place < bytes.count {
      let (content, end) = MailHeaders.line(in: bytes, from: place, to: bytes.count)
      let line = bytes[content]
      if line.isEmpty { break }
      if let colon = MailHeaders.colon(in: line), colon - content.lowerBound < 80 {
        let field = String(decoding: line[..<colon].map(lowercase), as: UTF8.self)
        if fields.contains(field) { known.insert(field) }
      } else if line.first != 0x20, line.first != 0x09,
        !(number == 0 && line.starts(with: "From ".utf8))
      {
        break
      }
      place = end
    }
    return known.count >= needed
  }

  private static func article(_ bytes: [UInt8], _ range: Range<Int>, _ hasBody: Bool) -> Article {
    let (headers, start) = MailHeaders.read(bytes, range)
    let subject = headers["subject"].map { safeLine($0) } ?? ""
    var article = Article(format: "mail", title: subject)
    var item = FeedItem()
    item.guid = headers["message-id"].map { safeLine($0) }
    let people = MailAddress.all(
      in: headers.raw("from") ?? headers.raw("sender") ?? [], charset: headers.charset)
    item.authors = people.map(\.full)
    article.author = people.first?.display
    article.published = headers["date"].flatMap { StatedTime.parse($0) }
    article.section = list(headers)
    article.item = item
    guard hasBody || subject.isEmpty else { return article }
    let body = MailBody(bytes, headers, start..<range.upperBound)
    article.charset = body.charset
    if subject.isEmpty { article.title = FeedTitle.title(of: body.text, else: item.guid) }
    if hasBody, let text = body.text {
      BodyMarkup.take(text, base: nil, into: &article)
      if text.kind == .markup { article.item?.documentTitle = documentTitle(of: text.text) }
    }
    return article
  }

  /// What stands in the `title` of HTML; it comes early, if at all.
  private static func documentTitle(of markup: String) -> String? {
    let head = String(decoding: markup.utf8.prefix(16_384), as: UTF8.self)
    let lower = String(decoding: head.utf8.map(lowercase), as: UTF8.self)
    guard let start = lower.firstRange(of: "<title>")?.upperBound,
      let end = lower[start...].firstRange(of: "</title")?.lowerBound
    else { return nil }
    let range = start.utf16Offset(in: lower)..<end.utf16Offset(in: lower)
    let units = Array(head.utf16)[range]
    let line = PlainMarkup.line(String(decoding: units, as: UTF16.self))
    return line.isEmpty ? nil : line
  }

  /// The name of the list that a mail came by.
  private static func list(_ headers: MailHeaders) -> String? {
    guard let text = headers["list-id"] else { return nil }
    let name = safeLine(String(text.prefix { $0 != "<" }))
      .drop { "\" ".contains($0) }.trimmingEnd { "\" ".contains($0) }
    return name.isEmpty ? nil : String(name)
  }
}
