public import ArgumentParser
internal import ArticleLibrary
public import ArticleModel

/// Lists headlines, for people and for scripts.
struct ListCommand: ParsableCommand {
  /// The ways to print a list.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, tsv, json
  }

  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List headlines.",
    discussion: "Exit status: 0 where something was found, 1 where nothing was, 2 for an error.")

  @OptionGroup var options: SharedOptions
  @OptionGroup var library: LibraryOptions

  @Option(help: ArgumentHelp("Only headlines and sections with these words.", valueName: "words"))
  var query: String = ""

  @Option(help: "Sort by newest, oldest, title, unread or relevance.")
  var sort = HeadlineQuery.Order.newest

  @Option(
    parsing: .unconditional, help: ArgumentHelp("At most N headlines.", valueName: "n"))
  var limit: Int?

  @Option(help: "Print text, tsv or json (an object a line).")
  var format = Format.text

  @Argument(help: "More folders and files.")
  var paths: [String] = []

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is a number from 0 on") }
  }

  func run() throws {
    StandardOutput.endQuietlyOnClosedPipe()
    let scanned = try ScannedLibrary(
      library.libraries + paths, setup: options.setupTellingMistakes())
    let page = scanned.library.headlines(
      HeadlineQuery(filter: query, order: sort), range: 0..<(limit ?? .max), anchor: nil,
      centersOnAnchor: false)
    var output = StandardOutput()
    for headline in page.headlines {
      switch format {
      case .text: output.print(HeadlineText.line(of: headline))
      case .tsv: output.printFields(HeadlineText.fields(of: headline))
      case .json: try output.printJSON(HeadlineJSON(headline: headline))
      }
    }
    output.flush()
    tell(scanned)
    if page.total == 0 { throw ExitCode(1) }
  }

  private func tell(_ scanned: ScannedLibrary) {
    let failures = scanned.progress.failures.count
    if failures > 0 {
      let files = failures == 1 ? "1 file" : "\(failures) files"
      reportError("library", "\(files) could not be read; broadsheet check tells which and why")
    }
    if scanned.progress.articles == 0 {
      let paths = scanned.paths.joined(separator: ", ")
      reportError("library", "no articles in \(paths); name a folder that has some")
    }
  }
}

extension HeadlineQuery.Order: ExpressibleByArgument {}
