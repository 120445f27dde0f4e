internal import ArticleModel

/// Reads lists of bookmarks in HTML: the Netscape format, which all browsers and many services write,
/// and that of Pocket.
///
/// It is a list of links and no page, and half of what it says stands in attributes that pages do
/// not have: so it is scanned, tag by tag.
struct BookmarkList {
  private let bytes: [UInt8]
  private var entries: [ExportEntry] = []
  private var format = "bookmarks"
  /// The folders that are open, with the name of the one that is about to be.
  private var folders: [String?] = []
  private var nextFolder: String?
  /// Whether what follows was read, as the heading above says.
  private var isRead = false

  static func matches(_ start: [UInt8]) -> Bool {
    guard start.first == 0x3C else { return false }
    let text = String(decoding: start.prefix(1000), as: UTF8.self).lowercased()
    return text.hasPrefix("<!doctype netscape-bookmark-file")
      || text.contains("<title>pocket export</title>")
  }

  init(_ text: String) {
    bytes = Array(text.utf8)
    if String(decoding: bytes.prefix(1000), as: UTF8.self).lowercased().contains("pocket export") {
      format = "pocket"
    }
    scan()
  }

  var contents: ExportFormats.Contents {
    ExportFormats.Contents(format: format, entries: entries)
  }

  private mutating func scan() {
    var index = 0
    while let start = bytes[index...].firstIndex(of: 0x3C), entries.count < ExportFormats.most {
      let tag = Tag(bytes, at: start + 1)
      index = tag.end
      switch tag.name {
      case "a": index = takeLink(tag)
      case "h3": nextFolder = text(from: tag.end).line
      case "h1": isRead = text(from: tag.end).line.lowercased().contains("archive")
      case "dl":
        folders.append(nextFolder)
        nextFolder = nil
      case "/dl": if !folders.isEmpty { folders.removeLast() }
      case "dd":
        let description = text(from: tag.end).line
        if let last = entries.indices.last, !description.isEmpty, entries[last].summary == nil {
          entries[last].summary = description
        }
      default: break
      }
    }
  }

  /// Takes a link, and returns where its text ends.
  private mutating func takeLink(_ tag: Tag) -> Int {
    let (line, end) = text(from: tag.end)
    guard let url = tag.attributes["href"] else { return end }
    var entry = ExportEntry()
    entry.title = line
    entry.url = url
    entry.added = ExportTime.parse(tag.attributes["add_date"] ?? tag.attributes["time_added"])
    entry.tags = (tag.attributes["tags"] ?? "").split(separator: ",").map(String.init)
    entry.folder = folders.last ?? nil
    entry.marks.isRead = isRead || tag.attributes["toread"] == "0"
    entries.append(entry)
    return end
  }

  /// The text up to the next tag that is none of emphasis.
  private func text(from start: Int) -> (line: String, end: Int) {
    let end = bytes[start...].firstIndex(of: 0x3C) ?? bytes.count
    let text = String(decoding: bytes[start..<min(end, start + 20_000)], as: UTF8.self)
    return (HTMLBody.line(text), end)
  }

  /// A tag with its attributes, whose names are in lower case.
  private struct Tag {
    private(set) var name = ""
    private(set) var attributes: [String: String] = [:]
    /// Behind its `>`.
    private(set) var end: Int

    /// The longest value that is kept; icons stand in attributes too.
    private static let longest = 8000

    init(_ bytes: [UInt8], at start: Int) {
      var index = start
      func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }
      while index < bytes.count, !isBlank(bytes[index]), bytes[index] != 0x3E { index += 1 }
      name = String(decoding: bytes[start..<min(index, start + 40)], as: UTF8.self).lowercased()
      while index < bytes.count, bytes[index] != 0x3E {
        guard !isBlank(bytes[index]) else {
          index += 1
          continue
        }
        let first = index
        while index < bytes.count, !isBlank(bytes[index]), bytes[index] != 0x3D,
          bytes[index] != 0x3E
        {
          index += 1
        }
        let key = String(decoding: bytes[first..<min(index, first + 40)], as: UTF8.self)
          .lowercased()
        guard index < bytes.count, bytes[index] == 0x3D else { continue }
        index += 1
        let quote =
          index < bytes.count && (bytes[index] == 0x22 || bytes[index] == 0x27)
          ? bytes[index] : nil
        if quote != nil { index += 1 }
        let value = index
        while index < bytes.count,
          quote.map({ bytes[index] != $0 })
            ?? (!isBlank(bytes[index]) && bytes[index] != 0x3E)
        {
          index += 1
        }
        if index - value <= Self.longest {
          attributes[key] = HTMLBody.line(String(decoding: bytes[value..<index], as: UTF8.self))
        }
        if quote != nil { index += 1 }
      }
      end = min(bytes.count, index + 1)
    }
  }
}
