internal import ArticleModel
internal import CGumbo

/// Makes blocks of a part of a page.
///
/// It goes through the tree once; the elements that are open lie on a stack of its own.
struct HTMLBlockBuilder {
  /// A block that others stand in.
  struct Frame {
    enum Kind {
      case quote, list, item, table, figure
    }

    var kind: Kind
    var end: Int
    var blocks: [Block] = []
    var items: [[Block]] = []
    var rows: [[RichText]] = []
    var isOrdered = false
    var start = 1
  }

  /// A part that is left out, and why.
  typealias Cut = (reason: Removal.Reason, rule: String)

  let tree: HTMLTree
  let base: WebAddress?
  /// What is left out, by its element.
  var cuts: [Int: Cut] = [:]

  var blocks: [Block] = []
  var links: [Article.Link] = []
  private(set) var removed: [Removal] = []

  /// The elements that are open, with what is to be done where they end.
  var open: [(node: Int, end: Int)] = []
  var frames: [Frame] = []
  var text = TextCollector()
  var spans: [RichText.Span] = []
  var marks: [(start: Int, end: Int, mark: RichText.Mark)] = []
  var headingLevel: Int?
  var headingNode = 0
  /// The end of the code that is open.
  var codeEnd: Int?
  var code: [UInt8] = []
  var cellEnd: Int?
  var pictures: [(source: String, isCaptioned: Bool)] = []
  var captionEnd = 0

  /// The deepest nesting of blocks that is kept.
  static let deepest = 12
  static let mostPictures = 500

  init(_ tree: HTMLTree, base: WebAddress?) {
    self.tree = tree
    self.base = base
  }

  // MARK: The walk

  /// Appends the blocks of the elements from `root` to the end of it.
  mutating func add(_ root: Int) {
    guard root < tree.nodes.count else { return }
    var node = root
    let end = tree.end(root)
    while node < end {
      close(before: node)
      if tree.isText(node) {
        appendText(node)
        node += 1
      } else if let cut = cuts[node] {
        remove(node, cut)
        node = tree.end(node)
      } else if isUnseen(node) {
        node = tree.end(node)
      } else {
        enter(node)
        node += 1
      }
    }
    close(before: end)
    flush()
  }

  mutating func appendText(_ node: Int) {
    let bytes = tree.bytes[tree.range(node)]
    if codeEnd != nil {
      code.append(contentsOf: bytes)
    } else {
      text.append(bytes)
    }
  }

  mutating func remove(_ node: Int, _ cut: Cut) {
    if tree.tag(node).traits.contains(.block) { flush() }
    note(tree.line(of: node, limit: 2000), cut)
  }

  /// Notes what was left out at the place that has been reached.
  mutating func note(_ line: String, _ cut: Cut) {
    guard !line.isEmpty else { return }
    removed.append(Removal(line, reason: cut.reason, position: blocks.count, rule: cut.rule))
  }

  func isUnseen(_ node: Int) -> Bool {
    let tag = tree.tag(node)
    if tag.traits.contains(.unseen) { return true }
    if tag == GUMBO_TAG_BUTTON { return headingLevel == nil }
    return tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_VIDEO || tag == GUMBO_TAG_AUDIO
      || tag == GUMBO_TAG_OBJECT || tag == GUMBO_TAG_CANVAS || tag == GUMBO_TAG_MAP
      || tag == GUMBO_TAG_DATALIST || tag == GUMBO_TAG_RP || tag == GUMBO_TAG_HEAD
  }

  mutating func enter(_ node: Int) {
    let tag = tree.tag(node)
    if let mark = mark(of: node, tag) {
      marks.append((text.settle(), tree.end(node), mark))
      if case .link(let index) = mark { links[index].text = "" }
    }
    if tag == GUMBO_TAG_BR {
      breakLine()
    } else if tag == GUMBO_TAG_IMG || tag == GUMBO_TAG_IMAGE {
      addPicture(node)
    } else if tag.traits.contains(.block), codeEnd == nil {
      enterBlock(node, tag)
    }
  }

  mutating func breakLine() {
    if codeEnd != nil {
      code.append(0x0A)
    } else if cellEnd != nil || headingLevel != nil {
      text.space()
    } else if text.bytes.last == 0x0A {
      flush()
    } else {
      text.breakLine()
    }
  }

  mutating func enterBlock(_ node: Int, _ tag: HTMLTag) {
    flush()
    open.append((node, tree.end(node)))
    if let level = tag.headingLevel {
      headingLevel = level
      headingNode = node
    }
    guard cellEnd == nil else { return }
    switch true {
    case tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP:
      codeEnd = tree.end(node)
      code = []
    case tag == GUMBO_TAG_BLOCKQUOTE: push(.quote, node)
    case tag == GUMBO_TAG_UL || tag == GUMBO_TAG_MENU || tag == GUMBO_TAG_DIR: push(.list, node)
    case tag == GUMBO_TAG_OL:
      push(.list, node)
      if frames.last?.end == tree.end(node) {
        frames[frames.count - 1].isOrdered = true
        frames[frames.count - 1].start = tree.value(node, .start).flatMap { Int($0) } ?? 1
      }
    case tag == GUMBO_TAG_LI:
      if frames.last?.kind == .list { push(.item, node) }
    case tag == GUMBO_TAG_FIGURE: push(.figure, node)
    case tag == GUMBO_TAG_FIGCAPTION: captionEnd = tree.end(node)
    case tag == GUMBO_TAG_TABLE: if HTMLTable.isData(node, tree) { push(.table, node) }
    case tag == GUMBO_TAG_TR:
      if frames.last?.kind == .table { frames[frames.count - 1].rows.append([]) }
    case tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH:
      if frames.last?.kind == .table { cellEnd = tree.end(node) }
    case tag == GUMBO_TAG_HR: if !blocks.isEmpty || !frames.isEmpty { append(.rule) }
    default: break
    }
  }

  mutating func push(_ kind: Frame.Kind, _ node: Int) {
    guard frames.count < Self.deepest else { return }
    frames.append(Frame(kind: kind, end: tree.end(node)))
  }

  // MARK: Where elements end

  mutating func close(before node: Int) {
    while let last = marks.last, last.end <= node {
      marks.removeLast()
      addSpan(last.start, last.mark)
    }
    while let last = open.last, last.end <= node {
      open.removeLast()
      if let codeEnd, codeEnd <= node { endCode(last.node) }
      flush()
      if headingNode == last.node { headingLevel = nil }
      if let cellEnd, cellEnd <= last.end, tree.end(last.node) == cellEnd, isCell(last.node) {
        endCell()
      }
      if let frame = frames.last, frame.end <= node, opens(frame.kind, tree.tag(last.node)) {
        frames.removeLast()
        end(frame)
      }
    }
  }

  func isCell(_ node: Int) -> Bool {
    tree.tag(node) == GUMBO_TAG_TD || tree.tag(node) == GUMBO_TAG_TH
  }

  func opens(_ kind: Frame.Kind, _ tag: HTMLTag) -> Bool {
    switch kind {
    case .quote: tag == GUMBO_TAG_BLOCKQUOTE
    case .list:
      tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_MENU || tag == GUMBO_TAG_DIR
    case .item: tag == GUMBO_TAG_LI
    case .table: tag == GUMBO_TAG_TABLE
    case .figure: tag == GUMBO_TAG_FIGURE
    }
  }

  mutating func end(_ frame: Frame) {
    switch frame.kind {
    case .quote: if !frame.blocks.isEmpty { append(.quote(frame.blocks)) }
    case .item:
      if !frame.blocks.isEmpty, let last = frames.indices.last, frames[last].kind == .list {
        frames[last].items.append(frame.blocks)
      } else {
        for block in frame.blocks { append(block) }
      }
    case .list:
      if !frame.items.isEmpty {
        append(.list(ordered: frame.isOrdered, start: frame.start, items: frame.items))
      }
      for block in frame.blocks { append(block) }
    case .table:
      let rows = frame.rows.filter { row in row.contains { !$0.text.isEmpty } }
      for block in frame.blocks { append(block) }
      if !rows.isEmpty { append(.table(rows: rows)) }
    case .figure: endFigure(frame)
    }
  }

  /// The last words of a figure with a picture are its caption.
  mutating func endFigure(_ frame: Frame) {
    var blocks = frame.blocks
    let picture = blocks.firstIndex { if case .image = $0 { true } else { false } }
    if let picture, case .image(let source, let caption) = blocks[picture], caption.text.isEmpty {
      let words = blocks.indices.filter { if case .paragraph = blocks[$0] { true } else { false } }
      if !words.isEmpty {
        var joined = RichText("")
        for index in words {
          guard case .paragraph(let text) = blocks[index] else { continue }
          joined = joined.text.isEmpty ? text : joined.joined(with: text)
        }
        blocks[picture] = .image(source: source, caption: joined)
        for index in words.reversed() { blocks.remove(at: index) }
      }
    }
    for block in blocks { append(block) }
  }

  mutating func endCell() {
    cellEnd = nil
    let cell = takeText()
    guard let last = frames.indices.last, frames[last].kind == .table else { return }
    if frames[last].rows.isEmpty { frames[last].rows.append([]) }
    frames[last].rows[frames[last].rows.count - 1].append(cell)
  }

  mutating func endCode(_ node: Int) {
    codeEnd = nil
    var text = safeText(String(decoding: code, as: UTF8.self))
    while text.first == "\n" { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    code = []
    marks.removeAll()
    spans.removeAll()
    if !text.isEmpty { append(.code(language: HTMLCode.language(node, tree), text: text)) }
  }
}
