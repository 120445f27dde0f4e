internal import ArgumentParser
internal import ArticleLibrary
internal import ArticleModel
internal import Curses

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Finds stories and shows where in them the words stand.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find stories, the best match first.",
    discussion: """
      \(QueryText.help)

      Below each headline stands a piece of the story around the first of the words; of a story \
      that was saved several times, of the newest version that has all of them. What is \
      mistaken in the query is told, and the rest is looked for.
      Exit status: 0 where something was found, 1 where nothing was, 2 for an error.
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var library: LibraryOptions

  @Option(help: HeadlineQuery.Order.help)
  var sort = HeadlineQuery.Order.relevance

  @Option(
    parsing: .unconditional, help: ArgumentHelp("At most N stories.", valueName: "n"))
  var limit: Int?

  @Option(help: "Print text, tsv or json (an object a line).")
  var format = ListCommand.Format.text

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("What to look for.", valueName: "query"))
  var words: [String] = []

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit is a number from 0 on") }
    if try QueryText(words: words).text.allSatisfy(\.isWhitespace) {
      throw ValidationError("say what to look for")
    }
  }

  func run() throws {
    StandardOutput.endQuietlyOnClosedPipe()
    let setup = try options.setupTellingMistakes()
    let parsed = try QueryText(words: words).parsedTellingMistakes()
    if parsed.query.isEmpty {
      if parsed.mistakes.isEmpty { reportError("query", "there is no word in it to look for") }
      throw ExitCode(2)
    }
    let scanned = try ScannedLibrary(library.libraries, setup: setup)
    let found = try scanned.library.articles(parsed.query, order: sort)
    let isTerminal = isatty(STDOUT_FILENO) == 1
    var output = StandardOutput()
    output.showsBold = isTerminal && Environment.current["TERM"] != "dumb"
    for id in found.prefix(limit ?? .max) {
      try print(id, of: scanned.library, parsed.query, &output)
      // Somebody who waits sees the first while the others are read.
      if isTerminal { output.flush() }
    }
    output.flush()
    scanned.tellTroubles()
    if found.isEmpty { throw ExitCode(1) }
  }

  private func print(
    _ id: ArticleID, of library: Library, _ query: Query, _ output: inout StandardOutput
  ) throws {
    guard let headline = library.headlines(of: [id]).first else { return }
    // The file may have gone since; its headline is still an answer.
    let version = try? library.version(of: id, holding: query)
    let snippet = version.map { article, isOlder in
      let forms = library.forms(of: query.textTerms, in: article).map { TextTerm($0) }
      let texts = article.blocks.map(\.plainText)
      return Snippet(of: texts, terms: query.textTerms + forms)
        .behind(isOlder ? HeadlineText.olderVersion : "")
    }
    switch format {
    case .text:
      output.print(HeadlineText.line(of: headline))
      if let snippet, !snippet.text.isEmpty {
        output.print(snippet.text, bold: snippet.matches, indent: 4)
      }
    case .tsv:
      output.printFields(HeadlineText.fields(of: headline) + [snippet?.text ?? ""])
    case .json:
      try output.printJSON(
        HeadlineJSON(
          headline: headline, tags: library.readerMarks(of: [id])[0].tags,
          snippet: snippet?.text ?? ""))
    }
  }
}
