internal import ArticleModel
internal import Terminal

/// The related stories of the story that is shown, grouped by why they are there.
struct RelatedPane: Pane, Equatable {
  /// One row of the pane.
  enum Row: Equatable {
    case group(String)
    /// A story: its index and the lines of its headline.
    case story(Int, lines: [String])
    case space
  }

  private(set) var stories: [RelatedStory] = []
  /// The article that the stories belong to.
  private(set) var article: ArticleID?
  private(set) var isLoaded = false
  private(set) var selected = 0
  private(set) var size = Size(columns: 0, rows: 0)
  private(set) var rows: [Row] = []
  /// The first row on the screen.
  private(set) var top = 0

  var selectedStory: RelatedStory? {
    stories.indices.contains(selected) ? stories[selected] : nil
  }

  /// The story that a digit follows: only stories of the library are numbered.
  func story(numbered number: Int) -> RelatedStory? {
    let numbered = stories.filter { $0.headline != nil }
    return numbered.indices.contains(number - 1) ? numbered[number - 1] : nil
  }

  /// The digit of a story, if it has one.
  func number(of index: Int) -> Int? {
    guard stories[index].headline != nil else { return nil }
    let number = stories[..<index].count { $0.headline != nil } + 1
    return number <= 9 ? number : nil
  }

  // MARK: Contents

  /// Empties the pane for another story.
  mutating func expect(_ id: ArticleID?) {
    guard id != article else { return }
    article = id
    stories = []
    isLoaded = false
    selected = 0
    top = 0
    layOut()
  }

  mutating func load(_ id: ArticleID, _ stories: [RelatedStory]) {
    guard id == article else { return }
    self.stories = stories
    isLoaded = true
    selected = max(0, min(selected, stories.count - 1))
    layOut()
  }

  mutating func update(_ id: ArticleID, _ change: (inout Headline) -> Void) {
    for index in stories.indices where stories[index].headline?.id == id {
      if var headline = stories[index].headline {
        change(&headline)
        stories[index].headline = headline
      }
    }
  }

  mutating func resize(to size: Size) {
    guard size != self.size else { return }
    self.size = size
    layOut()
  }

  /// Whether each story takes one line: where the pane is low, or lies below the article.
  var isCompact: Bool { size.rows < 12 }

  private mutating func layOut() {
    rows = []
    var group: String?
    for (index, story) in stories.enumerated() {
      if story.reason.group != group {
        group = story.reason.group
        if !isCompact {
          if !rows.isEmpty { rows.append(.space) }
          rows.append(.group(story.reason.group))
        }
      }
      let lines = wrap(
        story.title, columns: max(1, size.columns - Self.gutter - 1),
        maximumLines: isCompact ? 1 : 3)
      rows.append(.story(index, lines: lines))
    }
    scrollToSelection()
  }

  /// The columns for the selection bar and the number.
  static let gutter = 3

  /// The screen rows that a row takes.
  func height(of row: Row) -> Int {
    switch row {
    case .group, .space: 1
    case .story(_, let lines): isCompact ? 1 : lines.count + 1
    }
  }

  /// The story at a screen row of the pane.
  func story(atRow row: Int) -> Int? {
    var next = -top
    for content in rows {
      next += height(of: content)
      if row < next {
        if case .story(let index, _) = content { return index }
        return nil
      }
    }
    return nil
  }

  // MARK: Moving

  mutating func perform(_ command: Command, count: Int?) -> Outcome {
    let times = count ?? 1
    let page = max(1, size.rows / (isCompact ? 1 : 4))
    switch command {
    case .down: return move(by: times)
    case .up: return move(by: -times)
    case .pageDown: return move(by: page * times)
    case .pageUp: return move(by: -page * times)
    case .halfPageDown: return move(by: max(1, page / 2) * times)
    case .halfPageUp: return move(by: -max(1, page / 2) * times)
    case .first: return select(0)
    case .last: return select(stories.count - 1)
    default: return .declined
    }
  }

  mutating func select(_ index: Int) -> Outcome {
    guard !stories.isEmpty else { return .refused("this story has no related ones") }
    selected = max(0, min(index, stories.count - 1))
    scrollToSelection()
    return .done
  }

  private mutating func move(by distance: Int) -> Outcome {
    if !stories.isEmpty {
      if distance > 0, selected == stories.count - 1 {
        return .refused("this is the last related story")
      }
      if distance < 0, selected == 0 { return .refused("this is the first related story") }
    }
    return select(selected.addingReportingOverflow(distance).partialValue)
  }

  private mutating func scrollToSelection() {
    var start = 0
    var first = 0
    for row in rows {
      let rowHeight = height(of: row)
      if case .story(selected, _) = row {
        if selected == 0 { first = 0 }
        if first < top || start < top { top = first }
        if start + rowHeight > top + size.rows { top = start + rowHeight - size.rows }
        break
      }
      if case .group = row { first = start } else { first = start + rowHeight }
      start += rowHeight
    }
    let all = rows.reduce(0) { $0 + height(of: $1) }
    top = max(0, min(top, all - size.rows))
  }
}

extension RelatedStory.Reason {
  /// The title of the group in which the pane shows such stories.
  var group: String {
    switch self {
    case .onThePage: "ON THE PAGE"
    case .linksHere: "LINKS HERE"
    case .sameStory(let sources): "SAME STORY · \(grouped(sources)) SOURCES"
    case .earlierInStory: "EARLIER IN THIS STORY"
    case .laterInStory: "LATER IN THIS STORY"
    case .sameNames: "SAME PEOPLE"
    case .alike: "ALIKE"
    }
  }
}
