/// Cuts a text into blocks: at empty lines, and at line ends where these mean something.
enum TextBlocks {
  /// The blocks of `text`.
  ///
  /// Lines that were broken at a fixed width are joined again; verses, lists and other short lines
  /// stay apart from each other.
  static func blocks(of text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var blocks: [String] = []
      var lines: [Line] = []
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let line = trim(bytes[start..<end])
        if line.isEmpty {
          add(lines, to: &blocks)
          lines.removeAll(keepingCapacity: true)
        } else {
          lines.append(line)
        }
        start = end + 1
      }
      add(lines, to: &blocks)
      return blocks
    }
  }

  /// The bytes of a line.
  private typealias Line = Slice<UnsafeBufferPointer<UInt8>>

  /// `text` without blanks at both ends.
  static func trim(_ text: Substring) -> Substring {
    var bytes = text.utf8
    while let first = bytes.first, first == 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 { bytes.removeLast() }
    return Substring(bytes)
  }

  private static func trim(_ line: Line) -> Line {
    var (start, end) = (line.startIndex, line.endIndex)
    while start < end, line[start] == 0x20 { start += 1 }
    while start < end, line[end - 1] == 0x20 { end -= 1 }
    return line[start..<end]
  }

  private static func add(_ lines: [Line], to blocks: inout [String]) {
    switch shape(of: lines) {
    case .none: break
    case .joined: blocks.append(join(lines))
    case .apart: blocks += lines.map { string($0) }
    case .verse: blocks.append(lines.map { string($0) }.joined(separator: "\n"))
    }
  }

  private static func string(_ line: Line) -> String {
    String(decoding: line, as: UTF8.self)
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

  private static func shape(of lines: [Line]) -> Shape {
    guard lines.count > 1 else { return lines.isEmpty ? .none : .joined }
    let lengths = lines.map { columns($0) }
    let longest = lengths.max() ?? 0
    if lines.allSatisfy({ isListItem(string($0)) }) { return .verse }
    if longest > 120 { return .apart }
    let full = lengths.dropLast().count { $0 * 10 >= longest * 6 }
    if longest >= 50, full * 10 >= (lines.count - 1) * 8 { return .joined }
    return .verse
  }

  /// The columns of a line: those from the radicals of Chinese on take two.
  private static func columns(_ line: Line) -> Int {
    var columns = 0
    var before = 0 as UInt8
    for byte in line {
      if byte & 0xC0 != 0x80 { columns += byte >= 0xE3 ? 2 : 1 }
      if before == 0xE2, byte >= 0xBA { columns += 1 }
      before = byte
    }
    return columns
  }

  /// Lines as one text; between characters of a script without spaces no blank is put.
  private static func join(_ lines: [Line]) -> String {
    guard lines.count > 1 else { return lines.first.map { string($0) } ?? "" }
    var result: [UInt8] = []
    result.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
    var last = 0 as UInt32
    for line in lines {
      let text = string(line).unicodeScalars
      let next = text.first?.value ?? 0
      let isWithoutSpaces = (0x2E80..<0xAC00).contains(last) && (0x2E80..<0xAC00).contains(next)
      if !result.isEmpty, !isWithoutSpaces { result.append(0x20) }
      result += line
      last = text.last?.value ?? 0
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: List items

  // The last one is another code for the one before.
  private static let marks = ["- ", "* ", "• ", "– ", "· ", "\u{387} "].map { Array($0.utf8) }

  /// Whether a line begins as an item of a list does.
  static func isListItem(_ line: some StringProtocol) -> Bool {
    let bytes = line.utf8
    guard let first = bytes.first else { return false }
    if first >= 0x30, first <= 0x39 {
      let rest = bytes.drop { $0 >= 0x30 && $0 <= 0x39 }
      guard (1...3).contains(bytes.distance(from: bytes.startIndex, to: rest.startIndex)),
        let sign = rest.first, sign == 0x2E || sign == 0x29
      else { return false }
      return isBlankCharacter(rest.dropFirst())
    }
    return marks.contains { mark in
      mark[0] == first && bytes.starts(with: mark)
        && isBlankCharacter(bytes.dropFirst(mark.count - 1))
    }
  }

  /// Whether the first character is a blank, and not one that carries an accent.
  private static func isBlankCharacter(_ bytes: some Sequence<UInt8>) -> Bool {
    let start = Array(bytes.prefix(24))
    guard start.first == 0x20 else { return false }
    return start.count < 2 || start[1] < 0x80 || String(decoding: start, as: UTF8.self).first == " "
  }
}
