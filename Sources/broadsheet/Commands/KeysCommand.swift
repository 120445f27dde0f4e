internal import ArgumentParser
internal import Reader
internal import Terminal

/// Prints the keys in use: the command table with the configuration's changes.
struct KeysCommand: ParsableCommand {
  /// The ways to print the table.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print the keys in use.")

  @OptionGroup var options: SharedOptions

  @Option(help: "Print text or markdown.")
  var format = Format.text

  func run() throws {
    StandardOutput.endQuietlyOnClosedPipe()
    let setup = try options.setupTellingMistakes()
    let lines = KeyTable.lines(of: setup.configuration.settings.keymap)
    var output = StandardOutput()
    output.print(format == .text ? KeyTableText.plain(lines) : KeyTableText.markdown(lines))
    output.flush()
  }
}

/// The key table as text and as Markdown.
enum KeyTableText {
  static func plain(_ lines: [KeyTable.Line]) -> String {
    let keyColumns = lines.map { columns(of: keys($0)) }.max() ?? 0
    let nameColumns = lines.map(\.name.count).max() ?? 0
    return groups(lines).map { group, lines in
      let rows = lines.map { line in
        let keys = keys(line)
        let padding = String(repeating: " ", count: keyColumns - columns(of: keys) + 2)
        let name = line.name + String(repeating: " ", count: nameColumns - line.name.count + 2)
        return "  \(keys)\(padding)\(name)\(line.help)"
      }
      return ([group.rawValue] + rows).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  static func markdown(_ lines: [KeyTable.Line]) -> String {
    groups(lines).map { group, lines in
      let head = ["| \(group.rawValue) | | |", "|---|---|---|"]
      let rows = lines.map { line in
        let keys = line.keys.map { "`\($0 == "|" ? "\\|" : $0)`" }.joined(separator: " ")
        return "| \(keys) | \(line.help) | `\(line.name)` |"
      }
      return (head + rows).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private static func keys(_ line: KeyTable.Line) -> String {
    line.keys.joined(separator: "  ")
  }

  private static func groups(
    _ lines: [KeyTable.Line]
  ) -> [(group: CommandEntry.Group, lines: [KeyTable.Line])] {
    CommandEntry.Group.allCases.map { group in (group, lines.filter { $0.group == group }) }
  }
}
