internal import ArgumentParser

extension Broadsheet {
  /// Runs the command that was asked for.
  ///
  /// Paths alone go to the reader without the argument parser, which takes a tenth of the time to
  /// the first screen. Whatever has an option or a command's name is parsed as usual.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !arguments.contains(where: { $0.hasPrefix("-") || $0.isEmpty }),
      !names.contains(arguments.first ?? "")
    else { return main(nil) }
    var command = ReadCommand()
    command.options = .standard
    command.paths = arguments
    do {
      try command.run()
    } catch {
      exit(withError: error)
    }
  }
}

extension SharedOptions {
  /// The options where none was given.
  fileprivate static var standard: SharedOptions {
    var options = SharedOptions()
    options.config = nil
    options.theme = nil
    options.noColor = false
    options.logLevel = "warning"
    return options
  }
}
