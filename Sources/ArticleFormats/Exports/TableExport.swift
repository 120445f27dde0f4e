internal import ArticleModel

/// Reads the tables of Pocket, Instapaper and Readwise: values parted by commas, their names in the
/// first line.
enum TableExport {
  /// The first lines by which they are known, as sets of names.
  private static let formats: [(format: String, names: Set<String>)] = [
    ("pocket", ["url", "title", "time_added", "status"]),
    ("instapaper", ["url", "title", "selection", "folder"]),
    ("readwise", ["highlight", "book title", "highlighted at"]),
    ("readwise", ["title", "url", "document tags", "saved date"]),
    ("raindrop", ["url", "title", "folder", "created"]),
  ]

  static func matches(_ start: [UInt8]) -> Bool {
    // Three names at least on a line of names: most texts are none at a glance.
    let line = start.prefix { $0 != 0x0A }
    guard line.count < 1000, line.count(where: { $0 == 0x2C || $0 == 0x3B || $0 == 0x09 }) >= 2
    else { return false }
    return format(of: CommaTable.firstRow(of: start)) != nil
  }

  private static func format(of names: [String]) -> String? {
    let names = Set(names.map { $0.lowercased() })
    return formats.first { $0.names.isSubset(of: names) }?.format
  }

  static func parse(_ text: String) -> ExportFormats.Contents? {
    var table = CommaTable(text)
    guard let names = table.next(), let format = format(of: names) else { return nil }
    let columns = Dictionary(
      names.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    var entries: [ExportEntry] = []
    var books: [String: Int] = [:]
    while let row = table.next(), entries.count < ExportFormats.most {
      func value(_ names: String...) -> String? {
        names.lazy.compactMap { columns[$0] }
          .compactMap { row.indices.contains($0) && !row[$0].isEmpty ? row[$0] : nil }.first
      }
      var entry = ExportEntry()
      entry.title = value("title", "book title")
      entry.url = value("url")
      entry.author = value("book author", "author")
      entry.identifier = value("id")
      entry.added = ExportTime.parse(
        value("time_added", "timestamp", "saved date", "highlighted at", "created"))
      entry.tags = tags(value("tags", "document tags"))
      entry.summary = value("excerpt")
      note(value("status", "folder", "location"), in: &entry, format)
      if value("favorite") == "true" { entry.marks.isStarred = true }
      if let text = value("highlight", "selection", "highlights") {
        entry.marks.highlights = [.init(text: text, note: value("note"))]
      }
      // A row a passage: those of one book or article belong together.
      if columns["highlight"] != nil {
        let book = "\(entry.title ?? "")\n\(entry.author ?? "")"
        if let known = books[book] {
          entries[known].marks.highlights += entry.marks.highlights
          entries[known].tags += entry.tags
          continue
        }
        books[book] = entries.count
      }
      entries.append(entry)
    }
    return ExportFormats.Contents(format: format, entries: entries)
  }

  /// What the list says that an entry is in: the programs' own lists are marks, others are folders.
  private static func note(_ list: String?, in entry: inout ExportEntry, _ format: String) {
    switch list?.lowercased() {
    case nil, "unread", "new", "later", "inbox", "unsorted", "feed": break
    case "archive", "read": entry.marks.isRead = true
    case "starred", "favorites": entry.marks.isStarred = true
    default:
      guard format == "instapaper" || format == "raindrop", let list else { return }
      entry.folder = list
      entry.tags.append(list)
    }
  }

  /// Tags stand in one value, parted by bars or commas, or as a list of JSON.
  private static func tags(_ value: String?) -> [String] {
    guard let value else { return [] }
    if value.hasPrefix("["), let list = JSONValue(value) { return list.array.compactMap(\.words) }
    return value.split { $0 == "|" || $0 == "," }.map(String.init)
  }
}

/// The rows of a text of values that are parted by commas, semicolons or tabs (RFC 4180).
struct CommaTable {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var index = 0

  init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    let line = bytes.prefix { $0 != 0x0A }
    separator =
      [0x2C, 0x3B, 0x09].max { one, other in
        line.count { $0 == one } < line.count { $0 == other }
      } ?? 0x2C
  }

  static func firstRow(of bytes: [UInt8]) -> [String] {
    var table = CommaTable(bytes: Array(bytes.prefix { $0 != 0x0A }))
    return table.next() ?? []
  }

  /// The next row that is not empty; `nil` behind the last one.
  mutating func next() -> [String]? {
    while index < bytes.count {
      let row = row()
      if row.count > 1 || row.first?.isEmpty == false { return row }
    }
    return nil
  }

  private mutating func row() -> [String] {
    var row: [String] = []
    while true {
      row.append(value())
      guard index < bytes.count else { return row }
      let byte = bytes[index]
      index += 1
      if byte != separator { return row }
    }
  }

  /// The value that begins here; the index stands on what ends it.
  private mutating func value() -> String {
    var value: [UInt8] = []
    if index < bytes.count, bytes[index] == 0x22 {
      index += 1
      while index < bytes.count {
        if bytes[index] == 0x22 {
          index += 1
          guard index < bytes.count, bytes[index] == 0x22 else { break }
        }
        value.append(bytes[index])
        index += 1
      }
    }
    while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A {
      value.append(bytes[index])
      index += 1
    }
    if value.last == 0x0D { value.removeLast() }
    return safeLine(String(decoding: value, as: UTF8.self))
  }
}
