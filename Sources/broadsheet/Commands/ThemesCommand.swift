internal import ArgumentParser

struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "themes", abstract: "List the themes found.")

  @OptionGroup var options: SharedOptions

  func run() throws {}
}
