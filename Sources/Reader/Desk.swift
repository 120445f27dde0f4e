internal import ArticleModel

/// A query with a name.
public struct Desk: Equatable, Sendable {
  public var name: String
  /// The query, as a filter has it; an empty one shows all stories.
  public var query: String
  /// Whether it was kept while reading, and not written into the configuration.
  public var isSaved: Bool

  /// A desk that shows what `query` finds.
  public init(_ name: String, _ query: String, isSaved: Bool = false) {
    self.name = name
    self.query = query
    self.isSaved = isSaved
  }

  /// The desks that there are without a configuration.
  public static let standard = [
    Desk("All stories", ""), Desk("Unread", "is:unread"), Desk("Starred", "is:starred"),
    Desk("Continue reading", "is:unfinished"), Desk("Today", "date:today"),
  ]
}

/// The list of desks.
extension State {
  mutating func showDesks() -> [Effect] {
    let rows = desks.map { Overlay.Row(key: "…", text: $0.name, value: $0.name) }
    overlay = Overlay(
      .desks, title: "Desks", rows: rows,
      selected: desks.firstIndex { $0.query == headlines.query.filter } ?? 0)
    // What is being read is begun too.
    return notePlace() + [.countStories(desks.map(\.query))]
  }

  /// Puts the number of stories before each desk.
  mutating func noteCounts(_ counts: [String: Int]) {
    guard overlay?.kind == .desks else { return }
    let texts = counts.mapValues { grouped($0) }
    let width = texts.values.map(\.utf8.count).max() ?? 0
    let queries = Dictionary(
      desks.map { ($0.name, $0.query) }, uniquingKeysWith: { first, _ in first })
    overlay?.update { row in
      guard let count = queries[row.value].flatMap({ texts[$0] }) else { return }
      row.key = String(repeating: " ", count: width - count.utf8.count) + count
    }
  }

  /// Shows the stories of a desk.
  mutating func showDesk(named name: String) -> [Effect] {
    let name = name.lowercased()
    let desk =
      desks.first { $0.name.lowercased() == name }
      ?? desks.first { !name.isEmpty && $0.name.lowercased().hasPrefix(name) }
    guard let desk else {
      let names = desks.map { $0.name.lowercased() }
      let hint = closest(to: name, among: names).map { " · did you mean \($0)?" } ?? ""
      message = Message(
        name.isEmpty
          ? "which desk? \(names.joined(separator: ", "))" : "there is no desk \(name)\(hint)",
        isError: true)
      return []
    }
    layout.hidden.remove(.headlines)
    focus = .headlines
    return showHeadlines(filter: desk.query)
  }

  /// What the masthead calls the list: a desk's name, or the filter.
  var listName: String? {
    guard let filter = headlines.filter else { return nil }
    return desks.first { $0.query == filter }?.name ?? "“\(filter)”"
  }
}
