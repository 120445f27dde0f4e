internal import ArgumentParser
internal import ArticleLibrary
internal import ArticleModel
internal import Reader

/// Tells what could not be read, and the mistakes in configuration, keys and themes.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tell what could not be read, and mistakes in configuration, keys and themes.",
    discussion: "Exit status: 0 where all is well, 2 where something is wrong.")

  @OptionGroup var options: SharedOptions
  @OptionGroup var library: LibraryOptions

  @Argument(help: "More folders and files.")
  var paths: [String] = []

  func run() throws {
    StandardOutput.endQuietlyOnClosedPipe()
    let environment = Environment.current
    let setup = ReaderSetup(options: options, environment: environment)
    var output = StandardOutput()
    let (library, failures) = try openedLibrary(library.libraries + paths, options: options)
    for failure in failures {
      let line = failure.line.map { ":\($0)" } ?? ""
      output.print("\(failure.path)\(line): \(failure.reason)")
    }
    for name in setup.themes.names() + [setup.themeName] { _ = setup.themes.theme(named: name) }
    let mistakes = setup.configuration.mistakes + setup.themes.mistakes
    for mistake in mistakes { output.print(mistake.description) }
    let articles = library.headlines(
      HeadlineQuery(), range: 0..<0, anchor: nil, centersOnAnchor: false
    ).total
    output.print(summary(articles, failures.count, mistakes.count))
    output.print(terminal(environment, usesColor: setup.usesColor))
    output.flush()
    if !failures.isEmpty || !mistakes.isEmpty { throw ExitCode(2) }
  }

  private func summary(_ articles: Int, _ failures: Int, _ mistakes: Int) -> String {
    let read = articles == 1 ? "1 article" : "\(articles) articles"
    let failed = failures == 0 ? "every file could be read" : "\(failures) could not be read"
    let wrong =
      mistakes == 0
      ? "no mistake in configuration, keys and themes"
      : mistakes == 1 ? "1 mistake" : "\(mistakes) mistakes"
    return "\(read), \(failed); \(wrong)"
  }

  private func terminal(_ environment: [String: String], usesColor: Bool) -> String {
    let name = environment["TERM"] ?? "not set"
    let colors =
      !usesColor
      ? "no colours, as asked for"
      : ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
        ? "true colour, if the terminal is known" : "the colours that it has"
    let language = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"]
    return "terminal \(name), \(colors); locale \(language ?? "not set")"
  }
}
