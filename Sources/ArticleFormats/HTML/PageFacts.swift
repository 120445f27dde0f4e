internal import ArticleModel
internal import CGumbo

/// What a page says of itself outside its text: meta elements, links, microdata, times.
struct PageFacts {
  private(set) var meta: [String: String] = [:]
  private(set) var tags: [String] = []
  /// The text of the element `title`.
  private(set) var title: String?
  private(set) var headings: [Int] = []
  private(set) var times: [Int] = []
  /// Elements whose names or microdata tell of an author or a date.
  private(set) var authorNodes: [Int] = []
  private(set) var dateNodes: [Int] = []
  private(set) var canonical: String?
  private(set) var base: String?
  private(set) var language: String?
  /// Microdata: the first element of each property that is of use.
  private(set) var properties: [String: Int] = [:]

  private static let wantedProperties: Set<String> = [
    "headline", "datePublished", "dateCreated", "dateModified", "author", "articleSection",
  ]

  init(_ tree: HTMLTree) {
    for node in 1..<max(1, tree.nodes.count) where !tree.isText(node) { look(node, tree) }
  }

  private mutating func look(_ node: Int, _ tree: HTMLTree) {
    let tag = tree.tag(node)
    switch true {
    case tag == GUMBO_TAG_META: lookAtMeta(node, tree)
    case tag == GUMBO_TAG_TITLE:
      if title == nil, tree.end(node) > node + 1 {
        // One that is not closed holds the rest of the page.
        let range = tree.range(node + 1)
        title =
          range.count <= 1000
          ? safeLine(String(decoding: tree.bytes[range], as: UTF8.self)) : ""
      }
    case tag == GUMBO_TAG_LINK:
      if canonical == nil, tree.value(node, .rel)?.lowercased() == "canonical" {
        canonical = tree.value(node, .href).map { safeLine($0) }
      }
    case tag == GUMBO_TAG_BASE: base = base ?? tree.value(node, .href).map { safeLine($0) }
    case tag == GUMBO_TAG_HTML: language = tree.value(node, .lang).map { safeLine($0) }
    case tag == GUMBO_TAG_H1: headings.append(node)
    case tag == GUMBO_TAG_TIME: times.append(node)
    default: break
    }
    if let property = tree.value(node, .itemprop) {
      for name in property.split(separator: " ").map(String.init)
      where Self.wantedProperties.contains(name) && properties[name] == nil {
        properties[name] = node
      }
    }
    guard tag.number != HTMLTag(GUMBO_TAG_META).number else { return }
    if authorNodes.count < 60, Bylines.isAuthor(node, tree) { authorNodes.append(node) }
    if dateNodes.count < 60, Bylines.isDate(node, tree) { dateNodes.append(node) }
  }

  private mutating func lookAtMeta(_ node: Int, _ tree: HTMLTree) {
    guard
      let key = tree.value(node, .property) ?? tree.value(node, .name)
        ?? tree.value(node, .itemprop),
      let content = tree.value(node, .content), !content.isEmpty
    else { return }
    let name = key.lowercased()
    let value = HTMLBody.line(content)
    if name == "article:tag" { tags.append(value) }
    if name == "article:author" || name == "author" || name == "citation_author",
      let old = meta[name], old != value,
      !value.hasPrefix("http"), !old.hasPrefix("http")
    {
      meta[name] = old + "; " + value
    } else if meta[name] == nil {
      meta[name] = value
    }
  }

  func first(_ names: String...) -> String? {
    for name in names {
      if let value = meta[name], !value.isEmpty { return value }
    }
    return nil
  }
}

/// Names of elements that hold bylines and dates.
enum Bylines {
  static func isAuthor(_ node: Int, _ tree: HTMLTree) -> Bool {
    if let rel = tree.range(node, .rel), tree.bytes[rel].elementsEqual("author".utf8) {
      return true
    }
    if tree.tag(node) == GUMBO_TAG_A, let address = tree.value(node, .href),
      address.holds("/author/") || address.holds("/authors/")
    {
      return true
    }
    return names(node, tree, hold: ["author", "byline"])
  }

  static func isDate(_ node: Int, _ tree: HTMLTree) -> Bool {
    names(node, tree, hold: ["date", "publish", "timestamp", "posted"])
  }

  private static func names(_ node: Int, _ tree: HTMLTree, hold words: [StaticString]) -> Bool {
    for side in [HTMLAttribute.className, .id] {
      guard let range = tree.range(node, side), range.count < 300 else { continue }
      let found = tree.bytes.withUnsafeBufferPointer { bytes in
        words.contains { word in
          let count = word.utf8CodeUnitCount
          guard range.count >= count else { return false }
          var index = range.lowerBound
          while index + count <= range.upperBound {
            var offset = 0
            while offset < count, bytes[index + offset] | 0x20 == word.utf8Start[offset] {
              offset += 1
            }
            if offset == count { return true }
            index += 1
          }
          return false
        }
      }
      if found { return true }
    }
    return false
  }
}
