internal import ArticleModel
internal import Terminal

/// The quiet lines between days and sections.
///
/// Each belongs to the headline below it, so that the list needs to know no more than it shows.
extension HeadlinePane {
  /// The fewest rows in which a list of one line a headline has such lines.
  private static let leastRows = 8

  /// Whether there are such lines in this list.
  private var hasGroups: Bool { isGroupedByDay || (query.order == .section && hasRoomForGroups) }

  /// Whether the lines are of days, so that the headlines need not tell theirs.
  var isGroupedByDay: Bool {
    (query.order == .newest || query.order == .oldest) && hasRoomForGroups
  }

  private var hasRoomForGroups: Bool { showsGroups && size.rows >= Self.leastRows }

  /// Whether a line stands above the headline at a position: it is the first of its day or section.
  func beginsGroup(at position: Int) -> Bool {
    isGroupStart(at: position) && hasGroups
  }

  /// Which headlines of a stretch are the first of their day or section, found once for all the
  /// drawings of it.
  ///
  /// Of the first one that is known only where nothing comes before it.
  func groupStarts(in stretch: [Headline], isAtTop: Bool) -> [Bool] {
    let start = stretchStart
    return stretch.indices.map { index in
      let position = start + index
      if position == 0 || position == followed, !stretch[index].isUnfolded {
        return isAtTop || index > 0
      }
      guard index > 0, position > followed, stretch[index].isKnown, !stretch[index].isUnfolded
      else { return false }
      // What stands below an unfolded story is of its group, whatever day it is of.
      let before = stretch[..<index].last { $0.isKnown && !$0.isUnfolded } ?? stretch[index - 1]
      return !isSameGroup(before, stretch[index])
    }
  }

  private func isSameGroup(_ left: Headline, _ right: Headline) -> Bool {
    guard query.order == .section else {
      return groupClock.day(of: left.published) == groupClock.day(of: right.published)
    }
    let (one, other) = (left.section ?? "", right.section ?? "")
    return one == other || FoldedText(one).scalars == FoldedText(other).scalars
  }

  /// What the line above the first headline of a day or section says, or above what is followed.
  func groupTitle(of headline: Headline, at position: Int) -> String {
    if position < followed { return "FOLLOWED" }
    if query.order == .section { return (headline.section ?? "No section").uppercased() }
    return groupClock.dayTitle(of: headline.published)
  }
}
