/// A place in an article that holds for every width: a block and a UTF-8 offset into its text.
struct Anchor: Equatable, Comparable {
  /// The block's index; the head of the article is block -1.
  var block: Int
  var offset: Int

  static let top = Anchor(block: -1, offset: 0)

  static func < (left: Anchor, right: Anchor) -> Bool {
    (left.block, left.offset) < (right.block, right.offset)
  }
}

/// One line of an article, laid out for a width.
struct ArticleLine: Equatable {
  /// The whole text that the line is a part of.
  var text: StyledText
  /// The part, by UTF-8 offsets.
  var range: Range<Int>
  /// Columns before the line, with what stands in them.
  var indent = 0
  var prefix = ""
  var prefixRole = Role.body
  /// Where the line begins in the article.
  var anchor: Anchor
  /// The part of the page that it shows, where that can be pointed at.
  var part: ArticlePane.Part?
  /// Where its whole text begins in the plain text of its block, where that is running text.
  var plainStart: Int?

  /// An empty line behind the block of `anchor`.
  static func empty(_ anchor: Anchor) -> ArticleLine {
    ArticleLine(text: StyledText("", role: .body), range: 0..<0, anchor: anchor)
  }
}
