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
    let bySection = query.order == .section
    return stretch.indices.map { index in
      guard index > 0 else { return isAtTop }
      guard bySection else {
        let clock = groupClock
        return clock.day(of: stretch[index - 1].published)
          != clock.day(of: stretch[index].published)
      }
      let left = stretch[index - 1].section ?? ""
      let right = stretch[index].section ?? ""
      return left != right && FoldedText(left).scalars != FoldedText(right).scalars
    }
  }

  /// What the line above the first headline of a day or section says.
  func groupTitle(of headline: Headline) -> String {
    if query.order == .section { return (headline.section ?? "No section").uppercased() }
    return groupClock.dayTitle(of: headline.published)
  }
}
