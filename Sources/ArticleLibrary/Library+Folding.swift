internal import ArticleModel

/// Lists in which the articles of one story are one row.
extension Library {
  /// A list as `query` folds it, and how many of its first rows are new articles of stories that are
  /// followed.
  ///
  /// The first article of a story stands for it; those of the stories that are unfolded stand below
  /// it.
  func folded(
    _ list: [Int32], for query: HeadlineQuery, in catalogue: Catalogue, isRead: [Bool]
  ) -> (list: [Int32], followed: Int) {
    guard query.foldsStories else { return (list, 0) }
    let stories = stories(in: catalogue)
    guard !stories.table.isEmpty else { return (list, 0) }
    let places = stories.places
    let unfolded = Set(
      query.unfolded.compactMap { catalogue.position(of: $0).flatMap { places[$0] } })
    let putsFollowedFirst =
      query.order == .newest && query.filter.isEmpty && !stories.followed.isEmpty
    var isSeen = [Bool](repeating: false, count: stories.table.count)
    var (rows, first) = ([] as [Int32], [] as [Int32])
    var below: [Int: [Int32]] = [:]
    // Most rows stay, so they are copied a stretch at a time.
    var start = 0
    func leaveOut(_ row: Int) {
      if start == 0 { rows.reserveCapacity(list.count) }
      rows += list[start..<row]
      start = row + 1
    }
    for (row, position) in list.enumerated() {
      guard let story = places[Int(position)] else { continue }
      if !isSeen[story] {
        isSeen[story] = true
        guard putsFollowedFirst, !isRead[Int(position)], stories.followed.contains(story) else {
          continue
        }
        first.append(position)
      } else if unfolded.contains(story) {
        below[story, default: []].append(position)
      }
      leaveOut(row)
    }
    guard start > 0 else { return (list, 0) }
    rows += list[start...]
    let folded = first.isEmpty ? rows : first + rows
    guard !below.isEmpty else { return (folded, first.count) }
    let opened = { (position: Int32) in
      [position] + (places[Int(position)].flatMap { below[$0] } ?? [])
    }
    return (folded.flatMap(opened), first.flatMap(opened).count)
  }

  /// The row of an article, or of the one that stands for its story.
  func row(
    of position: Int32, in list: [Int32], _ query: HeadlineQuery, _ catalogue: Catalogue
  ) -> Int? {
    if let row = list.firstIndex(of: position) { return row }
    guard query.foldsStories else { return nil }
    let table = stories(in: catalogue).table
    return table.story(of: catalogue.docids[Int(position)]).flatMap { story in
      articles(of: story, table, catalogue).compactMap { list.firstIndex(of: $0) }.min()
    }
  }

  /// Notes on the headlines of some rows of a list how many articles tell the same story, and which
  /// of them stand below another one.
  func noteStories(
    of headlines: inout [Headline], at range: Range<Int>, in list: [Int32], _ query: HeadlineQuery,
    _ catalogue: Catalogue
  ) {
    guard query.foldsStories else { return }
    let stories = stories(in: catalogue)
    guard !stories.table.isEmpty else { return }
    func story(atRow row: Int) -> Int? {
      stories.table.story(of: catalogue.docids[Int(list[row])])
    }
    var above = range.lowerBound > 0 ? story(atRow: range.lowerBound - 1) : nil
    for (index, row) in range.enumerated() {
      let story = story(atRow: row)
      if let story {
        headlines[index].storySize = articles(of: story, stories.table, catalogue).count
        headlines[index].isUnfolded = story == above
        headlines[index].isFollowed = stories.followed.contains(story)
      }
      above = story
    }
  }
}
