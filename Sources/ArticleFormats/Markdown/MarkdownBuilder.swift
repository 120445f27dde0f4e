internal import ArticleModel

/// Makes blocks of the steps through a Markdown text.
struct MarkdownBuilder {
  /// A block that others stand in.
  private enum Frame {
    case quote([Block])
    case list(isOrdered: Bool, start: Int, items: [[Block]])
    case item([Block])
    case note([Block])
    case table(rows: [[RichText]], alignments: [Block.Alignment])
    /// Deeper than anyone nests: its contents go to the frame around it.
    case passed
  }

  private(set) var links: [Article.Link] = []
  /// The footnotes by their numbers, the first of which is 1.
  private(set) var footnotes: [[Block]] = []
  private var finished: [Block] = []
  private var frames: [Frame] = []
  private var text = RichText("")
  private var length = 0
  /// Marks that are open, with where they began.
  private var open: [(start: Int, mark: RichText.Mark?)] = []
  /// The pictures inside the paragraph, which stand behind it as blocks.
  private var images: [(source: String, start: Int)] = []
  private var pendingImages: [Block] = []
  /// What stands before the first words of a task, until they come.
  private var taskMark: String?

  /// The kinds that have a frame.
  private static let framing: Set<String> = [
    "block_quote", "list", "item", "tasklist", "table", "footnote_definition",
  ]
  /// The deepest nesting that is kept.
  private static let deepest = 12

  var blocks: [Block] { finished }

  mutating func take(_ event: MarkdownEvent) {
    switch event.kind {
    case "text": append(event.literal)
    case "softbreak": append(" ")
    case "linebreak": append("\n")
    case "code": mark(.code) { $0.append(event.literal) }
    case "html_inline": takeInlineHTML(event.literal)
    // The parser numbers them in the order in which they are first named.
    case "footnote_reference": if event.isEntering { append("[\(event.literal)]") }
    case "emph", "strong", "strikethrough", "link", "image": takeInline(event)
    case "paragraph", "heading", "table_cell":
      event.isEntering ? begin() : endText(event)
    case "code_block":
      add(.code(language: nil, text: Self.withoutLastLineEnd(event.literal)))
    case "html_block": addHTML(event.literal)
    case "thematic_break": add(.rule)
    default: event.isEntering ? enter(event) : leave(event)
    }
  }

  // MARK: Text

  private mutating func begin() {
    text = RichText("")
    length = 0
    open = []
    images = []
    pendingImages = []
    if let taskMark { append(taskMark) }
    taskMark = nil
  }

  private mutating func append(_ literal: String) {
    text.text += literal
    length += literal.utf8.count
  }

  private mutating func mark(_ mark: RichText.Mark, _ body: (inout MarkdownBuilder) -> Void) {
    let start = length
    body(&self)
    text.spans.append(RichText.Span(start..<length, mark))
  }

  private mutating func takeInline(_ event: MarkdownEvent) {
    if event.isEntering {
      let mark: RichText.Mark?
      switch event.kind {
      case "emph": mark = .emphasis
      case "strong": mark = .strong
      case "strikethrough": mark = .strikethrough
      case "link":
        mark = .link(links.count)
        links.append(Article.Link(text: "", url: event.url))
      default:
        mark = nil
        images.append((event.url, length))
      }
      open.append((length, mark))
    } else if let (start, mark) = open.popLast() {
      if case .link(let index) = mark { links[index].text = textSince(start) }
      if let mark {
        text.spans.append(RichText.Span(start..<length, mark))
      } else {
        endImage()
      }
    }
  }

  private func textSince(_ start: Int) -> String {
    String(decoding: text.text.utf8.dropFirst(start), as: UTF8.self)
  }

  /// A picture's words are its caption and not part of the text around it.
  private mutating func endImage() {
    guard let image = images.popLast() else { return }
    let caption = textSince(image.start)
    text.text = String(decoding: text.text.utf8.prefix(image.start), as: UTF8.self)
    length = image.start
    text.spans.removeAll { $0.range.upperBound > length }
    pendingImages.append(.image(source: image.source, caption: RichText(caption)))
  }

  private mutating func endText(_ event: MarkdownEvent) {
    text.spans.sort { $0.range.lowerBound < $1.range.lowerBound }
    if event.kind == "table_cell" {
      addCell(text)
    } else if event.kind == "heading" {
      add(.heading(level: event.level, text))
    } else if text.text.utf8.contains(where: { $0 > 0x20 }) {
      add(.paragraph(text))
    }
    for image in pendingImages { add(image) }
    begin()
  }

  /// HTML between paragraphs is shown as in a page.
  private mutating func addHTML(_ literal: String) {
    guard !literal.hasPrefix("<?") else {
      return add(.code(language: nil, text: Self.withoutLastLineEnd(literal)))
    }
    let markup = Self.withoutUnfinishedTag(Self.withoutUnfinishedStyle(literal))
    let body = HTMLBody(markup, behind: links)
    for block in body.blocks { add(block) }
    links = body.links
  }

  /// A style or script without its end, which goes on to the end of the file, is text.
  private static func withoutUnfinishedStyle(_ markup: String) -> String {
    let start = markup.drop { $0 == " " }.lowercased()
    for name in ["style", "script"] where start.hasPrefix("<" + name) {
      guard !start.contains("</" + name), let end = markup.firstIndex(of: ">") else { break }
      return String(markup[markup.index(after: end)...])
    }
    return markup
  }

  /// A tag without its end, which a page would swallow together with the rest, is text.
  private static func withoutUnfinishedTag(_ markup: String) -> String {
    let start = markup.lastIndex(of: ">").map { markup.index(after: $0) } ?? markup.startIndex
    return String(markup[..<start]) + markup[start...].replacing("<", with: "&lt;")
  }

  /// Of HTML inside a paragraph the line ends count; instructions are shown as they are written.
  ///
  /// What pages show of CDATA is shown: to them it is a comment up to the first `>`.
  private mutating func takeInlineHTML(_ literal: String) {
    if literal.hasPrefix("<?") {
      append(literal)
    } else if literal.prefix(3).lowercased() == "<br" {
      append("\n")
    } else if literal.hasPrefix("<![CDATA["), let end = literal.firstIndex(of: ">") {
      append(String(literal[end...].dropFirst()))
    }
  }

  private static func withoutLastLineEnd(_ text: String) -> String {
    text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  // MARK: Blocks in blocks

  private mutating func add(_ block: Block) {
    for index in frames.indices.reversed() {
      // A frame is taken out while its array grows, so that the array is not copied.
      switch frames[index] {
      case .quote(var blocks):
        frames[index] = .passed
        blocks.append(block)
        frames[index] = .quote(blocks)
        return
      case .item(var blocks):
        frames[index] = .passed
        blocks.append(block)
        frames[index] = .item(blocks)
        return
      case .note(var blocks):
        frames[index] = .passed
        blocks.append(block)
        frames[index] = .note(blocks)
        return
      case .list, .table, .passed: continue
      }
    }
    finished.append(block)
  }

  private mutating func enter(_ event: MarkdownEvent) {
    switch event.kind {
    case "block_quote": frames.append(frames.count < Self.deepest ? .quote([]) : .passed)
    case "list":
      frames.append(
        frames.count < Self.deepest
          ? .list(isOrdered: event.isOrdered, start: max(0, event.start), items: []) : .passed)
    case "footnote_definition": frames.append(.note([]))
    case "item", "tasklist":
      if event.kind == "tasklist" { taskMark = event.isChecked ? "☑ " : "☐ " }
      if case .list = frames.last { frames.append(.item([])) } else { frames.append(.passed) }
    case "table": frames.append(.table(rows: [], alignments: event.alignments))
    case "table_header", "table_row":
      if case .table(var rows, let alignments) = frames.last {
        frames[frames.count - 1] = .passed
        rows.append([])
        frames[frames.count - 1] = .table(rows: rows, alignments: alignments)
      }
    default: break
    }
  }

  private mutating func addCell(_ cell: RichText) {
    guard case .table(var rows, let alignments) = frames.last, !rows.isEmpty else { return }
    frames[frames.count - 1] = .passed
    rows[rows.count - 1].append(cell)
    frames[frames.count - 1] = .table(rows: rows, alignments: alignments)
  }

  private mutating func leave(_ event: MarkdownEvent) {
    guard Self.framing.contains(event.kind), let frame = frames.popLast() else { return }
    switch frame {
    case .quote(let blocks): add(.quote(blocks))
    case .list(let isOrdered, let start, let items):
      add(.list(ordered: isOrdered, start: start, items: items))
    case .item(let blocks):
      if case .list(let isOrdered, let start, var items) = frames.last {
        frames[frames.count - 1] = .passed
        items.append(blocks)
        frames[frames.count - 1] = .list(isOrdered: isOrdered, start: start, items: items)
      }
    case .note(let blocks): footnotes.append(blocks)
    case .table(let rows, let alignments): add(.table(rows: rows, alignments: alignments))
    case .passed: break
    }
  }
}
