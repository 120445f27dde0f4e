internal import ArticleModel

/// Reads MHTML: a page of the web with its pictures, which browsers save in the form of a mail.
enum SavedPageMail {
  /// Fields that a mail which was sent has, and a page does not.
  private static let sent = ["received", "return-path", "delivered-to", "message-id", "to"]

  /// Whether the head of a mail is that of a page.
  static func matches(_ headers: MailHeaders) -> Bool {
    if headers.raw("snapshot-content-location") != nil { return true }
    let type = MimeType(headers.raw("content-type"), default: "text/plain")
    guard type.name == "multipart/related" || type.name == "text/html" else { return false }
    return !sent.contains { headers.raw($0) != nil }
  }

  /// The page in a mail, or `nil` where there is none.
  static func article(_ bytes: [UInt8], _ head: MailHeaders, _ rules: SiteRules) -> Article? {
    guard let (headers, range) = page(in: bytes, head) else { return nil }
    let type = MimeType(headers.raw("content-type"), default: "text/html")
    let contents = MailParts.contents(bytes, headers, range)
    guard let decoded = TextDecoder.decode(contents, declared: type["charset"]) else { return nil }
    let address = ["content-location", "snapshot-content-location"].lazy
      .compactMap { headers[$0] ?? head[$0] }.map { safeLine($0) }.first { WebAddress($0) != nil }
    let subject = head["subject"].map { safeLine($0) } ?? ""
    var article = HTMLPage.parse(decoded.text, fileName: subject, address: address, rules: rules)
    article.format = "mhtml"
    article.charset = decoded.charset
    article.pictures = PagePictures.all(in: article.blocks)
    article.published = article.published ?? head["date"].flatMap { StatedTime.parse($0) }
    return article
  }

  /// The part that the head names as the page, else the first that is one.
  private static func page(
    in bytes: [UInt8], _ head: MailHeaders
  ) -> (headers: MailHeaders, range: Range<Int>)? {
    let start = MimeType(head.raw("content-type"), default: "")["start"]
    if let start,
      let named = MailParts.first(
        in: bytes, where: { $1.name == "text/html" && $0["content-id"].map(safeLine) == start })
    {
      return named
    }
    return MailParts.first(
      in: bytes, where: { $1.name == "text/html" || $1.name == "application/xhtml+xml" })
  }
}
