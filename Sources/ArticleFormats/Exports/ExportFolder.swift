internal import ArticleModel

/// The folder that an export of Omnivore unpacks to: lists of entries, `metadata_0_to_20.json`, the
/// text of each in `content/` and what was marked in it in `highlights/`, by the name of its entry.
public enum ExportFolder {
  /// Whether a file of this name may be a list of entries.
  public static func isList(_ name: String) -> Bool {
    name.hasPrefix("metadata_") && name.hasSuffix(".json")
  }

  /// The folder of the export that a file would belong to, with its last slash, and the entry that
  /// it would be a part of; `nil` where its path is not that of a part.
  public static func part(_ path: String) -> (folder: Substring, entry: Substring)? {
    for (folder, ending) in parts where path.hasSuffix(ending) {
      let bytes = path.utf8
      guard let slash = bytes.lastIndex(of: 0x2F) else { return nil }
      let outer = path[..<slash]
      guard outer.hasSuffix(folder) else { continue }
      let start = outer.utf8.index(outer.endIndex, offsetBy: -folder.utf8.count)
      guard start == path.startIndex || bytes[bytes.index(before: start)] == 0x2F else { continue }
      return (path[..<start], path[bytes.index(after: slash)...].dropLast(ending.count))
    }
    return nil
  }

  private static let parts = [("content", ".html"), ("highlights", ".md")]

  /// The names of the entries in a list.
  public static func entries(in bytes: [UInt8]) -> [String] {
    guard let value = JSONValue(bytes[...]) else { return [] }
    return value.array.filter { JSONExport.isOmnivore($0) }.compactMap { $0["slug"]?.words }
  }

  /// Adds what lies beside the list to one of its entries; `read` has the bytes of a file by its
  /// path from the list.
  static func addParts(of name: String, to entry: inout ExportEntry, _ read: (String) -> [UInt8]?) {
    // It is a name and no path.
    guard !name.isEmpty, !name.hasPrefix("."), !name.contains(where: { $0 == "/" || $0 == "\0" })
    else { return }
    func text(_ path: String) -> String? {
      read(path).flatMap { TextDecoder.decode($0) }?.text
    }
    if entry.body == nil, let markup = text("content/\(name).html") {
      entry.body = FeedText(kind: .markup, text: markup)
    }
    if let marked = text("highlights/\(name).md") {
      entry.marks.highlights += highlights(in: marked)
    }
  }

  /// Passages are quoted, and what was written beside one stands below it; what stands before the
  /// first was written about the whole.
  static func highlights(in markdown: String) -> [GivenMarks.Highlight] {
    var builder = MarkdownBuilder()
    MarkdownTree.walk(safeText(markdown)) { builder.take($0) }
    var found: [GivenMarks.Highlight] = []
    for block in builder.blocks {
      let text = block.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if case .quote = block {
        found.append(GivenMarks.Highlight(text: text))
      } else if found.isEmpty {
        found.append(GivenMarks.Highlight(text: "", note: text))
      } else {
        let note = found[found.count - 1].note
        found[found.count - 1].note = (note.map { $0 + " " } ?? "") + text
      }
    }
    return found
  }
}
