internal import ArticleModel

/// Finds the story among the blocks of a whole page: menus before it, lists and forms behind it.
///
/// Each block weighs for or against being part of the story by its shape, and the story is the run
/// of blocks with the greatest sum. A heading between two paragraphs costs little there; a menu
/// costs more than the few sentences beyond it are worth.
enum MainContent {
  /// Whether blocks look like a whole page, and not like a text that somebody wrote or cut out.
  ///
  /// A page has many short blocks that are no sentences. Poems and lists have them too, so where
  /// they are not most of the text there have to be other signs: pictures, menus, share lines.
  static func isWholePage(_ blocks: [TextBlock]) -> Bool {
    guard blocks.count >= 12 else { return false }
    let debris = blocks.count { $0.isImageName || $0.words <= 6 && !$0.endsSentence }
    let signs = blocks.count { $0.isImageName || Boilerplate.reason(for: $0) != nil }
    return signs >= 3 ? debris * 100 >= blocks.count * 20 : debris * 100 >= blocks.count * 60
  }

  /// The blocks that are the story, from the first paragraph to the last.
  static func range(in blocks: [TextBlock]) -> Range<Int> {
    var best = (sum: 0.0, range: 0..<0)
    var sum = 0.0
    var start = 0
    for (index, block) in blocks.enumerated() {
      if sum <= 0 {
        sum = 0
        start = index
      }
      let isInFront = index * 10 <= blocks.count * 3
      let section = block.isImageName ? nil : Boilerplate.section(of: block)
      // Readers may have written more than the author: behind a story nothing of theirs counts.
      if section == .comments, sum >= (isInFront ? 20 : 8) { break }
      sum += weight(of: block, section: section, isInFront: isInFront)
      if sum > best.sum { best = (sum, start..<index + 1) }
    }
    return best.range
  }

  private static func weight(
    of block: TextBlock, section: Removal.Reason?, isInFront: Bool
  ) -> Double {
    if block.isImageName { return -0.4 }
    if block.isProse {
      return Double(min(block.length, 800)) / 100 * (block.endsSentence ? 1 : 0.6)
    }
    if block.endsSentence, block.words >= 6 { return 0.3 }
    let short = block.endsSentence ? -0.125 : -0.25
    // Where a list of other stories or the comments begin, the story has ended.
    return section == nil ? short : short - (isInFront ? 3 : 10)
  }
}
