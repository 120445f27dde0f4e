/// Tabs of Markdown as blanks up to the next multiple of four, before text is made safe, which makes
/// one blank of a tab: the indentation of code would be gone.
///
/// Those in running text are left: there a tab is a blank like any other.
enum TabStops {
  private static let width = 4

  static func expanded(_ text: String) -> String {
    guard text.utf8.contains(0x09) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    var fence: ArraySlice<UInt8>?
    for line in Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
      let start = result.count
      let indent = append(line, to: &result, isCode: fence != nil)
      follow(result[(start + indent)...], indent, &fence)
      result.append(0x0A)
    }
    result.removeLast()
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends a line and returns by how much it is indented.
  ///
  /// Only in code do tabs count behind the indentation and the marks of quotes and lists.
  private static func append(
    _ line: ArraySlice<UInt8>, to result: inout [UInt8], isCode: Bool
  ) -> Int {
    var column = 0
    var indent: Int?
    var isHead = true
    for byte in line {
      if byte == 0x09, isCode || isHead || (indent ?? 0) >= width {
        let blanks = width - column % width
        result += repeatElement(0x20, count: blanks)
        column += blanks
        continue
      }
      if byte != 0x20, indent == nil { indent = column }
      isHead = isHead && (byte == 0x20 || isMark(byte))
      result.append(byte)
      // Bytes behind the first of a character take no column.
      if byte & 0xC0 != 0x80 { column += 1 }
    }
    return indent ?? column
  }

  /// Whether a byte may be in the mark of a quote or a list item: `>`, `-`, `12.`.
  private static func isMark(_ byte: UInt8) -> Bool {
    ">-*+.)".utf8.contains(byte) || (0x30...0x39).contains(byte)
  }

  /// Follows fenced code: three or more of a sign open it, and as many or more of it close it.
  private static func follow(
    _ line: ArraySlice<UInt8>, _ indent: Int, _ fence: inout ArraySlice<UInt8>?
  ) {
    guard let sign = line.first, sign == 0x60 || sign == 0x7E else { return }
    let signs = line.prefix { $0 == sign }
    guard signs.count >= 3 else { return }
    if let opened = fence {
      let rest = line.dropFirst(signs.count)
      guard opened.first == sign, signs.count >= opened.count,
        rest.allSatisfy({ $0 == 0x20 || $0 == 0x0D })
      else { return }
      fence = nil
    } else {
      fence = signs
    }
  }
}
