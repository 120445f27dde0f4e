internal import ArgumentParser

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "keys", abstract: "Print the keys in use.")

  @OptionGroup var options: SharedOptions

  func run() throws {}
}
