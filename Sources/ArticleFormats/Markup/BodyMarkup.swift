internal import ArticleModel

/// The one place where the text of a feed's entry or of a mail becomes blocks.
enum BodyMarkup {
  /// Puts `text` into `article`; addresses in it are relative to `base`.
  static func take(_ text: FeedText, base: String?, into article: inout Article) {
    switch text.kind {
    case .markup:
      let body = HTMLBody(text.text, base: base)
      article.blocks = body.blocks
      article.links = body.links
    case .plain:
      article.blocks = PlainTextBlocks.blocks(of: safeText(text.text), isFlowed: text.isFlowed)
    }
  }
}
