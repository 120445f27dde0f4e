internal import ArticleModel

/// What the shape of a block of plain text tells: a list, a heading, a paragraph with addresses.
enum TextStructure {
  /// The block of `text`; addresses in it are added to `links`.
  static func block(of text: String, links: inout [Article.Link]) -> Block {
    guard text.contains(byte: 0x0A) else { return .paragraph(richText(text, &links)) }
    let lines = text.split(separator: "\n")
    if lines.count > 1, lines.allSatisfy({ TextBlocks.isListItem($0) }) {
      let isOrdered = lines[0].first?.isNumber ?? false
      let items = lines.map { line -> [Block] in
        let item = TextBlocks.trim(line.drop { !$0.isWhitespace })
        return [.paragraph(richText(String(item), &links))]
      }
      let start = isOrdered ? Int(lines[0].prefix { $0.isNumber }) ?? 1 : 1
      return .list(ordered: isOrdered, start: start, items: items)
    }
    return .paragraph(richText(text, &links))
  }

  /// Text with its addresses as links.
  private static func richText(_ text: String, _ links: inout [Article.Link]) -> RichText {
    var rich = RichText(text)
    guard hasAddress(text) else { return rich }
    var offset = 0
    for word in text.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "\n" })
    {
      let length = word.utf8.count
      let leading = word.prefix { "([<“\"".contains($0) }.utf8.count
      let address = word.dropFirst(leading == 0 ? 0 : word.prefix { "([<“\"".contains($0) }.count)
      if address.hasPrefix("https://") || address.hasPrefix("http://") {
        let url = withoutPunctuation(address)
        let start = offset + leading
        rich.spans.append(RichText.Span(start..<start + url.utf8.count, .link(links.count)))
        links.append(Article.Link(text: String(url), url: String(url)))
      }
      offset += length + 1
    }
    return rich
  }

  /// Whether `://` stands in the text.
  private static func hasAddress(_ text: String) -> Bool {
    guard text.contains(byte: 0x3A) else { return false }
    var before: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      if byte == 0x2F, before == (0x3A, 0x2F) { return true }
      before = (before.1, byte)
    }
    return false
  }

  private static func withoutPunctuation(_ address: Substring) -> Substring {
    var result = address
    while let last = result.last, ".,;:!?)]>”\"'".contains(last) {
      if last == ")", result.contains("(") { break }
      result.removeLast()
    }
    return result
  }
}
