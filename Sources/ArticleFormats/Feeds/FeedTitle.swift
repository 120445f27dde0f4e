internal import ArticleModel

/// A headline for an entry that has none, as short notes have.
enum FeedTitle {
  /// The bytes of a text that are looked at, and the characters of a headline.
  static let lookedAt = 2000
  private static let longest = 80

  /// The beginning of the text, else the address; nothing where there is neither.
  static func title(of text: FeedText?, else address: String?) -> String {
    if let text {
      let beginning = String(decoding: text.text.utf8.prefix(lookedAt), as: UTF8.self)
      let line = FeedText(kind: text.kind, text: beginning).line
      if !line.isEmpty { return shortened(line) }
    }
    return address.map { shortened($0) } ?? ""
  }

  private static func shortened(_ line: String) -> String {
    guard line.count > longest else { return line }
    let beginning = line.prefix(longest)
    let end = beginning.lastIndex(of: " ") ?? beginning.endIndex
    return beginning[..<end] + "…"
  }
}
