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

  @Option(help: ArgumentHelp("At most N headlines.", valueName: "n"))
  var limit: Int?

  @Option(help: "Print text, tsv or json (an object a line).")
  var format = Format.text

  @Argument(help: "More folders and files.")
  var paths: [String] = []

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is a number that is not negative") }
  }

  func run() throws {
    StandardOutput.endQuietlyOnClosedPipe()
    let (library, failures) = try openedLibrary(library.libraries + paths, options: options)
    let page = library.headlines(
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
    if !failures.isEmpty {
      let files = failures.count == 1 ? "1 file" : "\(failures.count) files"
      reportError("library", "\(files) could not be read; broadsheet check tells which and why")
    }
    if page.total == 0 { throw ExitCode(1) }
  }
}

extension HeadlineQuery.Order: ExpressibleByArgument {}
