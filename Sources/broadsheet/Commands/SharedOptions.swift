internal import ArgumentParser

/// Options that every command takes.
struct SharedOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Read the configuration from FILE.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("Use the theme NAME.", valueName: "name"))
  var theme: String?

  @Flag(help: "Use no colours.")
  var noColor = false

  @Option(
    help: ArgumentHelp(
      "Write messages of LEVEL and above to the log: error, warning, info or debug.",
      valueName: "level"))
  var logLevel: String = "warning"
}

/// The libraries that a command works on.
struct LibraryOptions: ParsableArguments {
  @Option(
    name: .customLong("library"), parsing: .singleValue,
    help: ArgumentHelp(
      "Use the folder or file PATH; may be given more than once.", valueName: "path"))
  var libraries: [String] = []
}
