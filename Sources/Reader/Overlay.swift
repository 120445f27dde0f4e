internal import ArticleModel
internal import Terminal

/// A list that lies over the panes: help, themes, links, desks, stories, names, problems.
struct Overlay: Equatable {
  /// What the list is.
  enum Kind: Equatable {
    case help
    /// The themes; `before` is the one that comes back on Esc.
    case themes(before: String)
    case links
    case desks
    case versions
    /// The articles of a story, the oldest first.
    case timeline
    /// The names that a story says.
    case names(ArticleID)
    case problems
  }

  /// A line of the list.
  struct Row: Equatable {
    /// The short text at the left: keys, or a number.
    var key = ""
    var text: String
    /// A quiet text behind it.
    var detail = ""
    /// Whether it is the title of those that follow.
    var isTitle = false
    /// Whether it is of less interest than the others.
    var isQuiet = false
    /// What Enter is about: a theme's name, an address, a command's name.
    var value = ""
  }

  let kind: Kind
  let title: String
  private var all: [Row]
  /// The lines that the filter leaves.
  private(set) var rows: [Row]
  private(set) var filter = ""
  private(set) var selected = 0
  private(set) var top = 0
  /// The lines that can be seen at once.
  private(set) var height = 1

  init(_ kind: Kind, title: String, rows: [Row], selected: Int = 0) {
    self.kind = kind
    self.title = title
    all = rows
    self.rows = rows
    self.selected = selected
    skipTitle(forward: true)
  }

  var selectedRow: Row? { rows.indices.contains(selected) ? rows[selected] : nil }

  /// What is said where no line is left.
  var emptyText: String { filter.isEmpty ? "Nothing here." : "Nothing matches “\(filter)”." }

  /// Leaves the lines in which all words of `filter` occur; the selection stays on its line where
  /// that is left.
  mutating func narrow(to filter: String) {
    let row = selectedRow
    self.filter = filter
    let words = filter.lowercased().split(separator: " ")
    rows = all.filter { row in
      let text = "\(row.key) \(row.text) \(row.detail)".lowercased()
      return words.isEmpty || (!row.isTitle && words.allSatisfy { text.contains($0) })
    }
    top = 0
    selected = rows.firstIndex { $0 == row } ?? 0
    skipTitle(forward: true)
    scrollToSelection()
  }

  /// Changes lines of the list.
  mutating func update(_ change: (inout Row) -> Void) {
    for index in all.indices { change(&all[index]) }
    for index in rows.indices { change(&rows[index]) }
  }

  /// Which of the lines that can be chosen is selected, from 1, and how many there are.
  var place: (number: Int, count: Int) {
    (rows.prefix(selected + 1).count { !$0.isTitle }, rows.count { !$0.isTitle })
  }

  mutating func setHeight(_ height: Int) {
    self.height = max(1, height)
    scrollToSelection()
  }

  /// Moves the selection to a line of the list.
  mutating func select(_ index: Int) {
    let isForward = index >= selected
    selected = max(0, min(index, rows.count - 1))
    skipTitle(forward: isForward)
    scrollToSelection()
  }

  mutating func perform(_ command: Command, count: Int?) -> Bool {
    let times = count ?? 1
    switch command {
    case .down: select(selected + times)
    case .up: select(selected - times)
    case .pageDown: select(selected + height * times)
    case .pageUp: select(selected - height * times)
    case .halfPageDown: select(selected + max(1, height / 2) * times)
    case .halfPageUp: select(selected - max(1, height / 2) * times)
    case .first: select(0)
    case .last: select(rows.count - 1)
    default: return false
    }
    return true
  }

  private mutating func skipTitle(forward: Bool) {
    while rows.indices.contains(selected), rows[selected].isTitle {
      selected += forward ? 1 : -1
    }
    if !rows.indices.contains(selected) {
      selected = rows.firstIndex { !$0.isTitle } ?? 0
    }
  }

  private mutating func scrollToSelection() {
    let first =
      rows.indices.contains(selected - 1) && rows[selected - 1].isTitle ? selected - 1 : selected
    if first < top { top = first }
    if selected >= top + height { top = selected - height + 1 }
    top = max(0, min(top, rows.count - height))
  }
}
