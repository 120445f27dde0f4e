internal import ArticleModel
internal import Terminal

/// The quiet lines between days and sections.
///
/// Each belongs to the headline below it, so that the list needs to know no more than it shows.
extension HeadlinePane {
  /// The fewest rows in which a list of one line a headline has such lines.
  private static let leastRows = 8

  /// Whether there are such lines in this list.
  private var hasGroups: Bool {
    guard showsGroups, size.rows >= Self.leastRows else { return false }
    return [.newest, .oldest, .section].contains(query.order)
  }

  /// Whether a line stands above the headline at a position: it is the first of its day or section.
  func beginsGroup(at position: Int) -> Bool {
    guard hasGroups, let headline = headline(at: position) else { return false }
    guard position > 0 else { return true }
    guard let before = self.headline(at: position - 1) else { return false }
    if query.order == .section {
      let (left, right) = (before.section ?? "", headline.section ?? "")
      return left != right && FoldedText(left).scalars != FoldedText(right).scalars
    }
    return groupClock.day(of: before.published) != groupClock.day(of: headline.published)
  }

  /// What the line above the headline at a position says.
  func groupTitle(at position: Int) -> String? {
    guard beginsGroup(at: position), let headline = headline(at: position) else { return nil }
    if query.order == .section { return (headline.section ?? "No section").uppercased() }
    return groupClock.dayTitle(of: headline.published)
  }
}
