internal import ArticleModel

/// The one place where the HTML of a feed's or a mail's body becomes blocks.
enum BodyMarkup {
  /// Elements that begin a new paragraph.
  private static let parting = [
    "<p", "</p", "<div", "</div", "<li", "<h1", "<h2", "<h3", "<h4", "<h5", "<h6", "</h",
    "<blockquote", "</blockquote", "<tr", "<br", "<hr", "<pre", "</pre", "<ul", "</ul", "<ol",
    "</ol", "<table", "</table", "<figure", "</figure",
  ].map { Array($0.utf8) }

  /// Puts what `markup` shows into `article`; its addresses are relative to `base`.
  static func take(_ markup: String, base: String?, into article: inout Article) {
    var pieces: [[UInt8]] = [[]]
    let bytes = Array(markup.utf8)
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "<") {
        let start = bytes[index...].prefix(11).map(lowercase)
        if parting.contains(where: { start.starts(with: $0) }) { pieces.append([]) }
      }
      pieces[pieces.count - 1].append(bytes[index])
    }
    article.blocks = pieces.compactMap { piece in
      let line = PlainMarkup.line(String(decoding: piece, as: UTF8.self))
      return line.isEmpty ? nil : .paragraph(RichText(line))
    }
  }

  /// Puts a plain text into `article`, its paragraphs parted by empty lines.
  static func take(text: String, into article: inout Article) {
    article.blocks = safeText(text).components(separatedBy: "\n\n").compactMap { part in
      let trimmed = TextBlocks.trim(part[...])
      return trimmed.isEmpty ? nil : .paragraph(RichText(String(trimmed)))
    }
  }
}
