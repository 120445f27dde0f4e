internal import ArgumentParser

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "check", abstract: "Tell what could not be read, and mistakes in configuration, keys and themes.")

  @OptionGroup var options: SharedOptions

  func run() throws {}
}
