internal import ArticleModel

/// What the package file of a book says: what the book is, and which files it is read in.
struct BookPackage {
  /// A file of the book.
  struct Item {
    var path: String
    var type: String
    var properties: [Substring]
    var fallback: String?

    var isMarkup: Bool {
      type == "application/xhtml+xml" || type == "text/html" || type == "text/x-oeb1-document"
    }
    var isPicture: Bool { type.hasPrefix("image/") }
  }

  let path: String
  private(set) var title: String?
  private(set) var authors: [String] = []
  private(set) var language: String?
  private(set) var published: Timestamp?
  private(set) var subjects: [String] = []
  /// The files in the order in which they are read.
  private(set) var spine: [Item] = []
  /// The file of the contents, and the older kind of it.
  private(set) var navigation: Item?
  private(set) var contents: Item?
  private(set) var cover: String?

  private var items: [String: Item] = [:]

  /// The most files that a book is read in, and the most steps to one that can be shown.
  private static let longest = 5000
  private static let mostFallbacks = 10

  /// Reads the package file at `path`.
  init(_ root: XMLElement, path: String) {
    self.path = path
    if let metadata = root.all("metadata").first { takeFacts(metadata) }
    takeItems(root)
    let spine = root.all("spine").first
    var seen: Set<String> = []
    for reference in spine?.children("itemref") ?? [] {
      guard let item = reference["idref"].flatMap({ shown($0) }), seen.insert(item.path).inserted
      else { continue }
      self.spine.append(item)
      if self.spine.count == Self.longest { break }
    }
    navigation = items.values.first { $0.properties.contains("nav") }
    contents =
      spine?["toc"].flatMap { items[$0] }
      ?? items.values.first { $0.type == "application/x-dtbncx+xml" }
  }

  private mutating func takeFacts(_ metadata: XMLElement) {
    let facts = metadata.children + metadata.children("dc-metadata").flatMap(\.children)
    func lines(_ name: String) -> [String] { facts.filter { $0.name == name }.compactMap(\.line) }
    title = lines("title").first
    authors = Array(lines("creator").prefix(20))
    language = lines("language").first
    published = lines("date").lazy.compactMap { StatedTime.parse($0) }.first
    subjects = Array(lines("subject").prefix(50))
    cover = facts.first { $0.name == "meta" && $0["name"] == "cover" }?["content"]
  }

  private mutating func takeItems(_ root: XMLElement) {
    for element in root.all("manifest").first?.children("item") ?? [] {
      guard let id = element["id"], items[id] == nil,
        let path = element["href"].flatMap({ BookPath.resolve($0, in: self.path) })
      else { continue }
      let item = Item(
        path: path, type: element["media-type"]?.lowercased() ?? "",
        properties: element["properties"]?.split(separator: " ") ?? [],
        fallback: element["fallback"])
      items[id] = item
      if item.properties.contains("cover-image") || cover == id && item.isPicture { cover = path }
    }
    if let id = cover, let item = items[id] { cover = item.path }
  }

  /// The item of an identifier, or the first of those that stand in for it that can be shown.
  private func shown(_ identifier: String) -> Item? {
    guard let first = items[identifier] else { return nil }
    var item = first
    for _ in 0..<Self.mostFallbacks where !item.isMarkup {
      guard let next = item.fallback.flatMap({ items[$0] }) else { break }
      item = next
    }
    return item.isMarkup ? item : first
  }
}
