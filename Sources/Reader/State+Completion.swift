internal import ArticleModel

/// What completes the line that is typed after `:`.
extension State {
  /// A way to go on from what was typed.
  struct Completion: Equatable {
    /// The line with it.
    var line: String
    /// How the list shows it.
    var name: String
    var help: String
  }

  /// Commands that take a word or number behind their name, beside those of the command table.
  private static let withArgument = [
    Completion(line: "theme ", name: "theme NAME", help: "use a theme; without its name, choose"),
    Completion(
      line: "measure ", name: "measure COLUMNS",
      help: "set the longest line of the story: measure 64"),
    Completion(
      line: "sort ", name: "sort ORDER", help: "sort the headlines: sort oldest"),
    Completion(line: "desk ", name: "desk NAME", help: "show a desk: desk unread"),
    Completion(
      line: "save-desk ", name: "save-desk NAME", help: "keep the filter as a desk of this name"),
    Completion(
      line: "remove-desk ", name: "remove-desk NAME", help: "take away a desk that was kept"),
    Completion(
      line: "filter ", name: "filter WORDS", help: "narrow the headlines: filter night ferry"),
  ]

  /// Orders that can be asked for by name.
  static let orders: [HeadlineQuery.Order] = HeadlineQuery.Order.allCases

  /// Ways to go on from what was typed: those that begin with it, then those that contain it.
  var completions: [Completion] {
    guard let prompt else { return [] }
    let text = (commandLine.typed ?? prompt.text).lowercased()
    if case .tag = prompt.purpose {
      return tagCompletions.filter { text.isEmpty || $0.name.lowercased().contains(text) }
    }
    guard prompt.purpose == .command else { return [] }
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let typed = String(parts.last ?? "")
    let all = parts.count > 1 ? arguments(of: String(parts[0])) : Self.commands
    return all.filter { $0.name.hasPrefix(typed) }
      + all.filter { !$0.name.hasPrefix(typed) && $0.name.contains(typed) }
  }

  private static let commands: [Completion] =
    withArgument
    + CommandTable.entries.filter { entry in
      // These are there with their arguments.
      ![.theme, .saveDesk, .removeDesk].contains(entry.command)
    }.map { entry in
      Completion(line: entry.command.rawValue, name: entry.command.rawValue, help: entry.help)
    }

  private func arguments(of command: String) -> [Completion] {
    let found: [(name: String, help: String)] =
      switch command {
      case "theme":
        themes.map { theme in
          let isUsed = theme.name == themeName
          return (theme.name, theme.mistake == nil ? isUsed ? "in use" : "" : "has a mistake")
        }
      case "sort": Self.orders.map { ($0.rawValue, $0.sentence) }
      case "desk": desks.map { ($0.name.lowercased(), $0.query) }
      case "save-desk", "remove-desk":
        desks.filter(\.isSaved).map { ($0.name.lowercased(), $0.query) }
      case "measure":
        [48, 56, 60, 64, 68, 72, 80, 100].map { columns in
          ("\(columns)", columns == article.measure ? "columns, as now" : "columns")
        }
      default: []
      }
    return found.map { Completion(line: "\(command) \($0.name)", name: $0.name, help: $0.help) }
  }

  /// Puts the next completion into the line, or the one before.
  mutating func complete(by distance: Int) {
    let completions = completions
    guard let prompt, !completions.isEmpty else { return }
    let choice = commandLine.choose(by: distance, of: completions.count, for: prompt.text)
    self.prompt?.replace(with: completions[choice].line)
  }

  /// The arrow up: what was typed before where nothing is, else the completion before.
  mutating func goUpInCommandLine() {
    let canRecall = prompt?.text.isEmpty == true && !commandLine.history.isEmpty
    guard canRecall || commandLine.recalled != nil else {
      complete(by: -1)
      return
    }
    if let line = commandLine.recall(earlier: true) { prompt?.replace(with: line) }
  }

  mutating func goDownInCommandLine() {
    guard commandLine.recalled != nil else {
      complete(by: 1)
      return
    }
    prompt?.replace(with: commandLine.recall(earlier: false) ?? "")
  }
}
