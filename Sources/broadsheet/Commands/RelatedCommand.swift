internal import ArgumentParser
internal import ArticleFormats
internal import ArticleLibrary
internal import ArticleModel

/// Prints the stories that belong beside articles, and why.
struct RelatedCommand: ParsableCommand {
  /// The ways to print related stories.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "related", abstract: "Find the stories that belong beside others.",
    discussion: """
      A FILE is one of the library, else it is read by itself and compared with the library. An \
      ID is one that list prints. Each story comes with a score from 0 to 1, the best first, and \
      the reason why it is related.
      Exit status: 0 where something is related, 1 where nothing is, 2 for an error.
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var library: LibraryOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("At most N stories each.", valueName: "n"))
  var limit = 8

  @Option(help: "Print text or json (an object a line for each article).")
  var format = Format.text

  @Flag(help: "Tell which words made each relation, and how much each weighs.")
  var explain = false

  @Flag(help: "Go through all articles of the library.")
  var all = false

  @Argument(help: ArgumentHelp("Files, or identifiers of articles.", valueName: "file|id"))
  var files: [String] = []

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit is a number from 1 on") }
    if files.isEmpty, !all { throw ValidationError("name a file, or --all") }
  }

  func run() throws {
    StandardOutput.endQuietlyOnClosedPipe()
    let setup = try options.setupTellingMistakes()
    let scanned = try ScannedLibrary(library.libraries, setup: setup)
    var printer = RelatedPrinter(
      library: scanned.library, limit: limit, format: format, explains: explain)
    var hasFailed = false
    for id in all ? scanned.library.allArticles : [] {
      do throws(ReadFailure) {
        try printer.print(id)
      } catch {
        hasFailed = true
        printer.output.flush()
        reportError(error.path, error.reason)
      }
    }
    for file in files {
      do throws(ReadFailure) {
        try print(file, setup.configuration.sites, &printer)
      } catch {
        hasFailed = true
        printer.output.flush()
        reportError(error.path, error.reason)
      }
    }
    printer.output.flush()
    scanned.tellTroubles()
    if hasFailed { throw ExitCode(2) }
    if !printer.hasFound { throw ExitCode(1) }
  }

  private func print(
    _ file: String, _ sites: SiteRules, _ printer: inout RelatedPrinter
  ) throws(ReadFailure) {
    if let id = ArticleID(file), printer.library.headline(id) != nil {
      return try printer.print(id)
    }
    let known = printer.library.articles(inFile: file)
    for id in known { try printer.print(id) }
    guard known.isEmpty else { return }
    let read = try ArticleFile.read(file)
    for article in try ArticleParser(rules: sites).contents(of: read.bytes, name: file).articles {
      try printer.print(article, id: article.id(in: file), path: file)
    }
  }
}

/// Prints what is related to one article after the other.
private struct RelatedPrinter {
  let library: Library
  let limit: Int
  let format: RelatedCommand.Format
  let explains: Bool
  var output = StandardOutput()
  private(set) var hasFound = false

  init(library: Library, limit: Int, format: RelatedCommand.Format, explains: Bool) {
    self.library = library
    self.limit = limit
    self.format = format
    self.explains = explains
  }

  /// Prints what is related to an article of the library.
  mutating func print(_ id: ArticleID) throws(ReadFailure) {
    let (headline, article) = try library.article(id)
    try print(article, id: id, path: headline.path)
  }

  mutating func print(_ article: Article, id: ArticleID, path: String) throws(ReadFailure) {
    let stories = library.related(to: article, id: id, limit: limit)
      .sorted { $0.confidence > $1.confidence }
      .prefix(limit)
    hasFound = hasFound || !stories.isEmpty
    let answers = stories.map { story in
      RelatedJSON.Answer(
        story: story,
        terms: explains ? story.headline.map { library.sharedTerms(of: article, with: $0.id) } : nil
      )
    }
    switch format {
    case .json:
      do {
        try output.printJSON(RelatedJSON(id: id, path: path, related: answers))
      } catch {
        throw ReadFailure(path: path, reason: "cannot be written as JSON: \(error)")
      }
    case .text:
      output.print(safeLine(article.title))
      for answer in answers { print(answer) }
    }
  }

  private mutating func print(_ answer: RelatedJSON.Answer) {
    let percent = Int((answer.story.confidence * 100).rounded())
    let padding = String(repeating: " ", count: max(0, 3 - String(percent).count))
    let place = answer.story.headline == nil ? " (not in this library)" : ""
    output.print("  \(padding)\(percent)%  \(safeLine(answer.story.title))\(place)")
    output.print("        \(safeLine(answer.story.reason.sentence))")
    if let terms = answer.terms, !terms.isEmpty {
      output.print("        " + terms.map { safeLine($0.sentence) }.joined(separator: ", "))
    }
  }
}

/// What is related to an article, as an object.
private struct RelatedJSON: Encodable {
  let id: ArticleID
  let path: String
  let related: [Answer]

  struct Answer: Encodable {
    let story: RelatedStory
    let terms: [SharedTerm]?

    private enum Key: String, CodingKey {
      case path, title, score, reason, article, url, terms
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(story.headline?.path, forKey: .path)
      try container.encode(story.title, forKey: .title)
      try container.encode(story.confidence, forKey: .score)
      try container.encode(story.reason.sentence, forKey: .reason)
      try container.encode(story.headline?.id.description, forKey: .article)
      try container.encodeIfPresent(story.url, forKey: .url)
      try container.encodeIfPresent(terms.map { $0.map(Term.init) }, forKey: .terms)
    }
  }

  private struct Term: Encodable {
    let word: String
    let share: Double

    init(_ term: SharedTerm) {
      word = term.word
      share = term.share
    }
  }

  private enum Key: String, CodingKey {
    case id, path, related
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id.description, forKey: .id)
    try container.encode(path, forKey: .path)
    try container.encode(related, forKey: .related)
  }
}

extension SharedTerm {
  /// The word, and how much of the likeness it makes.
  fileprivate var sentence: String { "\(word) \(Int((share * 100).rounded()))%" }
}
