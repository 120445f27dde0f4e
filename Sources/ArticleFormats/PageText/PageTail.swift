internal import ArticleModel

/// What stands behind a story: headlines of related ones, tags, forms, lists, the foot of the page.
struct PageTail {
  private(set) var related: [Article.RelatedHeadline] = []
  private(set) var tags: [String] = []
  private(set) var removed: [Removal] = []

  /// The most related headlines that are taken from one page.
  private static let mostRelated = 40

  /// Reads the tail of a story of `position` blocks.
  ///
  /// Where `namesRelated` is set, headlines count as related ones before any heading says so, as
  /// they do behind the line with the source.
  init(_ blocks: ArraySlice<TextBlock>, position: Int, namesRelated: Bool) {
    var mode: Removal.Reason = namesRelated ? .related : .footer
    for block in blocks {
      var reason: Removal.Reason
      if block.isImageName {
        reason = .picture
      } else if let tags = Self.tags(in: block.text) {
        self.tags += tags
        reason = .footer
      } else if let heading = Boilerplate.section(of: block) {
        mode = heading
        reason = heading
      } else if let known = Boilerplate.reason(for: block) {
        reason = known
        if known == .comments || known == .footer { mode = known }
      } else {
        reason = mode
        addRelated(block, mode)
      }
      if reason == .related, mode != .related { reason = mode }
      removed.append(Removal(block.text, reason: reason, position: position))
    }
  }

  private mutating func addRelated(_ block: TextBlock, _ mode: Removal.Reason) {
    guard mode == .related, related.count < Self.mostRelated else { return }
    let lines =
      block.text.contains(byte: 0x0A) ? block.text.split(separator: "\n") : [block.text[...]]
    for line in lines.map({ Self.withoutMark($0) })
    where Self.isHeadline(line) && !related.contains(where: { $0.title == line }) {
      related.append(Article.RelatedHeadline(title: line))
    }
  }

  /// A line without the sign of a list item.
  private static func withoutMark(_ line: Substring) -> String {
    guard TextBlocks.isListItem(line) else { return String(line) }
    return String(TextBlocks.trim(line.drop { !$0.isWhitespace }))
  }

  /// Whether a line is long enough for a headline, and no sentence.
  private static func isHeadline(_ line: String) -> Bool {
    let block = TextBlock(line)
    guard block.words >= 3, block.length <= 250 else { return false }
    return !line.hasSuffix(".") || line.hasSuffix("...")
  }

  private static let tagWords = Beginnings([
    "tags:", "tagged:", "topics:", "filed under:", "schlagwörter:", "mots-clés :", "タグ：",
  ])

  /// The tags of a line `Tags: ferry, council`.
  private static func tags(in text: String) -> [String]? {
    guard text.utf8.count <= 400, let word = tagWords.first(in: text) else { return nil }
    let tags = text.dropFirst(word.text.count).split { $0 == "," || $0 == "、" || $0 == ";" }
    return tags.map { String(TextBlocks.trim($0)) }.filter { !$0.isEmpty }
  }
}
