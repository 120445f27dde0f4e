internal import ArticleModel
internal import Terminal

/// The people, places and organisations of a story, and every article about one of them.
extension State {
  mutating func askForNames() -> [Effect] {
    guard let headline = headlineAtHand else {
      message = Message("there is no story")
      return []
    }
    wantsNames = headline.id
    return [.findNames(headline.id)]
  }

  /// Lists the names; they come once as they were found and once more with their counts.
  mutating func showNames(_ names: [CountedName], of id: ArticleID) {
    // The counts are of no use any more where the list was closed.
    let isNews = wantsNames == id
    guard isNews || overlay?.kind == .names(id), prompt == nil || !isNews else { return }
    wantsNames = nil
    guard !names.isEmpty else {
      message = Message("this story names nobody, as far as that can be told")
      return
    }
    let selected = isNews ? nil : overlay?.selectedRow?.value
    let filter = isNews ? "" : overlay?.filter ?? ""
    let rows = Self.rows(of: names)
    var list = Overlay(
      .names(id), title: "Names in the story", rows: rows,
      selected: rows.firstIndex { !$0.isTitle && $0.value == selected } ?? 0)
    if !filter.isEmpty { list.narrow(to: filter) }
    overlay = list
    layOutPanes(screenLayout)
  }

  private static func rows(of names: [CountedName]) -> [Overlay.Row] {
    let width = names.compactMap(\.articles).map { grouped($0).utf8.count }.max() ?? 1
    return Name.Kind.allCases.flatMap { kind -> [Overlay.Row] in
      let rows = names.filter { $0.name.kind == kind }.map { counted in
        let count = counted.articles.map { grouped($0) } ?? "…"
        let padding = String(repeating: " ", count: max(0, width - columns(of: count)))
        return Overlay.Row(
          key: padding + count, text: counted.name.text, value: counted.name.text)
      }
      return rows.isEmpty ? [] : [Overlay.Row(text: kind.title, isTitle: true)] + rows
    }
  }

  /// What the line below the list of names says of a line.
  static func foot(ofName row: Overlay.Row) -> String {
    let count = row.key.filter { $0 != " " }
    guard count != "…" else { return "" }
    return count == "1"
      ? "only this article names it" : "\(count) articles name it"
  }

  /// Shows every article that says a name, as if that had been typed.
  mutating func showArticles(naming name: String) -> [Effect] {
    layout.hidden.remove(.headlines)
    focus = .headlines
    let phrase = name.filter { $0 != "\"" }
    message = Message("“\(phrase)” · \(firstKey(of: .cancel)) shows all stories again")
    return showHeadlines(filter: "\"\(phrase)\"")
  }
}

extension Overlay.Kind {
  var isOfNames: Bool {
    if case .names = self { true } else { false }
  }
}

extension Name.Kind {
  /// The title of such names in a list.
  fileprivate var title: String {
    switch self {
    case .person: "People"
    case .place: "Places"
    case .organization: "Organisations"
    case .other: "Other names"
    }
  }
}
