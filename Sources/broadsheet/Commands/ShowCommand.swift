internal import ArgumentParser

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Print the articles in files.")

  @OptionGroup var options: SharedOptions

  func run() throws {}
}
