internal import ArticleModel

/// An article as a page of its own, with nothing in it that runs or loads.
enum ArticleHTML {
  static func page(_ article: Article, published: Timestamp?) -> String {
    let facts = [article.section, article.author, published?.date().iso8601].compactMap { $0 }
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"\(escaped(article.language ?? ""))\">",
      "<head><meta charset=\"utf-8\"><title>\(escaped(article.title))</title></head>", "<body>",
      "<article>", "<h1>\(escaped(article.title))</h1>",
    ]
    if !facts.isEmpty { lines.append("<p>\(escaped(facts.joined(separator: " · ")))</p>") }
    lines += article.blocks.map { html($0, article) }
    if let source = article.source {
      lines.append("<p>\(link(to: source, text: escaped(source)))</p>")
    }
    return (lines + ["</article>", "</body>", "</html>"]).joined(separator: "\n")
  }

  /// The text of an article alone; pictures are in it where a browser would find them.
  static func body(_ article: Article, title: String? = nil) -> String {
    let head = title.map { ["<title>\(escaped($0))</title>"] } ?? []
    let blocks = article.blocks.map { block in
      if case .image(let source, let caption) = block, isLoadable(source) {
        return "<figure><img src=\"\(escaped(source))\">"
          + "<figcaption>\(inline(caption, article))</figcaption></figure>"
      }
      return html(block, article)
    }
    return (head + blocks).joined(separator: "\n")
  }

  private static func isLoadable(_ address: String) -> Bool {
    isWeb(address) || !address.prefix { $0 != "/" }.contains(":")
  }

  private static func html(_ block: Block, _ article: Article) -> String {
    switch block {
    case .paragraph(let text): "<p>\(inline(text, article))</p>"
    case .heading(let level, let text):
      "<h\(min(6, level + 1))>\(inline(text, article))</h\(min(6, level + 1))>"
    case .quote(let blocks):
      "<blockquote>" + blocks.map { html($0, article) }.joined() + "</blockquote>"
    case .list(let isOrdered, let start, let items):
      (isOrdered ? "<ol start=\"\(start)\">" : "<ul>")
        + items.map { "<li>" + $0.map { html($0, article) }.joined() + "</li>" }.joined()
        + (isOrdered ? "</ol>" : "</ul>")
    case .code(_, let text): "<pre><code>\(escaped(text))</code></pre>"
    case .table(let rows, _):
      "<table>"
        + rows.map { row in
          "<tr>" + row.map { "<td>\(inline($0, article))</td>" }.joined() + "</tr>"
        }.joined() + "</table>"
    case .image(let source, let caption):
      "<figure>\(escaped(source))<figcaption>\(inline(caption, article))</figcaption></figure>"
    case .rule: "<hr>"
    }
  }

  private static func inline(_ text: RichText, _ article: Article) -> String {
    MarkedText.render(text, escape: escaped) { mark in
      switch mark {
      case .emphasis: ("<em>", "</em>")
      case .strong: ("<strong>", "</strong>")
      case .strikethrough: ("<s>", "</s>")
      case .code: ("<code>", "</code>")
      case .added: ("<ins>", "</ins>")
      case .dropped: ("<del>", "</del>")
      case .link(let index):
        article.links.indices.contains(index) && isWeb(article.links[index].url)
          ? ("<a href=\"\(escaped(article.links[index].url))\">", "</a>") : ("", "")
      }
    }
  }

  private static func link(to url: String, text: String) -> String {
    isWeb(url) ? "<a href=\"\(escaped(url))\">\(text)</a>" : text
  }

  /// Only addresses of the web become links: a script's address would run.
  private static func isWeb(_ url: String) -> Bool {
    let lower = url.lowercased()
    return lower.hasPrefix("https://") || lower.hasPrefix("http://") || lower.hasPrefix("mailto:")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
    return result
  }
}
