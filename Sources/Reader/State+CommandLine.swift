internal import ArticleModel

/// What is typed after `:`.
extension State {
  /// Runs what was typed: a command's name, perhaps with an argument, or a headline's number.
  mutating func run(_ line: String) -> [Effect] {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    commandLine.remember(words.joined(separator: " "))
    guard let name = words.first?.lowercased() else { return [] }
    let argument = words.count > 1 ? words[1] : nil
    if let number = Int(name) {
      _ = headlines.perform(.first, count: number)
      followsSelection = true
      return []
    }
    switch (name, argument) {
    case ("q", _): return [.quit]
    case ("theme", let theme?): useTheme(theme)
    case ("measure", let columns): setMeasure(columns ?? "")
    case ("filter", let words): return showHeadlines(filter: words ?? "")
    case ("desk", let name): return showDesk(named: name ?? "")
    case ("save-desk", let name?): return saveDesk(named: name)
    case ("remove-desk", let name?): return removeDesk(named: name)
    case ("sort", let order): return sort(named: order ?? "")
    default: return runPlain(name)
    }
    return []
  }

  private mutating func runPlain(_ name: String) -> [Effect] {
    if let command = Command(rawValue: name) { return perform(command) }
    let names = CommandTable.entries.map(\.command.rawValue)
    let meant = closest(to: name, among: names) ?? names.first { $0.contains(name) }
    let hint = meant.map { " · did you mean \($0)?" } ?? ""
    message = Message("\(name) is not a command\(hint)", isError: true)
    return []
  }

  private mutating func useTheme(_ name: String) {
    let names = themes.map(\.name)
    guard themes.isEmpty || names.contains(name) else {
      let hint = closest(to: name, among: names).map { " · did you mean \($0)?" } ?? ""
      message = Message("there is no theme \(name)\(hint)", isError: true)
      return
    }
    themeName = name
    message = mistake(inTheme: name)
  }

  private mutating func setMeasure(_ text: String) {
    let range = Settings.measures
    guard let columns = Int(text), range.contains(columns) else {
      message = Message(
        "a measure is a number from \(range.lowerBound) to \(range.upperBound) · measure 64",
        isError: true)
      return
    }
    article.setMeasure(columns)
    message = Message("lines of up to \(article.measure) columns")
  }

  private mutating func sort(named name: String) -> [Effect] {
    guard let order = Self.orders.first(where: { $0.rawValue == name }) else {
      let orders = Self.orders.map(\.rawValue).joined(separator: ", ")
      message = Message(
        name.isEmpty ? "sort by what? \(orders)" : "\(name) is no order · \(orders)", isError: true)
      return []
    }
    return sort(order)
  }
}
