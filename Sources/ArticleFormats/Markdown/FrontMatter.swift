/// The facts before a Markdown text: between lines of `---` (YAML) or `+++` (TOML).
///
/// Only what such heads are used for is read: a key, and behind it a text or a list of texts.
struct FrontMatter {
  /// The values of each key, which is in lower case.
  private(set) var values: [String: [String]] = [:]
  /// The text behind the head.
  private(set) var body: String

  init(_ text: String) {
    let fences: [(fence: String, separator: Character)] = [("---", ":"), ("+++", "=")]
    guard
      let (fence, separator) = fences.first(where: { text.hasPrefix($0.fence + "\n") }),
      let head = Self.head(of: text, fence: fence)
    else {
      body = text
      return
    }
    body = String(text[head.endIndex...].drop { $0 != "\n" })
    var key: String?
    for line in head.split(separator: "\n") { read(line, separator, &key) }
    // Two rules with a text between them are no head.
    if values.isEmpty, head.contains(where: { !$0.isWhitespace }) { body = text }
  }

  /// The first value of the first of `keys` that there is.
  subscript(_ keys: String...) -> String? {
    keys.lazy.compactMap { values[$0]?.first { !$0.isEmpty } }.first
  }

  /// The lines between the fences.
  private static func head(of text: String, fence: String) -> Substring? {
    let start = text.index(text.startIndex, offsetBy: 4)
    if text[start...].hasPrefix(fence) { return text[start..<start] }
    guard let end = text[start...].firstRange(of: "\n" + fence) else { return nil }
    let behind = text[end.upperBound...].first
    guard behind == nil || behind == "\n" else { return nil }
    return text[start..<text.index(after: end.lowerBound)]
  }

  private mutating func read(_ line: Substring, _ separator: Character, _ key: inout String?) {
    let trimmed = TextBlocks.trim(line)
    if trimmed.hasPrefix("- "), let key {
      values[key, default: []].append(Self.unquoted(trimmed.dropFirst(2)))
      return
    }
    guard line.first != " ", let index = line.firstIndex(of: separator) else { return }
    let name = TextBlocks.trim(line[..<index]).lowercased()
    key = name
    let value = TextBlocks.trim(line[line.index(after: index)...])
    if value.hasPrefix("["), value.hasSuffix("]") {
      values[name] = value.dropFirst().dropLast().split(separator: ",").map {
        Self.unquoted(TextBlocks.trim($0))
      }
    } else {
      values[name] = value.isEmpty ? [] : [Self.unquoted(value)]
    }
  }

  private static func unquoted(_ value: Substring) -> String {
    let text = TextBlocks.trim(value)
    guard text.count >= 2, let first = text.first, first == text.last, first == "\"" || first == "'"
    else { return String(text) }
    return String(text.dropFirst().dropLast())
  }
}
