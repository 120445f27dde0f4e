internal import CGumbo

/// What the data for machines in a page says of its article.
struct LinkedData {
  private(set) var headline: String?
  private(set) var authors: [String] = []
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var section: String?
  private(set) var tags: [String] = []
  private(set) var image: String?
  private(set) var address: String?
  private(set) var language: String?
  private(set) var siteNames: [String] = []

  private var byIdentifier: [String: JSONValue] = [:]
  private static let mostObjects = 2000

  /// The page with its scripts, for what they note.
  let scripts: [UInt8]

  init(_ source: HTMLSource) {
    scripts = source.original
    var objects: [JSONValue] = []
    for range in source.data.prefix(30) {
      guard let value = JSONValue(source.original[range]) else { continue }
      collect(value, &objects)
    }
    for object in objects {
      if let identifier = object["@id"]?.text, object["name"] != nil || object["@type"] != nil {
        byIdentifier[identifier] = object
      }
    }
    for object in objects where Self.isOf(object, Self.siteTypes) {
      if let name = object["name"]?.text { siteNames.append(Self.plain(name)) }
    }
    let articles = objects.filter { Self.isOf($0, Self.articleTypes) }
    for article in articles.prefix(1) { take(article) }
    for page in objects where Self.isOf(page, ["WebPage"]) && published == nil { takePage(page) }
  }

  private static let siteTypes: Set<String> = [
    "WebSite", "Organization", "NewsMediaOrganization", "Corporation", "LocalBusiness",
  ]
  private static let articleTypes: Set<String> = [
    "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "OpinionNewsArticle",
    "AnalysisNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "TechArticle",
    "ScholarlyArticle", "Report", "LiveBlogPosting", "Review", "HowTo", "Recipe",
    "SocialMediaPosting",
    "DiscussionForumPosting", "MedicalScholarlyArticle", "CreativeWork", "AdvertiserContentArticle",
    "SatiricalArticle", "PodcastEpisode", "VideoObject",
  ]

  /// The objects of a value, those of its graph, and what they are about.
  private func collect(_ value: JSONValue, _ objects: inout [JSONValue]) {
    var waiting = [value]
    while let value = waiting.popLast(), objects.count < Self.mostObjects {
      switch value {
      case .list(let items): waiting += items.reversed()
      case .object:
        objects.append(value)
        for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
          if let inner = value[key] { waiting.append(inner) }
        }
      default: break
      }
    }
  }

  private static func isOf(_ object: JSONValue, _ types: Set<String>) -> Bool {
    object["@type"]?.items.contains { type in
      type.text.map { types.contains($0.split(separator: "/").last.map(String.init) ?? $0) }
        ?? false
    } ?? false
  }

  private mutating func take(_ article: JSONValue) {
    headline = (article["headline"] ?? article["name"])?.text.map { Self.plain($0) }
    published = (article["datePublished"] ?? article["dateCreated"])?.text
    modified = article["dateModified"]?.text
    section = article["articleSection"]?.items.first?.text.map { Self.plain($0) }
    tags = Self.keywords(article["keywords"])
    language = article["inLanguage"]?.text
    address =
      (article["url"] ?? article["mainEntityOfPage"]?["@id"] ?? article["mainEntityOfPage"])?
      .text
    image = article["image"]?.items.first.flatMap { ($0["url"] ?? $0).text }
    if let name = resolved(article["publisher"])?["name"]?.text {
      siteNames.append(Self.plain(name))
    }
    for author in (article["author"] ?? article["creator"])?.items ?? [] {
      let resolved = resolved(author) ?? author
      for name in (resolved["name"] ?? resolved).items.compactMap(\.text) {
        authors.append(Self.plain(name))
      }
    }
  }

  private mutating func takePage(_ page: JSONValue) {
    published = page["datePublished"]?.text
    modified = modified ?? page["dateModified"]?.text
  }

  private func resolved(_ value: JSONValue?) -> JSONValue? {
    guard let value else { return nil }
    guard value["name"] == nil, let identifier = value["@id"]?.text else { return value }
    return byIdentifier[identifier] ?? value
  }

  private static func keywords(_ value: JSONValue?) -> [String] {
    guard let value else { return [] }
    return value.items.compactMap(\.text).flatMap { text in
      value.text == nil ? [plain(text)] : text.split(separator: ",").map { plain(String($0)) }
    }
  }

  /// Texts in data are often escaped as if they were markup.
  private static func plain(_ text: String) -> String { HTMLBody.line(text) }
}

/// Finds names in bytes.
enum PageBytes {
  static func find(_ name: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let wanted = Array(name.utf8)
    return bytes.withUnsafeBufferPointer { text in
      var index = 0
      while index + wanted.count <= text.count {
        guard let base = text.baseAddress else { return nil }
        index += html_find(base + index, text.count - index, wanted[0])
        guard index + wanted.count <= text.count else { return nil }
        var offset = 1
        while offset < wanted.count, text[index + offset] == wanted[offset] { offset += 1 }
        if offset == wanted.count { return bytes.startIndex + index }
        index += 1
      }
      return nil
    }
  }
}
