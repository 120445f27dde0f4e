/// Cuts a text into blocks: at empty lines, and at line ends where these mean something.
enum TextBlocks {
  /// The blocks of `text`.
  ///
  /// Lines that were broken at a fixed width are joined again; verses, lists and other short lines
  /// stay apart from each other.
  static func blocks(of text: String) -> [String] {
    var blocks: [String] = []
    var lines: [Substring] = []
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let trimmed = trim(Substring(line))
      if trimmed.utf8.isEmpty {
        add(lines, to: &blocks)
        lines.removeAll(keepingCapacity: true)
      } else {
        lines.append(trimmed)
      }
    }
    add(lines, to: &blocks)
    return blocks
  }

  /// `text` without blanks at both ends.
  static func trim(_ text: Substring) -> Substring {
    var bytes = text.utf8
    while let first = bytes.first, first == 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 { bytes.removeLast() }
    return Substring(bytes)
  }

  private static func add(_ lines: [Substring], to blocks: inout [String]) {
    switch shape(of: lines) {
    case .none: break
    case .joined: blocks.append(join(lines))
    case .apart: blocks += lines.map(String.init)
    case .verse: blocks.append(lines.joined(separator: "\n"))
    }
  }

  private enum Shape {
    case none
    /// One paragraph, broken at a fixed width.
    case joined
    /// Each line is a block.
    case apart
    /// One block whose line ends are the author's.
    case verse
  }

  private static func shape(of lines: [Substring]) -> Shape {
    guard lines.count > 1 else { return lines.isEmpty ? .none : .joined }
    let lengths = lines.map { columns($0) }
    let longest = lengths.max() ?? 0
    if lines.allSatisfy({ isListItem($0) }) { return .verse }
    if longest > 120 { return .apart }
    let full = lengths.dropLast().count { $0 * 10 >= longest * 6 }
    if longest >= 50, full * 10 >= (lines.count - 1) * 8 { return .joined }
    return .verse
  }

  private static func columns(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
  }

  /// Whether a line begins as an item of a list does.
  static func isListItem(_ line: some StringProtocol) -> Bool {
    let marks = ["- ", "* ", "• ", "– ", "· "]
    if marks.contains(where: { line.hasPrefix($0) }) { return true }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    guard (1...3).contains(digits.count) else { return false }
    let rest = line.dropFirst(digits.count)
    return rest.hasPrefix(". ") || rest.hasPrefix(") ")
  }

  /// Lines as one text; between characters of a script without spaces no blank is put.
  private static func join(_ lines: [Substring]) -> String {
    var result = String(lines.first ?? "")
    for line in lines.dropFirst() {
      let last = result.unicodeScalars.last?.value ?? 0
      let next = line.unicodeScalars.first?.value ?? 0
      let isWithoutSpaces = (0x2E80..<0xAC00).contains(last) && (0x2E80..<0xAC00).contains(next)
      result += isWithoutSpaces ? line : " " + line
    }
    return result
  }
}
