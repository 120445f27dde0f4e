public import ArticleModel

/// Reads the articles in the bytes of one file.
///
/// It knows no files and no clock: the same bytes and name give the same articles.
public struct ArticleParser: Sendable {
  /// The extensions of files that are read, in lower case; files without one are read too.
  public static let extensions: Set<String> = [
    "txt", "text", "md", "markdown", "mdown", "mkd", "html", "htm", "xhtml", "xml", "rss", "atom",
    "rdf", "cdf", "json", "opml", "eml", "mbox", "mbx", "mht", "mhtml", "epub", "warc", "arc",
    "gz", "zst", "csv",
  ]

  /// Those of files that hold data and no text, if they are no feed.
  private static let feedExtensions: Set<String> = [
    "xml", "rss", "atom", "rdf", "cdf", "json", "opml",
  ]
  private static let markdownExtensions: Set<String> = ["md", "markdown", "mdown", "mkd"]

  /// What the reader decided about some sites.
  public let rules: SiteRules

  /// A parser with the standard rules, and those of the reader for some sites.
  public init(rules: SiteRules = SiteRules()) {
    self.rules = rules
  }

  /// The articles in `bytes`, the contents of a file called `name`.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where the bytes are no article that can be read.
  public func parse(_ bytes: [UInt8], name: String) throws(ReadFailure) -> [Article] {
    try contents(of: bytes, name: name).articles
  }

  /// All that is in `bytes`, the contents of a file called `name`.
  ///
  /// Of a file that holds several articles, those that are not among `bodies` come without their
  /// texts, which takes less time.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where the bytes hold nothing that can be read.
  public func contents(
    of bytes: [UInt8], name: String, bodies: Bodies = .all
  ) throws(ReadFailure) -> FileContents {
    var contents = try read(bytes, name: name, bodies)
    for index in contents.articles.indices where contents.articles[index].language == nil {
      contents.articles[index].language = LanguageGuess.language(of: contents.articles[index])
    }
    guard !rules.rules.isEmpty else { return contents }
    for index in contents.articles.indices {
      let cleaning = SiteCleaning(rules, address: contents.articles[index].source)
      cleaning?.apply(to: &contents.articles[index])
    }
    return contents
  }

  private func read(
    _ bytes: [UInt8], name: String, _ bodies: Bodies
  ) throws(ReadFailure) -> FileContents {
    if let packed = try readPacked(bytes, name: name, bodies) { return packed }
    // The parts of a mail have encodings of their own.
    if let mail = MailParser.parse(bytes, name: name, bodies: bodies, rules: rules) { return mail }
    let decoded = try decoded(bytes, name: name)
    let feed = FeedFormats.parse(
      decoded.text, charset: decoded.charset, fileName: Self.baseName(of: name), bodies: bodies)
    if let feed { return feed }
    let export = ExportFormats.parse(decoded.text, charset: decoded.charset, bodies: bodies)
    if let export { return export }
    if Self.feedExtensions.contains(Self.fileExtension(of: name)), FeedFormats.isData(decoded.text)
    {
      throw ReadFailure(path: name, reason: "there is no feed in it")
    }
    if Self.fileExtension(of: name) == "csv" {
      throw ReadFailure(path: name, reason: "there is no list of stories in it")
    }
    return FileContents(articles: [try article(in: decoded, name: name)])
  }

  /// What is in bytes that are compressed, or hold other files; `nil` where they are neither.
  private func readPacked(
    _ bytes: [UInt8], name: String, _ bodies: Bodies
  ) throws(ReadFailure) -> FileContents? {
    if PackedBytes.isBook(bytes, fileExtension: Self.fileExtension(of: name)) {
      return try BookParser.parse(bytes, name: name, bodies: bodies)
    }
    let stream = ArchiveStream(bytes)
    if ArchiveReader.isLikely(stream.peek(80)) {
      return try ArchiveParser.parse(stream, name: name, bodies: bodies, rules: rules)
    }
    guard let unpacked = try PackedBytes.unpacked(bytes, name: name) else { return nil }
    let ending = Self.fileExtension(of: name).isEmpty ? 0 : Self.fileExtension(of: name).count + 1
    do throws(ReadFailure) {
      return try read(unpacked, name: String(name.dropLast(ending)), bodies)
    } catch {
      throw ReadFailure(path: name, reason: error.reason, line: error.line)
    }
  }

  /// What the first bytes of a file tell of its first article; `nil` where that is nothing.
  ///
  /// It is for lists that are shown before the files are read: nothing is guessed that no list
  /// shows. A feed tells nothing before it is read: its articles are told apart by their names.
  public func parseBeginning(_ bytes: [UInt8], name: String) -> Article? {
    guard !PackedBytes.isLikely(bytes) else { return nil }
    if let mail = MailParser.parse(bytes, name: name, bodies: .all) {
      let isOne = !bytes.starts(with: "From ".utf8) && mail.articles.first?.format == "mail"
      return isOne ? mail.articles.first : nil
    }
    guard let decoded = try? decoded(bytes, name: name), !FeedFormats.isLikely(decoded.text),
      !ExportFormats.isLikely(decoded.text)
    else {
      return nil
    }
    let article = try? article(in: decoded, name: name)
    // The beginning of a page may end before anything that it tells of itself.
    return article?.format == "html" && article?.title == Self.baseName(of: name) ? nil : article
  }

  private func decoded(_ bytes: [UInt8], name: String) throws(ReadFailure) -> DecodedText {
    guard let decoded = TextDecoder.decode(bytes) else {
      throw ReadFailure(path: name, reason: "not a text file")
    }
    return decoded
  }

  private func article(in decoded: DecodedText, name: String) throws(ReadFailure) -> Article {
    let isMarkdown = Self.markdownExtensions.contains(Self.fileExtension(of: name))
    if HTMLPage.matches(decoded.text, fileExtension: Self.fileExtension(of: name)) {
      var article = HTMLPage.parse(
        decoded.text, fileName: Self.baseName(of: name), rules: rules)
      article.charset = decoded.charset
      if !article.blocks.isEmpty || article.title != Self.baseName(of: name) { return article }
      // Markdown may begin like a page and have no more than that.
      guard isMarkdown else { throw ReadFailure(path: name, reason: "there is nothing in it") }
    }
    let text = safeText(isMarkdown ? TabStops.expanded(decoded.text) : decoded.text)
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      throw ReadFailure(path: name, reason: "there is nothing in it")
    }
    let fileName = Self.baseName(of: name)
    var article: Article
    if isMarkdown {
      article = MarkdownParser.parse(text, fileName: fileName)
    } else {
      article = PageTextParser.parse(text, fileName: fileName)
    }
    article.charset = decoded.charset
    return article
  }

  /// Whether a file of this name may hold articles, judged by its extension.
  public static func reads(name: String) -> Bool {
    let ending = fileExtension(of: name)
    return ending.isEmpty || extensions.contains(ending) || MaildirName.matches(name)
  }

  /// The extension in lower case; a name that begins with its only dot has none.
  static func fileExtension(of name: String) -> String {
    let bytes = name.utf8
    guard let dot = bytes.lastIndex(of: 0x2E), dot != bytes.startIndex,
      bytes[bytes.index(before: dot)] != 0x2F, !bytes[dot...].contains(0x2F)
    else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The name without folders and extension.
  private static func baseName(of name: String) -> String {
    var last = name.utf8[...]
    while last.last == 0x2F { last.removeLast() }
    if let slash = last.lastIndex(of: 0x2F) { last = last[last.index(after: slash)...] }
    guard !last.isEmpty else { return name }
    if let dot = last.lastIndex(of: 0x2E), dot != last.startIndex { last = last[..<dot] }
    return String(Substring(last))
  }
}
