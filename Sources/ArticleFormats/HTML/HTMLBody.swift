internal import ArticleModel

/// The blocks of markup that is all story: a feed's entry, a mail's part, a chapter of a book.
///
/// Nothing but what is never shown is left out of it; pages go through ``HTMLPage`` instead.
struct HTMLBody {
  let blocks: [Block]
  /// What the link marks of the blocks count.
  let links: [Article.Link]

  /// The blocks of `markup`, a whole page or a part of one, decoded but not yet made safe.
  ///
  /// Addresses are made whole by `base`, where there is one. The links follow `others`, for markup in
  /// an article that has some already.
  init(_ markup: String, base: String? = nil, behind others: [Article.Link] = []) {
    var builder = HTMLBlockBuilder(
      HTMLTree(HTMLSource(markup)), base: base.flatMap { WebAddress($0) })
    builder.links = others
    builder.add(0)
    blocks = builder.blocks
    links = builder.links
  }

  /// The blocks of markup in bytes, whose encoding is found out; `nil` where they are no text.
  init?(_ bytes: [UInt8], base: String? = nil) {
    guard let decoded = TextDecoder.decode(bytes) else { return nil }
    self.init(decoded.text, base: base)
  }

  /// The text of markup on one line, for titles and summaries that have tags in them.
  static func line(_ markup: String) -> String {
    guard markup.utf8.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return safeLine(markup) }
    return HTMLTree(HTMLSource(markup)).line(of: 0, limit: 20_000)
  }

  /// The text of markup as it is seen, line ends where blocks end.
  static func visibleText(_ markup: String) -> String {
    HTMLTree(HTMLSource(markup)).visibleText()
  }
}
