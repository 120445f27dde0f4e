internal import ArticleModel
internal import Terminal

/// An article's lines for one width.
///
/// A value: the same article and width give the same lines.
struct ArticleLayout: Equatable {
  /// The lines from the kicker to the end.
  private(set) var lines: [ArticleLine] = []
  /// The columns that the lines were broken for.
  let columns: Int
  private var block = -1
  private var offset = 0
  private var part: ArticlePane.Part?
  /// How much of the block's plain text stands before what is added.
  private var plain = 0
  /// The same while running text is added.
  private var plainStart: Int?

  init(
    headline: Headline, article: Article?, tags: [String] = [], version: String? = nil,
    news: String? = nil, columns: Int, showsRemoved: Bool, clock: Clock
  ) {
    self.columns = max(1, columns)
    addHead(headline, article, tags, version, news, clock: clock)
    guard let article else { return }
    var removed = showsRemoved ? article.removed[...] : []
    for (index, content) in article.blocks.enumerated() {
      let here = removed.prefix { $0.position <= index }
      addRemovals(here)
      removed = removed.dropFirst(here.count)
      block = index
      offset = 0
      plain = 0
      part = .block(index)
      add(content, Context())
      part = nil
      addEmptyLine()
    }
    addRemovals(removed)
    while lines.last?.range.isEmpty == true, lines.last?.prefix.isEmpty == true {
      lines.removeLast()
    }
  }

  /// The first line at or behind `anchor`, or the last one.
  func line(at anchor: Anchor) -> Int {
    let behind = lines.firstIndex { $0.anchor > anchor } ?? lines.count
    return max(0, behind - 1)
  }

  // MARK: The head

  private mutating func addHead(
    _ headline: Headline, _ article: Article?, _ tags: [String], _ version: String?,
    _ news: String?, clock: Clock
  ) {
    if let section = article?.section ?? headline.section {
      add(StyledText(section.uppercased(), role: .kicker), Context())
      addEmptyLine()
    }
    add(StyledText(article?.title ?? headline.title, role: .title), Context())
    addEmptyLine()
    let author = (article?.author ?? headline.author).map { "By " + $0 }
    // Spaces that do not break keep a date and a length each on one line.
    let date = clock.longDate(of: headline.published).map { $0 == " " ? "\u{A0}" : $0 }
    let facts = [author, String(date), "\(headline.minutes)\u{A0}min"]
    add(
      StyledText(facts.compactMap { $0 }.joined(separator: "  ·  "), role: .byline), Context())
    // Both on a line, so that what is new moves nothing when it comes.
    let origin = [(article?.source ?? headline.source).map { host(of: $0) }, news].compactMap { $0 }
    if !origin.isEmpty {
      add(StyledText(origin.joined(separator: "  ·  "), role: .byline), Context())
    }
    if !tags.isEmpty {
      let words = tags.map { "#" + String($0.map { $0 == " " ? "\u{A0}" : $0 }) }
      add(StyledText(words.joined(separator: "  "), role: .byline), Context())
    }
    if let version { add(StyledText(version, role: .byline), Context()) }
    addEmptyLine()
  }

  private mutating func addRemovals(_ removals: ArraySlice<Removal>) {
    for (index, removal) in zip(removals.indices, removals) {
      part = .removal(index)
      defer { part = nil }
      var context = Context()
      context.prefix = "╎ "
      context.prefixRole = .removed
      context.indent = 2
      add(StyledText(removal.text, role: .removed), context)
    }
    if !removals.isEmpty { addEmptyLine() }
  }

  // MARK: Blocks

  /// Where a block stands inside others.
  struct Context {
    var indent = 0
    /// What stands before the first line, inside the indent.
    var prefix = ""
    /// What stands before the other lines.
    var continuation: String?
    var prefixRole = Role.quiet
    var role = Role.body
  }

  private mutating func add(_ content: Block, _ context: Context) {
    switch content {
    case .paragraph(let text):
      plainStart = plain
      add(StyledText(text, role: context.role), context)
      plainStart = nil
    case .heading(_, let text): add(StyledText(text, role: .heading), context)
    case .quote(let blocks): addQuote(blocks, context)
    case .list(let isOrdered, let start, let items):
      addList(items, isOrdered: isOrdered, start: start, context)
    case .code(_, let text): addCode(text, context)
    case .table(let rows, let alignments): addTable(rows, alignments, context)
    case .image(let source, let caption): addImage(source, caption, context)
    case .rule:
      let rule = String(repeating: "─", count: max(1, min(12, columns - context.indent)))
      add(StyledText(rule, role: .rule), context)
    }
    if !content.hasParts { plain += content.plainText.utf8.count + 1 }
  }

  private mutating func addQuote(_ blocks: [Block], _ context: Context) {
    var inner = context
    inner.prefix = context.prefix + "│ "
    inner.continuation = (context.continuation ?? context.prefix) + "│ "
    inner.indent = context.indent + 2
    inner.role = .quote
    for (index, content) in blocks.enumerated() {
      if index > 0 { addEmptyLine(inner) }
      add(content, inner)
    }
  }

  private mutating func addList(
    _ items: [[Block]], isOrdered: Bool, start: Int, _ context: Context
  ) {
    let width = isOrdered ? String(start + items.count - 1).utf8.count + 2 : 2
    let before = context.continuation ?? context.prefix
    for (number, item) in items.enumerated() {
      let mark = isOrdered ? "\(start + number). " : "• "
      var inner = context
      inner.indent = context.indent + width
      inner.continuation = before + String(repeating: " ", count: width)
      for (index, content) in item.enumerated() {
        let padding = String(repeating: " ", count: max(0, width - mark.count))
        inner.prefix =
          index == 0
          ? (number == 0 ? context.prefix : before) + padding + mark : inner.continuation ?? ""
        add(content, inner)
      }
      if item.isEmpty { plain += 1 }
    }
  }

  private mutating func addCode(_ text: String, _ context: Context) {
    var inner = context
    let before = context.continuation ?? context.prefix
    inner.prefix = context.prefix + "  "
    inner.continuation = before + "  "
    inner.indent = context.indent + 2
    add(StyledText(text, role: .code), inner)
  }

  private mutating func addImage(_ source: String, _ caption: RichText, _ context: Context) {
    let words = caption.text.isEmpty ? fileName(of: source) : caption.text
    var inner = context
    inner.prefix = context.prefix + "▣ "
    inner.continuation = (context.continuation ?? context.prefix) + "  "
    inner.indent = context.indent + 2
    inner.prefixRole = .caption
    add(StyledText(words, role: .caption), inner)
  }

  // MARK: Lines

  /// Breaks `text` into lines and adds them.
  mutating func add(_ text: StyledText, _ context: Context) {
    let indent = min(context.indent, max(0, columns - 8))
    for (index, line) in wrap(text.text, columns: max(1, columns - indent)).enumerated() {
      let prefix = index == 0 ? context.prefix : context.continuation ?? context.prefix
      lines.append(
        ArticleLine(
          text: text, range: line.range, indent: indent, prefix: prefix,
          prefixRole: context.prefixRole,
          anchor: Anchor(block: block, offset: offset + line.range.lowerBound), part: part,
          plainStart: plainStart))
    }
    offset += text.text.utf8.count + 1
  }

  mutating func addEmptyLine(_ context: Context = Context()) {
    var line = ArticleLine.empty(Anchor(block: block, offset: offset))
    line.prefix = context.continuation ?? ""
    line.indent = context.indent
    line.prefixRole = context.prefixRole
    lines.append(line)
    // Every line has a place of its own.
    offset += 1
  }
}

/// The site of an address: `examplepost.test`, and the whole text where it is no address.
func host(of address: String) -> String {
  var rest = Substring(address)
  for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) {
    rest = rest.dropFirst(scheme.count)
  }
  if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
  return String(rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
}

private func fileName(of path: String) -> String {
  // One that stands in the page itself has no name.
  if path.hasPrefix("data:") { return "picture" }
  return path.split(separator: "/").last.map(String.init) ?? path
}
