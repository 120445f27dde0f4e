internal import ArgumentParser

struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "read", abstract: "Open the reader.")

  @OptionGroup var options: SharedOptions

  func run() throws {}
}
