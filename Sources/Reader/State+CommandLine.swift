internal import ArticleModel

/// What is typed after `:`.
extension State {
  /// A command that fits what was typed so far.
  struct Completion: Equatable {
    var name: String
    var help: String
  }

  /// Commands that take a word or number behind their name, beside those of the command table.
  private static let withArgument = [
    Completion(name: "theme", help: "choose a theme, or use the one that is named"),
    Completion(name: "measure", help: "make lines of the story at most so many columns long"),
    Completion(name: "sort", help: "sort by newest, oldest, title or unread"),
    Completion(name: "filter", help: "narrow the headlines to those with these words"),
  ]

  /// The commands that fit what was typed: those that begin with it, then those that contain it.
  var completions: [Completion] {
    guard let prompt, prompt.purpose == .command, !prompt.text.contains(" ") else { return [] }
    let typed = prompt.text.lowercased()
    let all =
      Self.withArgument
      + CommandTable.entries.filter { entry in
        !Self.withArgument.contains { $0.name == entry.command.rawValue }
      }.map { Completion(name: $0.command.rawValue, help: $0.help) }
    return all.filter { $0.name.hasPrefix(typed) }
      + all.filter { !$0.name.hasPrefix(typed) && $0.name.contains(typed) }
  }

  /// Puts the name in place of what was typed as far as it is clear.
  mutating func complete() {
    let names = completions.map(\.name)
    guard let prompt, prompt.purpose == .command, let first = names.first else { return }
    let beginning = names.filter { $0.hasPrefix(prompt.text) }
    guard !beginning.isEmpty else {
      self.prompt?.replace(with: first)
      return
    }
    let common = beginning.dropFirst().reduce(beginning[0]) { $0.commonPrefix(with: $1) }
    self.prompt?.replace(with: common.count > prompt.text.count ? common : beginning[0])
  }

  /// Runs what was typed: a command's name, perhaps with an argument, or a headline's number.
  mutating func run(_ line: String) -> [Effect] {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first?.lowercased() else { return [] }
    let argument = words.count > 1 ? words[1] : nil
    if let number = Int(name) {
      _ = headlines.perform(.first, count: number)
      followsSelection = true
      return []
    }
    switch (name, argument) {
    case ("q", _): return [.quit]
    case ("theme", let theme?):
      themeName = theme
      return []
    case ("measure", let columns?): return setMeasure(columns)
    case ("filter", let words): return showHeadlines(filter: words ?? "")
    case ("sort", let order?): return sort(named: order)
    default: break
    }
    if let command = Command(rawValue: name) { return perform(command) }
    let close = completions(of: name)
    let hint = close.map { " · do you mean \($0)" } ?? ""
    message = Message("\(name) is not a command\(hint)", isError: true)
    return []
  }

  private func completions(of name: String) -> String? {
    CommandTable.entries.map(\.command.rawValue).first { $0.hasPrefix(name) || $0.contains(name) }
  }

  private mutating func setMeasure(_ text: String) -> [Effect] {
    guard let columns = Int(text), Settings.measures.contains(columns) else {
      message = Message(
        "a measure is a number from \(Settings.measures.lowerBound) to "
          + "\(Settings.measures.upperBound)", isError: true)
      return []
    }
    article.setMeasure(columns)
    return []
  }

  private mutating func sort(named name: String) -> [Effect] {
    guard let order = HeadlineQuery.Order(rawValue: name) else {
      message = Message("\(name) is no order · newest, oldest, title, unread", isError: true)
      return []
    }
    return sort(order)
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
