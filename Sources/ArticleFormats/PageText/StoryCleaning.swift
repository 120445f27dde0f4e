internal import ArticleModel

/// Takes out of a story what is set into it: pictures' names, share lines, lists of other stories.
enum StoryCleaning {
  /// The blocks of `range` that are no part of the story, and why.
  static func dropped(in blocks: [TextBlock], range: Range<Int>) -> [Int: Removal.Reason] {
    var dropped: [Int: Removal.Reason] = [:]
    var index = range.lowerBound
    while index < range.upperBound {
      let block = blocks[index]
      if block.isImageName {
        dropped[index] = .picture
      } else if let heading = Boilerplate.section(of: block) {
        dropped[index] = heading
        let end = endOfList(behind: index, blocks, range)
        for item in index + 1..<max(index + 1, end) { dropped[item] = heading }
        index = max(index, end - 1)
      } else if let reason = Boilerplate.reason(for: block) {
        dropped[index] = reason
      }
      index += 1
    }
    return dropped
  }

  /// Where the short blocks behind a heading end: a list that the heading announced.
  private static func endOfList(
    behind heading: Int, _ blocks: [TextBlock], _ range: Range<Int>
  ) -> Int {
    var index = heading + 1
    while index < range.upperBound {
      let block = blocks[index]
      guard block.isImageName || block.length < 110 && !block.text.hasSuffix(".") else { break }
      index += 1
    }
    return index
  }
}

/// The line that ends a story: `Source: https://…`.
enum SourceLine {
  private static let words = Beginnings([
    "source:", "sources:", "quelle:", "fuente:", "fonte:", "bron:", "источник:", "出典:", "出典：",
    "来源:",
    "来源：", "출처:", "المصدر:", "מקור:", "source :", "original:", "url:", "via:",
  ])

  /// The address in a line that has nothing else.
  static func address(in text: String) -> String? {
    guard text.utf8.count <= 2100 else { return nil }
    guard let word = words.first(in: text) else { return nil }
    let rest = TextBlocks.trim(text.dropFirst(word.text.count))
    guard !rest.utf8.contains(0x20), !rest.utf8.contains(0x0A), rest.utf8.count >= 4 else {
      return nil
    }
    let isAddress =
      rest.hasPrefix("http://") || rest.hasPrefix("https://")
      || rest.hasPrefix("www.") && rest.contains("/")
    return isAddress ? String(rest) : nil
  }
}

/// The way to a page: `Home » News » Coast`.
enum Breadcrumbs {
  private static let homes = Beginnings([
    "home", "startseite", "accueil", "inicio", "ホーム", "首页", "الرئيسية", "start",
  ])

  /// Whether a line is such a way.
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= 120, let home = homes.first(in: text) else { return false }
    return text.dropFirst(home.text.count).contains { "»›>/|＞→".contains($0) }
  }
}
