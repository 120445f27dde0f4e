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
    discussion: """
      \(QueryText.help)

      Exit status: 0 where something was found, 1 where nothing was, 2 for an error.
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var library: LibraryOptions

  @Option(help: ArgumentHelp("Only what the query finds.", valueName: "query"))
  var query: String = ""

  @Option(help: HeadlineQuery.Order.help)
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
    let setup = try options.setupTellingMistakes()
    let parsed = QueryText(query).parsedTellingMistakes()
    if !query.isEmpty, parsed.query.isEmpty, !parsed.mistakes.isEmpty { throw ExitCode(2) }
    let scanned = try ScannedLibrary(library.libraries + paths, setup: setup)
    let found = try scanned.library.articles(parsed.query, order: sort)
    var output = StandardOutput()
    var rest = found.prefix(limit ?? .max)
    while !rest.isEmpty {
      try print(Array(rest.prefix(Self.stretch)), of: scanned.library, &output)
      rest = rest.dropFirst(Self.stretch)
    }
    output.flush()
    scanned.tellTroubles()
    if found.isEmpty { throw ExitCode(1) }
  }

  /// Headlines that are asked for at a time.
  private static let stretch = 1000

  private func print(
    _ articles: [ArticleID], of library: Library, _ output: inout StandardOutput
  ) throws {
    let tags = format == .json ? library.readerMarks(of: articles).map(\.tags) : []
    for (index, headline) in library.headlines(of: articles).enumerated() {
      switch format {
      case .text: output.print(HeadlineText.line(of: headline))
      case .tsv: output.printFields(HeadlineText.fields(of: headline))
      case .json: try output.printJSON(HeadlineJSON(headline: headline, tags: tags[index]))
      }
    }
  }
}

extension HeadlineQuery.Order: ExpressibleByArgument {}

extension HeadlineQuery.Order {
  /// What `--sort` takes.
  static var help: ArgumentHelp {
    let names = allCases.map(\.rawValue)
    return "Sort by \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")."
  }
}
