internal import ArticleModel

/// A chapter's markup on its way to blocks.
enum BookMarkup {
  /// Elements that HTML never closes.
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]

  /// XHTML as HTML has it: `<a id="x"/>`, which HTML takes for the beginning of an element, is
  /// closed again.
  static func html(_ markup: String) -> String {
    var markup = markup
    return markup.withUTF8 { bytes in
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count)
      var start = 0
      var place = 0
      while let end = bytes[place...].firstIndex(of: UInt8(ascii: ">")) {
        place = end + 1
        guard end > 0, bytes[end - 1] == UInt8(ascii: "/"),
          let name = name(of: bytes, tagEndingAt: end), !void.contains(name.lowercased())
        else { continue }
        output += bytes[start..<(end - 1)]
        output += "></\(name)>".utf8
        start = place
      }
      guard start > 0 else { return String(decoding: bytes, as: UTF8.self) }
      return String(decoding: output + bytes[start...], as: UTF8.self)
    }
  }

  /// The name in the tag that ends at a place.
  private static func name(
    of bytes: UnsafeBufferPointer<UInt8>, tagEndingAt end: Int
  ) -> String? {
    let first = max(0, end - 4000)
    guard let open = bytes[first..<end].lastIndex(of: UInt8(ascii: "<")) else { return nil }
    let name = bytes[(open + 1)..<end].prefix { isLetterOrDigit($0) || $0 == 0x3A || $0 == 0x2D }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  /// The pictures of drawings, which hold nothing else in the covers of books: `<image href="…"/>`.
  static func pictures(in markup: String) -> [String] {
    markup.split(separator: "<image").dropFirst().prefix(20).compactMap { rest in
      let tag = rest.prefix(2000).prefix { $0 != ">" }
      guard let start = tag.firstRange(of: "href=")?.upperBound, start < tag.endIndex else {
        return nil
      }
      let quote = tag[start]
      return String(tag[start...].dropFirst().prefix { $0 != quote })
    }
  }

  /// What stands in the `title` of a page; it comes early, if at all.
  static func title(of markup: String) -> String? {
    let head = String(decoding: markup.utf8.prefix(16_384), as: UTF8.self)
    guard let start = head.firstRange(of: "<title")?.upperBound,
      let open = head[start...].firstIndex(of: ">"),
      let end = head[open...].firstRange(of: "</title")?.lowerBound
    else { return nil }
    let line = PlainMarkup.line(String(head[head.index(after: open)..<end]))
    return line.isEmpty ? nil : line
  }
}
