/// Names of elements and attributes as the rest of the reading knows them: those of the feed
/// itself as they are, others with the usual prefix of their kind, whatever prefix the file uses.
struct FeedNames {
  private struct Key: Hashable {
    var local: UnsafePointer<UInt8>
    var prefix: UnsafePointer<UInt8>?
    var space: UnsafePointer<UInt8>?
  }

  private var known: [Key: String] = [:]

  /// The name: `title`, `dc:creator`, `content:encoded`; of kinds that nobody knows `?:name`.
  mutating func name(_ name: XMLName) -> String {
    let key = Key(local: name.local, prefix: name.prefix, space: name.space)
    if let found = known[key] { return found }
    let prefix = Self.prefix(name)
    let text = prefix.isEmpty ? name.localText : prefix + ":" + name.localText
    known[key] = text
    return text
  }

  private static func prefix(_ name: XMLName) -> String {
    let prefix = name.prefix.map { String(cString: $0).lowercased() }
    guard let space = name.space.map({ String(cString: $0).lowercased() }) else {
      return prefix.map { prefixes.contains($0) ? $0 : isFeed($0) ? "" : "?" } ?? ""
    }
    if let found = spaces.first(where: { space.hasPrefix($0.address) }) { return found.prefix }
    // What has no prefix belongs to the feed, whoever made it up.
    return prefix.map { prefixes.contains($0) ? $0 : "?" } ?? ""
  }

  private static func isFeed(_ prefix: String) -> Bool {
    ["rss", "atom", "atom10", "a10", "feed"].contains(prefix)
  }

  /// The beginnings of addresses that name kinds of elements.
  private static let spaces: [(address: String, prefix: String)] = [
    ("http://www.w3.org/2005/atom", ""), ("http://purl.org/atom/", ""),
    ("http://purl.org/rss/1.0/modules/content", "content"),
    ("http://purl.org/rss/1.0/modules/rss091", ""), ("http://purl.org/rss/1.0/modules/", "?"),
    ("http://purl.org/rss/", ""), ("http://my.netscape.com/rdf/simple/", ""),
    ("http://channel.netscape.com/rdf/simple/", ""), ("http://backend.userland.com/rss", ""),
    ("http://blogs.law.harvard.edu/tech/rss", ""), ("http://purl.org/dc/terms", "dcterms"),
    ("http://purl.org/dc/elements/", "dc"), ("http://search.yahoo.com/mrss", "media"),
    ("http://www.itunes.com/dtds/", "itunes"), ("http://example.com/dtds/", "itunes"),
    ("http://www.w3.org/1999/xhtml", "xhtml"), ("http://www.w3.org/xml/1998/namespace", "xml"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
    ("http://rssnamespace.org/feedburner", "feedburner"),
  ]

  private static let prefixes: Set<String> = [
    "dc", "dcterms", "content", "media", "itunes", "xhtml", "xml", "rdf", "feedburner",
  ]
}
