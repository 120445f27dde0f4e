internal import ArgumentParser
internal import ArticleLibrary
internal import ArticleModel

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
  var logLevel = LogLevel.warning
}

/// How much the log tells.
enum LogLevel: String, CaseIterable, ExpressibleByArgument {
  case error, warning, info, debug
}

/// What the options say, apart from the argument parser, which takes its time to start.
struct GivenOptions {
  /// The configuration file to read.
  var config: String?
  /// The theme to use.
  var theme: String?
  var noColor = false
}

extension SharedOptions {
  /// What these options say.
  var given: GivenOptions { GivenOptions(config: config, theme: theme, noColor: noColor) }

  /// What these options, the environment and the configuration say.
  ///
  /// - Throws: A failure where an option names a file or theme that is not there.
  func setup(environment: [String: String]) throws(ReaderFailure) -> ReaderSetup {
    try given.setup(environment: environment)
  }

  /// The same for commands that print: mistakes in the configuration are told on standard error,
  /// and what is right holds.
  func setupTellingMistakes() throws(ReaderFailure) -> ReaderSetup {
    let setup = try setup(environment: Environment.current)
    for mistake in setup.configuration.mistakes { reportError(mistake.description) }
    return setup
  }
}

extension GivenOptions {
  /// What these options, the environment and the configuration say.
  ///
  /// - Throws: A failure where an option names a file or theme that is not there.
  func setup(environment: [String: String]) throws(ReaderFailure) -> ReaderSetup {
    if let config {
      do throws(ReadFailure) {
        _ = try ArticleFile.read(config)
      } catch {
        throw ReaderFailure("\(config): \(error.reason): --config names a file that can be read")
      }
    }
    let setup = ReaderSetup(options: self, environment: environment)
    if let theme, setup.themes.path(of: theme) == nil {
      let known = suggestion(for: theme, among: setup.themes.names())
      throw ReaderFailure(
        "\(theme): there is no theme of this name\(known): broadsheet themes lists them all")
    }
    return setup
  }
}

/// The libraries that a command works on.
struct LibraryOptions: ParsableArguments {
  @Option(
    name: .customLong("library"), parsing: .singleValue,
    help: ArgumentHelp(
      "Use the folder or file PATH; may be given more than once.", valueName: "path"))
  var libraries: [String] = []
}
