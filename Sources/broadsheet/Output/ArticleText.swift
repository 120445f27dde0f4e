internal import ArticleModel

/// Articles as plain text and as Markdown.
enum ArticleText {
  /// The head and the blocks, each parted by an empty line.
  static func plain(_ article: Article, published: Timestamp?) -> String {
    let facts = [article.section, article.author, published?.date().iso8601, article.source]
      .compactMap { $0 }.joined(separator: " · ")
    return [article.title, facts, BlockText.text(of: article.blocks)].filter { !$0.isEmpty }
      .joined(separator: "\n\n") + "\n"
  }

  static func markdown(_ article: Article, published: Timestamp?) -> String {
    var head = ["---", "title: \(quoted(article.title))"]
    let facts: [(String, String?)] = [
      ("section", article.section), ("author", article.author),
      ("date", published?.date().iso8601), ("source", article.source),
    ]
    head += facts.compactMap { name, value in value.map { "\(name): \(quoted($0))" } }
    if !article.tags.isEmpty {
      head.append("tags: [" + article.tags.map(quoted).joined(separator: ", ") + "]")
    }
    head.append("---")
    let blocks = article.blocks.map { markdown($0, article) }
    return head.joined(separator: "\n") + "\n\n# " + escaped(article.title) + "\n\n"
      + blocks.joined(separator: "\n\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.map { $0 == "\"" ? "'" : $0 == "\\" ? "/" : String($0) }.joined() + "\""
  }

  private static func markdown(_ block: Block, _ article: Article) -> String {
    switch block {
    case .paragraph(let text): inline(text, article)
    case .heading(let level, let text):
      String(repeating: "#", count: min(6, level + 1)) + " " + inline(text, article)
    case .quote(let blocks):
      BlockText.lines(
        of: blocks.map { markdown($0, article) }.joined(separator: "\n\n"), first: "> ", rest: "> ")
    case .list(let isOrdered, let start, let items):
      items.enumerated().map { index, item in
        let mark = isOrdered ? "\(start + index). " : "- "
        return BlockText.lines(
          of: task(item.map { markdown($0, article) }.joined(separator: "\n\n")), first: mark,
          rest: String(repeating: " ", count: mark.count))
      }.joined(separator: "\n")
    case .code(let language, let text): code(text, language)
    case .table(let rows, let alignments): table(rows, alignments, article)
    case .image(let source, let caption): "![\(escaped(caption.text))](<\(source)>)"
    case .rule: "---"
    }
  }

  /// An item's text with the signs of a task for the boxes that the model has.
  private static func task(_ text: String) -> String {
    text.hasPrefix("☐ ")
      ? "[ ]" + text.dropFirst() : text.hasPrefix("☑ ") ? "[x]" + text.dropFirst() : text
  }

  /// Code between fences that are longer than any in it.
  private static func code(_ text: String, _ language: String?) -> String {
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language ?? "")\n\(text)\n\(fence)"
  }

  private static func table(
    _ rows: [[RichText]], _ alignments: [Block.Alignment], _ article: Article
  ) -> String {
    let lines = rows.map { row in
      "| " + row.map { inline($0, article) }.joined(separator: " | ") + " |"
    }
    let rules = (0..<(rows.first?.count ?? 0)).map { column in
      switch alignments.indices.contains(column) ? alignments[column] : .leading {
      case .leading: " --- |"
      case .center: " :-: |"
      case .trailing: " --: |"
      }
    }
    let rule = "|" + rules.joined()
    return ([lines.first ?? "", rule] + lines.dropFirst()).joined(separator: "\n")
  }

  /// Text with its marks; what has none is written so that Markdown leaves it alone.
  private static func inline(_ text: RichText, _ article: Article) -> String {
    MarkedText.render(text, escape: escaped) { mark in
      switch mark {
      case .emphasis: ("*", "*")
      case .strong: ("**", "**")
      case .strikethrough: ("~~", "~~")
      case .code: ("`", "`")
      case .added, .dropped: ("", "")
      case .link(let index):
        article.links.indices.contains(index) ? ("[", "](<\(article.links[index].url)>)") : ("", "")
      }
    }
  }

  private static func escaped(_ text: String) -> String {
    text.map { "\\`*_[]<>#|".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}

/// Puts signs around the marked stretches of a text.
enum MarkedText {
  static func render(
    _ text: RichText, escape: (String) -> String,
    signs: (RichText.Mark) -> (before: String, behind: String)
  ) -> String {
    guard !text.spans.isEmpty else { return escape(text.text) }
    let bytes = Array(text.text.utf8)
    let places = Set(text.spans.flatMap { [$0.range.lowerBound, $0.range.upperBound] }).sorted()
    var result = ""
    var written = 0
    for place in places where place <= bytes.count {
      result += escape(String(decoding: bytes[written..<place], as: UTF8.self))
      written = place
      for span in text.spans.reversed() where span.range.upperBound == place {
        result += signs(span.mark).behind
      }
      for span in text.spans where span.range.lowerBound == place {
        result += signs(span.mark).before
      }
    }
    return result + escape(String(decoding: bytes[written...], as: UTF8.self))
  }
}
