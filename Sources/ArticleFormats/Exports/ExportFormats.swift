internal import ArticleModel

/// Tells what programs for reading later and browsers hand out by what stands in it: JSON, tables of
/// commas, and lists of bookmarks.
enum ExportFormats {
  /// The entries of an export, and which program it is from.
  struct Contents {
    var format: String
    var entries: [ExportEntry]
  }

  /// The most entries that are read.
  static let most = 500_000

  /// What a text holds if it is an export, else `nil`.
  static func parse(_ text: String, charset: String, bodies: Bodies) -> FileContents? {
    guard let contents = contents(of: text), !contents.entries.isEmpty else { return nil }
    var articles: [Article] = []
    for entry in contents.entries.prefix(most) {
      let hasBody = bodies.include(articles.count)
      let article = entry.article(format: contents.format, charset: charset, hasBody: hasBody)
      if let article { articles.append(article) }
    }
    guard !articles.isEmpty else { return nil }
    ArticleNames.give(to: &articles, newestFirst: false)
    return FileContents(articles: articles)
  }

  /// Whether a text begins as an export does.
  static func isLikely(_ text: String) -> Bool {
    let start = beginning(of: text)
    return isJSON(start) || BookmarkList.matches(start) || TableExport.matches(start)
  }

  private static func contents(of text: String) -> Contents? {
    let start = beginning(of: text)
    if isJSON(start) {
      return JSONValue(text).flatMap { JSONExport.parse($0) }
    }
    if BookmarkList.matches(start) { return BookmarkList(text).contents }
    return TableExport.matches(start) ? TableExport.parse(text) : nil
  }

  /// Whether a text may be a list of objects or an object.
  private static func isJSON(_ start: [UInt8]) -> Bool {
    let next = start.dropFirst().first { $0 > 0x20 }
    return start.first == 0x5B && next == 0x7B || start.first == 0x7B && next == 0x22
  }

  private static func beginning(of text: String) -> [UInt8] {
    // As bytes: to go through the view of a part of a text takes longer than to read a headline.
    var text = text
    return text.withUTF8 { Array($0.prefix(4096).drop { $0 <= 0x20 }) }
  }
}
