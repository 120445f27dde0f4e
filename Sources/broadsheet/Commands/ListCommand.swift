internal import ArgumentParser

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List headlines.")

  @OptionGroup var options: SharedOptions

  func run() throws {}
}
