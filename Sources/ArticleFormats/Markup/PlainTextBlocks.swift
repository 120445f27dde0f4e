internal import ArticleModel

/// Makes blocks of the plain text of a mail: paragraphs, and quotes behind `>`.
enum PlainTextBlocks {
  /// The deepest quotes that are told apart.
  private static let deepest = 6
  /// Lines of such lengths that go on were broken by a program.
  private static let wrapped = 50...90

  static func blocks(of text: String, isFlowed: Bool) -> [Block] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return blocks(of: lines[...], isFlowed, depth: 0)
  }

  private static func blocks(
    of lines: ArraySlice<Substring>, _ isFlowed: Bool, depth: Int
  ) -> [Block] {
    var blocks: [Block] = []
    var paragraph: [Substring] = []
    var quoted: [Substring] = []
    func endParagraph() {
      if !paragraph.isEmpty {
        blocks.append(.paragraph(RichText(joined(paragraph, isFlowed))))
      }
      paragraph = []
    }
    func endQuote() {
      let inner = quoted.isEmpty ? [] : Self.blocks(of: quoted[...], isFlowed, depth: depth + 1)
      if !inner.isEmpty { blocks.append(.quote(inner)) }
      quoted = []
    }
    for line in lines {
      if isQuoted(line, isInQuote: !quoted.isEmpty || depth > 0), depth < deepest {
        endParagraph()
        let rest = line.dropFirst()
        quoted.append(rest.first == " " ? rest.dropFirst() : rest)
        continue
      }
      endQuote()
      if line.allSatisfy({ $0 == " " }) { endParagraph() } else { paragraph.append(line) }
    }
    endParagraph()
    endQuote()
    return blocks
  }

  /// Whether a line is somebody else's words; `>>>` that follows no quote is what programs write.
  private static func isQuoted(_ line: Substring, isInQuote: Bool) -> Bool {
    line.first == ">" && (isInQuote || !line.hasPrefix(">>>"))
  }

  /// Lines as a paragraph: those that were broken only for their length are joined again.
  private static func joined(_ lines: [Substring], _ isFlowed: Bool) -> String {
    let lengths = lines.map(\.count)
    let isWrapped =
      lines.count > 1 && lengths.dropLast().allSatisfy { wrapped.contains($0) }
    var text = ""
    for (index, line) in lines.enumerated() {
      let isLast = index == lines.count - 1
      let goesOn = isFlowed ? line.last == " " && line != "-- " : isWrapped
      text += line.drop { $0 == " " }.trimmingEnd { $0 == " " }
      if !isLast { text += goesOn ? " " : "\n" }
    }
    return text
  }
}
