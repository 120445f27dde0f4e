internal import ArgumentParser
internal import ArticleFormats
internal import ArticleLibrary
internal import ArticleModel

/// Prints the articles in files, or those of a library by their identifiers.
struct ShowCommand: ParsableCommand {
  /// The ways to print an article.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown, html
  }

  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the articles in files.",
    discussion: """
      A FILE needs no library. An ID, as list prints it, is looked up in that of --library, else \
      in the one that opens when none is named.
      """)

  @OptionGroup var options: SharedOptions
  @OptionGroup var library: LibraryOptions

  @Option(help: "Print text, json (an object a line), markdown or html.")
  var format = Format.text

  @Argument(help: ArgumentHelp("Files, or identifiers of articles.", valueName: "file|id"))
  var files: [String]

  func run() throws {
    StandardOutput.endQuietlyOnClosedPipe()
    let setup = try options.setupTellingMistakes()
    var output = StandardOutput()
    var hasFailed = false
    let opened =
      files.contains(where: isIdentifier)
      ? try ScannedLibrary(library.libraries, setup: setup).library : nil
    let environment = Environment.current
    // Marks are found by what stands in an article, wherever its file lies.
    let marks =
      format == .json
      ? Library(
        paths: [], marksFolder: Folders.data(environment: environment),
        stateFolder: Folders.state(environment: environment)) : nil
    for file in files {
      do throws(ReadFailure) {
        try show(file, opened, marks, setup.configuration.sites, &output)
      } catch {
        output.flush()
        reportError(error.path, error.reason)
        hasFailed = true
      }
    }
    output.flush()
    if hasFailed { throw ExitCode(2) }
  }

  /// Whether a library is to be asked: where none was named, a file of such a name comes first.
  private func isIdentifier(_ file: String) -> Bool {
    ArticleID(file) != nil && (!library.libraries.isEmpty || !SharedFiles.exists(file))
  }

  private func show(
    _ file: String, _ library: Library?, _ marks: Library?, _ sites: SiteRules,
    _ output: inout StandardOutput
  ) throws(ReadFailure) {
    if let library, isIdentifier(file), let id = ArticleID(file) {
      let (headline, article) = try library.article(id)
      let shown = ArticleJSON(
        id: id, path: headline.path, published: headline.published, article: article,
        marks: library.readerMarks(of: [id])[0],
        relatedArticles: library.relatedArticles(of: article, id: id),
        versions: library.versions(of: id),
        pictures: library.pictures(of: article, id: id))
      return try print(shown, &output)
    }
    let read = try ArticleFile.read(file)
    let contents = try ArticleParser(rules: sites).contents(of: read.bytes, name: file)
    if format == .json, let feed = contents.feed {
      try printJSON(FeedJSON(path: file, feed: feed), of: file, &output)
    }
    for article in contents.articles {
      let shown = ArticleJSON(
        id: article.id(in: file), path: file, published: article.published ?? read.modified,
        article: article,
        marks: marks?.readerMarks(of: article, id: ArticleID(rawValue: 0)) ?? .none,
        pictures: Self.pictures(of: article, in: file))
      try print(shown, &output)
    }
  }

  private func print(_ article: ArticleJSON, _ output: inout StandardOutput) throws(ReadFailure) {
    switch format {
    case .json: try printJSON(article, of: article.path, &output)
    case .text: output.print(ArticleText.plain(article.article, published: article.published))
    case .markdown:
      output.print(ArticleText.markdown(article.article, published: article.published))
    case .html: output.print(ArticleHTML.page(article.article, published: article.published))
    }
  }

  private func printJSON(
    _ value: some Encodable, of path: String, _ output: inout StandardOutput
  ) throws(ReadFailure) {
    do {
      try output.printJSON(value)
    } catch {
      throw ReadFailure(path: path, reason: "cannot be written as JSON: \(error)")
    }
  }

  /// The pictures of a file's article that lie in its folder or below.
  private static func pictures(of article: Article, in file: String) -> [FoundPicture] {
    let end = file.lastIndex(of: "/")
    let folder = end.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    let name = end.map { String(file[$0...].dropFirst()) } ?? file
    return Library.pictures(of: article, file: name, folder: folder)
  }
}
