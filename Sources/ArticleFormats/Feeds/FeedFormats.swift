internal import ArticleModel

/// Tells feeds and lists of feeds by what stands in them.
enum FeedFormats {
  /// What a text holds if it is a feed or a list of feeds, else `nil`.
  static func parse(
    _ text: String, charset: String, fileName: String, bodies: Bodies
  ) -> FileContents? {
    if JSONFeed.isLikely(text) {
      return JSONFeed.parse(text, charset: charset, bodies: bodies)
    }
    switch rootName(of: text) {
    case "rss", "feed", "rdf", "channel", "entry":
      return FeedParser.parse(text, charset: charset, bodies: bodies)
    case "opml":
      return OutlineParser.parse(text, fileName: fileName, charset: charset).map {
        FileContents(articles: [$0])
      }
    default: return nil
    }
  }

  /// Whether a text begins as a feed does.
  static func isLikely(_ text: String) -> Bool {
    if JSONFeed.isLikely(text) { return true }
    let name = rootName(of: text) ?? ""
    return ["rss", "feed", "rdf", "channel", "entry", "opml"].contains(name)
  }

  /// Whether a text is XML or JSON of some kind, and no page.
  static func isData(_ text: String) -> Bool {
    guard let first = text.utf8.first(where: { $0 > 0x20 }) else { return false }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return true }
    return first == UInt8(ascii: "<") && rootName(of: text) != "html"
  }

  private static func rootName(of text: String) -> String? {
    var text = text
    return text.withUTF8 { XMLBeginning.rootName(of: $0) }
  }
}
