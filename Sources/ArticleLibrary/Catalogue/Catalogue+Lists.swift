internal import ArticleModel

extension Catalogue {
  /// Those of `list` that have all of some folded words in headline or section.
  func filter(_ list: [Int32], holding words: [[UInt8]]) -> [Int32] {
    words.isEmpty ? list : titles.filter(list, holding: words)
  }

  /// All positions in an order.
  ///
  /// `isRead` has the mark of each position.
  func sorted(by order: HeadlineQuery.Order, isRead: [Bool]) -> [Int32] {
    let newest = versions.withoutOlder((0..<Int32(count)).map { $0 })
    switch order {
    case .newest, .relevance: return newest
    case .oldest: return versions.isEmpty ? oldest : oldest.filter { !versions.isOlder(Int($0)) }
    case .title: return titles.sorted(newest)
    case .section: return titles.sortedBySection(newest)
    case .unread:
      return newest.filter { !isRead[Int($0)] } + newest.filter { isRead[Int($0)] }
    }
  }

  /// The position of the newest version of the story that the article at a position is one of.
  func newestVersion(of position: Int32) -> Int32 {
    guard versions.isOlder(Int(position)) else { return position }
    return versions.newest(of: docids[Int(position)]).flatMap { self.position(ofDocument: $0) }
      .map { Int32($0) } ?? position
  }

  /// Takes the newest version of each story for found of which an older one is.
  func takeNewestVersions(in isFound: inout [Bool]) {
    for position in versions.older where isFound[Int(position)] {
      isFound[Int(newestVersion(of: position))] = true
    }
  }

  /// The oldest first; those of one minute stay as they are.
  private var oldest: [Int32] {
    var positions: [Int32] = []
    positions.reserveCapacity(count)
    var end = count
    while end > 0 {
      var start = end - 1
      let slot = DocumentNumber.slot(of: docids[start])
      while start > 0, DocumentNumber.slot(of: docids[start - 1]) == slot { start -= 1 }
      positions += (start..<end).map { Int32($0) }
      end = start
    }
    return positions
  }
}
