internal import ArgumentParser
internal import Reader

/// Lists the themes found, and what is wrong in them.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List the themes found.",
    discussion: "Exit status: 0 where all of them can be read, 2 where one has a mistake.")

  @OptionGroup var options: SharedOptions

  func run() throws {
    StandardOutput.endQuietlyOnClosedPipe()
    let setup = try options.setupTellingMistakes()
    let names = setup.themes.names()
    let width = names.map(\.count).max() ?? 0
    var output = StandardOutput()
    for name in names {
      _ = setup.themes.theme(named: name)
      let padding = String(repeating: " ", count: width - name.count + 2)
      let mark = name == setup.themeName ? "* " : "  "
      output.print(mark + name + padding + setup.themes.description(of: name))
    }
    output.flush()
    for mistake in setup.themes.mistakes { reportError(mistake.description) }
    if names.isEmpty {
      reportError("themes", "none were found; BROADSHEET_SHARE names the folder that has Themes")
    }
    if !setup.themes.mistakes.isEmpty || names.isEmpty { throw ExitCode(2) }
  }
}
