extension FoldedTitles {
  /// `positions` by section; those of one section stay as they are, those of none come last.
  ///
  /// There are few sections, so the sections are sorted and not the articles.
  func sortedBySection(_ positions: [Int32]) -> [Int32] {
    var groups: [[UInt8]: [Int32]] = [:]
    for position in positions {
      groups[section(at: Int(position)), default: []].append(position)
    }
    let sections = groups.keys.sorted { left, right in
      if left.isEmpty || right.isEmpty { return !left.isEmpty }
      return left.lexicographicallyPrecedes(right)
    }
    return sections.flatMap { groups[$0] ?? [] }
  }
}
