internal import ArticleModel
internal import CGumbo

/// Where a picture of a page comes from.
enum HTMLPicture {
  /// The longest address that is kept; longer ones are pictures inside the page.
  private static let longest = 2048

  /// The picture's address as the page says it; `nil` for pictures that only measure or decorate.
  ///
  /// Where it is loaded late, something else stands in its place until then.
  static func source(_ node: Int, _ tree: HTMLTree) -> String? {
    let later = address(node, .dataSrc, tree) ?? address(node, .dataOriginal, tree)
    if let range = tree.range(node, .src), !range.isEmpty {
      guard range.count <= longest else { return inside(tree.bytes[range]) ?? later }
      let source = safeLine(String(decoding: tree.bytes[range], as: UTF8.self))
      if !isPlaceholder(source), later.map({ !isStandIn(source, for: $0) }) ?? true {
        return source
      }
    }
    return later ?? tree.value(node, .srcset).flatMap { first(of: $0) }
      ?? tree.value(node, .dataSrcset).flatMap { first(of: $0) }
  }

  /// Where a picture is that is loaded late; attributes of this kind may hold anything.
  private static func address(_ node: Int, _ name: HTMLAttribute, _ tree: HTMLTree) -> String? {
    guard let range = tree.range(node, name), !range.isEmpty else { return nil }
    guard range.count <= longest else { return inside(tree.bytes[range]) }
    let address = safeLine(String(decoding: tree.bytes[range], as: UTF8.self))
    let isAddress = !address.contains { $0 == " " || $0 == "{" || $0 == "[" }
    return isAddress && !isPlaceholder(address) ? address : nil
  }

  /// Whether one picture is shown until another is there: it is another file, and none that a
  /// browser saved beside the page.
  private static func isStandIn(_ source: String, for later: String) -> Bool {
    let isOfTheSite = source.hasPrefix("/") || WebAddress(source) != nil
    return isOfTheSite && fileName(source) != fileName(later)
  }

  private static func fileName(_ address: String) -> Substring {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return path.suffix(from: path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)
  }

  /// A picture inside the page is named by its type, and a number by which it is found again.
  private static func inside(_ bytes: ArraySlice<UInt8>) -> String? {
    let head = String(decoding: bytes.prefix(40), as: UTF8.self)
    guard head.hasPrefix("data:image/"), let comma = head.firstIndex(where: { ";,".contains($0) })
    else { return nil }
    var hash: UInt32 = 0x811c_9dc5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return safeLine(String(head[..<comma])) + "#" + String(hash, radix: 16)
  }

  private static func isPlaceholder(_ source: String) -> Bool {
    if ["data:", "about:", "#"].contains(where: { source.hasPrefix($0) }) { return true }
    let lower = source.lowercased()
    return ["placeholder", "spacer", "blank.", "pixel.", "1x1", "loading.gif"].contains {
      lower.holds($0)
    }
  }

  private static func first(of set: String) -> String? {
    set.split { $0 == " " || $0 == "\n" || $0 == "\t" }.first.map { safeLine(String($0)) }
      .flatMap { $0.hasPrefix("data:") || $0.isEmpty ? nil : $0 }
  }
}

/// What a block of code says of itself.
enum HTMLCode {
  /// The language that a class of it or of the code inside names: `language-swift`.
  static func language(_ node: Int, _ tree: HTMLTree) -> String? {
    for inner in node..<min(node + 3, tree.end(node)) where !tree.isText(inner) {
      guard let names = tree.value(inner, .className) else { continue }
      for name in names.split(separator: " ") {
        for start in ["language-", "lang-", "highlight-source-"] where name.hasPrefix(start) {
          return safeLine(String(name.dropFirst(start.count)))
        }
      }
    }
    return nil
  }
}

/// Whether a table holds facts in rows and columns, or only puts parts of the page in their places.
enum HTMLTable {
  static func isData(_ table: Int, _ tree: HTMLTree) -> Bool {
    if tree.value(table, .role) == "presentation" { return false }
    var (rows, cells, heads, longest) = (0, 0, 0, 0)
    var cellStart = 0
    for node in table + 1..<max(table + 1, tree.end(table)) where !tree.isText(node) {
      let tag = tree.tag(node)
      if tag == GUMBO_TAG_TABLE || tag.headingLevel != nil && heads == 0 { return false }
      if tag == GUMBO_TAG_TR { rows += 1 }
      if tag == GUMBO_TAG_TH || tag == GUMBO_TAG_CAPTION || tag == GUMBO_TAG_THEAD { heads += 1 }
      if tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH {
        cells += 1
        cellStart = node
        longest = max(longest, textLength(cellStart, tree))
      }
    }
    if heads > 0, cells >= 2 { return true }
    return rows >= 2 && cells >= rows * 2 && longest < 600
  }

  private static func textLength(_ cell: Int, _ tree: HTMLTree) -> Int {
    (cell..<tree.end(cell)).reduce(0) { $0 + (tree.isText($1) ? tree.range($1).count : 0) }
  }
}
