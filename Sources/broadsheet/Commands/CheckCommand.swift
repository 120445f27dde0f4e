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
    let setup = try options.setup(environment: environment)
    let scanned = try ScannedLibrary(library.libraries + paths, setup: setup)
    let progress = scanned.progress
    var output = StandardOutput()
    for failure in progress.failures {
      let line = failure.line.map { ":\($0)" } ?? ""
      output.print("\(failure.path)\(line): \(failure.reason)")
    }
    if let notice = progress.notice { output.print("index: \(notice)") }
    for notice in progress.passedOver { output.print("\(notice.path): \(notice.reason)") }
    for name in setup.themes.names() + [setup.themeName] { _ = setup.themes.theme(named: name) }
    let mistakes = setup.configuration.mistakes + setup.themes.mistakes
    for mistake in mistakes { output.print(mistake.description) }
    output.print(summary(progress.articles, progress.failures.count, mistakes.count))
    let report = TerminalReport(environment: environment).lines(
      usesColor: setup.usesColor, usesMouse: setup.configuration.settings.isMouseEnabled)
    for line in report { output.print(line) }
    output.flush()
    if !progress.failures.isEmpty || !mistakes.isEmpty { throw ExitCode(2) }
  }

  private func summary(_ articles: Int, _ failures: Int, _ mistakes: Int) -> String {
    let read = articles == 0 ? "no articles" : articles == 1 ? "1 article" : "\(articles) articles"
    let failed = failures == 0 ? "every file could be read" : "\(failures) could not be read"
    let wrong =
      mistakes == 0
      ? "no mistake in configuration, keys and themes"
      : mistakes == 1 ? "1 mistake" : "\(mistakes) mistakes"
    return "\(read), \(failed); \(wrong)"
  }
}
