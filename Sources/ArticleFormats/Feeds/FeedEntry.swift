internal import ArticleModel

/// The facts of an entry, read out of its element.
struct FeedEntry {
  let node: XMLElement
  let isAtom: Bool

  /// What it is called, if it says so.
  var headline: String? { line("title", "dc:title", "media:title") }

  /// The text of the first element of the names that has any, on one line.
  func line(_ names: String...) -> String? {
    for name in names {
      for child in node.children where child.name == name {
        if let line = FeedText(child, isAtom: isAtom)?.line, !line.isEmpty { return line }
      }
    }
    return nil
  }

  // MARK: Addresses

  /// The page of the entry.
  var link: String? {
    address(alternate) ?? permalink ?? node["href"].flatMap { resolved($0, node) }
      ?? node["rdf:about"].flatMap { WebAddress.hasScheme($0) ? safeLine($0) : nil }
  }

  private var alternate: XMLElement? {
    let links = node.children("link")
    let pages = links.filter { link in
      guard link["href"] != nil else { return false }
      let relation = link["rel"]?.lowercased() ?? "alternate"
      return relation == "alternate" || relation.isEmpty
    }
    let isPage = { (link: XMLElement) in link["type"].map { $0.contains("html") } ?? true }
    return pages.first(where: isPage) ?? links.first { $0["href"] == nil && $0.plain != nil }
      ?? pages.first
  }

  private var permalink: String? {
    guard let guid = node.child("guid"), let text = guid.plain,
      guid["ispermalink"]?.lowercased() ?? "true" == "true", text.contains("://")
    else { return nil }
    return safeLine(text)
  }

  func address(_ node: XMLElement?) -> String? {
    guard let node, let text = node["href"] ?? node.plain else { return nil }
    return resolved(text, node)
  }

  func resolved(_ address: String, _ node: XMLElement) -> String? {
    let line = safeLine(address)
    return line.isEmpty ? nil : node.resolved(line)
  }

  /// The name that the publisher gave the entry.
  var guid: String? {
    node.texts("guid").first.map { safeLine($0) }
      ?? node.child("id").flatMap { address($0) } ?? node["rdf:about"].map { safeLine($0) }
      ?? node.texts("dc:identifier").first.map { safeLine($0) }
  }

  /// Files that come with the entry.
  var enclosures: [String] {
    var found: [String] = []
    for child in node.children {
      let url: String? =
        switch child.name {
        case "enclosure": child["url"] ?? child["href"]
        case "link": child["rel"]?.lowercased() == "enclosure" ? child["href"] : nil
        default: nil
        }
      if let url = url.flatMap({ resolved($0, child) }), !found.contains(url) { found.append(url) }
    }
    for media in mediaContents {
      if let url = media["url"].flatMap({ resolved($0, media) }), !found.contains(url),
        found.count < 100
      {
        found.append(url)
      }
    }
    return found
  }

  private var mediaContents: [XMLElement] {
    node.children("media:content")
      + node.children("media:group").flatMap { $0.children("media:content") }
  }

  /// The picture that stands for the entry.
  var image: String? {
    let groups = [node] + node.children("media:group") + mediaContents
    let thumbnail = groups.lazy.compactMap { $0.child("media:thumbnail") }.first
    if let thumbnail, let url = thumbnail["url"] { return resolved(url, thumbnail) }
    let isImage = { (node: XMLElement) in
      node["medium"] == "image" || node["type"]?.hasPrefix("image/") == true
    }
    if let picture = (mediaContents + node.children("enclosure")).first(where: isImage),
      let url = picture["url"]
    {
      return resolved(url, picture)
    }
    return node.child("itunes:image").flatMap { image in
      image["href"].flatMap { resolved($0, image) }
    }
  }

  /// Other pages that the entry names: what it is about, where it was found.
  var otherLinks: [Article.Link] {
    node.children("link").compactMap { link in
      guard let relation = link["rel"]?.lowercased(),
        !["alternate", "enclosure", "self", "edit", "replies"].contains(relation),
        let url = address(link)
      else { return nil }
      let title = link["title"].map { safeLine($0) } ?? ""
      return Article.Link(text: title.isEmpty ? url : title, url: url)
    }
  }

  // MARK: People, words and times

  var authors: [FeedPerson] {
    people(["author", "dc:creator", "managingeditor", "dc:author", "itunes:author"])
  }

  /// Those who look after a feed.
  var webMasters: [FeedPerson] { people(["webmaster", "dc:publisher", "itunes:owner"]) }

  private func people(_ names: [String]) -> [FeedPerson] {
    var found: [FeedPerson] = []
    for name in names {
      for child in node.children where child.name == name {
        guard let person = FeedPerson(child), found.count < 50,
          !found.contains(where: { $0.display == person.display })
        else { continue }
        found.append(person)
      }
    }
    return found
  }

  var tags: [String] {
    var found: [String] = []
    func add(_ tag: String?) {
      let line = tag.map { PlainMarkup.line($0) } ?? ""
      let isNew = !found.contains { $0.lowercased() == line.lowercased() }
      if !line.isEmpty, isNew, found.count < 100 { found.append(line) }
    }
    for child in node.children {
      switch child.name {
      case "category":
        add(child["label"])
        add(child["term"] ?? child.plain)
      case "dc:subject", "media:category": add(child["label"] ?? child.plain)
      case "itunes:category": add(child["text"])
      case "media:keywords", "itunes:keywords", "tags":
        child.plain?.split(separator: ",").forEach { add(String($0)) }
      default: break
      }
    }
    return found
  }

  private func time(_ names: String...) -> Timestamp? {
    for name in names {
      for child in node.children where child.name == name {
        if let text = child.plain, let time = StatedTime.parse(text) { return time }
      }
    }
    return nil
  }

  var published: Timestamp? {
    time(
      "pubdate", "published", "issued", "dcterms:issued", "dc:date", "dcterms:created", "created",
      "dcterms:date", "dcterms:available")
  }

  var updated: Timestamp? {
    time("updated", "modified", "dcterms:modified", "lastbuilddate", "dc:date")
      ?? node["lastmod"].flatMap { StatedTime.parse($0) }
  }

  /// A language tag, of the entry or of what it stands in.
  var language: String? {
    let tag = node.texts("language", "dc:language").first ?? node.language
    let line = tag.map { safeLine($0) } ?? ""
    return line.isEmpty ? nil : line
  }

  // MARK: The text

  /// The element that holds the text of the entry, and the text.
  var body: (node: XMLElement, text: FeedText)? {
    for name in Self.bodies {
      for child in node.children where child.name == name {
        if let text = FeedText(child, isAtom: isAtom) { return (child, text) }
      }
    }
    let described = node.children("media:group").lazy.compactMap { $0.child("media:description") }
    return described.first.flatMap { node in
      FeedText(node, isAtom: false).map { (node, $0) }
    }
  }

  /// The elements that may hold it; whoever tells more comes first.
  static let bodies = [
    "content:encoded", "content", "xhtml:body", "body", "fullitem", "xhtml:div", "description",
    "summary", "dc:description", "abstract", "dcterms:abstract", "itunes:summary",
    "media:description", "itunes:subtitle",
  ]
}
