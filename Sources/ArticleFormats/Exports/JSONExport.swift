internal import ArticleModel

/// Reads the JSON of Omnivore, wallabag, Readwise, Pocket, Pinboard, Delicious, Readability and
/// elCurator, and the bookmarks of Firefox and Chromium.
enum JSONExport {
  static func parse(_ root: JSONValue) -> ExportFormats.Contents? {
    if root["type"]?.words == "text/x-moz-place-container" || root["roots"]?.isObject == true {
      return ExportFormats.Contents(format: "bookmarks", entries: BookmarkTree.entries(of: root))
    }
    let items = root["bookmarks"]?.array ?? root["results"]?.array ?? root.array
    guard let first = items.first(where: \.isObject), let format = format(of: first) else {
      return nil
    }
    return ExportFormats.Contents(
      format: format, entries: items.filter(\.isObject).map { entry($0, format) })
  }

  /// The program that an entry is of, by the names that only it has.
  private static func format(of item: JSONValue) -> String? {
    func has(_ keys: String...) -> Bool { Set(keys).isSubset(of: item.keys) }
    if has("slug", "url", "savedAt") { return "omnivore" }
    if has("url", "is_archived") || has("url", "is_read", "is_fav") { return "wallabag" }
    if has("user_book_id", "highlights") || has("source_url", "reading_progress") {
      return "readwise"
    }
    if has("url", "title", "highlights") || has("resolved_url", "time_added") { return "pocket" }
    if has("href", "description", "toread") { return "pinboard" }
    if has("url", "created", "owner") { return "delicious" }
    if has("article__url") { return "readability" }
    if has("url", "is_saved") { return "elcurator" }
    return nil
  }

  private static func entry(_ item: JSONValue, _ format: String) -> ExportEntry {
    var entry = common(item)
    switch format {
    case "omnivore":
      entry.marks.isRead = item["state"]?.words == "Archived"
    case "wallabag":
      entry.marks.isRead = isSet(item["is_archived"]) || isSet(item["is_read"])
      entry.marks.isStarred = isSet(item["is_starred"]) || isSet(item["is_fav"])
    case "readwise":
      entry.marks.isRead = item["location"]?.words == "archive"
      entry.url = (item["source_url"] ?? item["unique_url"] ?? item["url"])?.words
    case "pocket":
      entry.marks.isRead = item["status"]?.words == "1"
      entry.marks.isStarred = isSet(item["favorite"])
    case "pinboard":
      entry.url = item["href"]?.words
      entry.title = item["description"]?.words
      entry.summary = item["extended"]?.words
      entry.marks.isRead = item["toread"]?.words == "no"
    case "readability":
      entry.marks.isRead = isSet(item["archive"])
      entry.marks.isStarred = isSet(item["favorite"])
    default: break
    }
    return entry
  }

  /// What most of them call by one of a few names.
  private static func common(_ item: JSONValue) -> ExportEntry {
    func first(_ names: String...) -> String? { names.lazy.compactMap { item[$0]?.words }.first }
    var entry = ExportEntry()
    entry.title = first(
      "title", "readable_title", "resolved_title", "given_title", "article__title")
    entry.url = first("url", "resolved_url", "given_url", "article__url")
    entry.identifier = first("id", "uuid", "user_book_id", "resolved_id", "hash")
    entry.author = first("author", "article__author") ?? names(item["published_by"])
    entry.published = ExportTime.parse(first("publishedAt", "published_at", "published_date"))
    entry.added = ExportTime.parse(
      first(
        "savedAt", "created_at", "saved_at", "time_added", "date_added", "time", "created"))
    entry.language = first("language", "itemLanguage", "lang")
    entry.picture = first("thumbnail", "preview_picture", "image_url", "cover_image_url")
    entry.summary = first("description", "excerpt", "summary", "article__excerpt")
    entry.body = first("content", "html_content", "html").map { FeedText(kind: .markup, text: $0) }
    entry.tags = tags(item)
    entry.marks.highlights =
      ["highlights", "annotations"].lazy.compactMap { item[$0]?.array }.first { !$0.isEmpty }?
      .compactMap(highlight) ?? []
    return entry
  }

  private static func names(_ list: JSONValue?) -> String? {
    let names = list?.array.compactMap(\.words) ?? []
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// What was marked in a text.
  ///
  /// Where that is called `quote`, as by wallabag, Omnivore and Pocket, `text` is what was noted of it.
  private static func highlight(_ item: JSONValue) -> GivenMarks.Highlight? {
    let text = item["text"]?.words
    let note = (item["note"] ?? item["annotation"])?.words
    guard let quote = item["quote"]?.words else { return text.map { .init(text: $0, note: note) } }
    return .init(text: quote, note: note ?? (text == quote ? nil : text))
  }

  /// Tags stand in a list, of texts or of objects with names, in an object by their names, or in a
  /// text.
  private static func tags(_ item: JSONValue) -> [String] {
    let names = ["tags", "labels", "book_tags", "document_tags"]
    guard let value = names.lazy.compactMap({ item[$0] }).first else { return [] }
    if value.isObject { return value.keys }
    if let text = value.words {
      return text.split { $0 == "," || $0 == " " && !text.contains(",") }.map(String.init)
    }
    return value.array.compactMap { ($0["name"] ?? $0["label"] ?? $0).words }
  }

  private static func isSet(_ value: JSONValue?) -> Bool {
    value?.isTrue == true || value?.words == "1" || value?.words == "true"
  }
}

/// Reads the trees of bookmarks that browsers keep.
enum BookmarkTree {
  static func entries(of root: JSONValue) -> [ExportEntry] {
    var entries: [ExportEntry] = []
    let roots = root["roots"].map { roots in roots.keys.compactMap { roots[$0] } } ?? [root]
    // What is open lies on a stack of its own, however deep folders nest.
    var waiting = roots.reversed().map { (node: $0, folder: nil as String?, isTop: true) }
    while let (node, folder, isTop) = waiting.popLast(), entries.count < ExportFormats.most {
      let name = (node["title"] ?? node["name"])?.words
      if let url = (node["uri"] ?? node["url"])?.words {
        var entry = ExportEntry()
        entry.title = name
        entry.url = url
        entry.identifier = node["guid"]?.words
        entry.added = ExportTime.parse((node["dateAdded"] ?? node["date_added"])?.words)
        entry.tags = (node["tags"]?.words ?? "").split(separator: ",").map(String.init)
        entry.folder = folder
        entries.append(entry)
      }
      // What the browser itself puts at the top is no folder that anybody made.
      let inner = isTop || node["root"] != nil ? folder : name ?? folder
      for child in (node["children"]?.array ?? []).reversed() {
        waiting.append((child, inner, false))
      }
    }
    return entries
  }
}
