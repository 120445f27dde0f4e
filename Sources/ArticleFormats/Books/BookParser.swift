internal import ArticleModel

/// Reads EPUB: each file that a book is read in is an article.
struct BookParser {
  private let zip: ZipFile
  private let name: String
  private let package: BookPackage
  private var contents = BookContents()

  /// What a book holds, which `name` calls in messages; `nil` where the bytes are no zip file.
  static func parse(
    _ bytes: [UInt8], name: String, bodies: Bodies
  ) throws(ReadFailure) -> FileContents {
    let result = ZipFile.with(bytes) { zip -> Result<FileContents, ReadFailure> in
      do throws(ReadFailure) {
        guard let zip else {
          throw ReadFailure(path: name, reason: "it is a zip file that is cut short or damaged")
        }
        return .success(try BookParser(zip, name: name).articles(bodies))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(_ zip: ZipFile, name: String) throws(ReadFailure) {
    self.zip = zip
    self.name = name
    guard zip.has("META-INF/container.xml") else {
      throw ReadFailure(path: name, reason: "it is a zip file, and there is no book in it")
    }
    let container = try Self.xml("META-INF/container.xml", zip, name)
    let files = container?.all("rootfile") ?? []
    let path = files.lazy.compactMap { $0["full-path"] }.first { zip.has($0) }
    guard let path, let root = try Self.xml(path, zip, name) else {
      throw ReadFailure(path: name, reason: "the book does not say which files it is read in")
    }
    package = BookPackage(root, path: path)
    try refuseEncrypted()
    if let item = package.contents, let root = try? Self.xml(item.path, zip, name) {
      contents.takePoints(root, path: item.path)
    }
    // The newer list counts; what is only in the older one is better than nothing.
    if let item = package.navigation, let root = try? Self.xml(item.path, zip, name) {
      var newer = BookContents()
      newer.takeNavigation(root, path: item.path)
      contents = newer.filled(by: contents)
    }
  }

  // MARK: Files

  private static func xml(
    _ path: String, _ zip: ZipFile, _ name: String
  ) throws(ReadFailure) -> XMLElement? {
    TextDecoder.decode(try bytes(path, zip, name)).flatMap { XMLTree.root(of: $0.text) }
  }

  private static func bytes(
    _ path: String, _ zip: ZipFile, _ name: String
  ) throws(ReadFailure) -> [UInt8] {
    do throws(ZipFile.Failure) {
      return try zip.contents(of: path)
    } catch {
      throw ReadFailure(path: name, reason: reason(error))
    }
  }

  private static func reason(_ failure: ZipFile.Failure) -> String {
    switch failure {
    case .missing: "files of the book are missing"
    case .encrypted: "the book is encrypted"
    case .damaged: "the book is damaged"
    case .tooLarge: "the book unpacks to more than 48 MB, or a file of it to more than 8 MB"
    }
  }

  /// Fonts may be made unreadable; where texts are, the book was sold for one program alone.
  private func refuseEncrypted() throws(ReadFailure) {
    let path = "META-INF/encryption.xml"
    guard zip.has(path), let root = try? Self.xml(path, zip, name) else { return }
    let hidden = Set(root.all("cipherreference").compactMap { $0["uri"] })
    if package.spine.contains(where: { hidden.contains($0.path) }) {
      throw ReadFailure(path: name, reason: Self.reason(.encrypted))
    }
  }

  // MARK: Articles

  private func articles(_ bodies: Bodies) throws(ReadFailure) -> FileContents {
    var articles: [Article] = []
    var failure: ReadFailure?
    for item in package.spine where zip.has(item.path) {
      do throws(ReadFailure) {
        let isWanted = bodies.include(articles.count)
        articles.append(try chapter(item, number: articles.count + 1, isRead: isWanted))
      } catch {
        // A bomb is no book; a file that is damaged leaves the others as they are.
        if error.reason != Self.reason(.damaged) { throw error }
        failure = error
      }
    }
    guard !articles.isEmpty else {
      throw failure ?? ReadFailure(path: name, reason: Self.reason(.missing))
    }
    ArticleNames.give(to: &articles, newestFirst: false)
    return FileContents(articles: articles)
  }

  private func chapter(
    _ item: BookPackage.Item, number: Int, isRead: Bool
  ) throws(ReadFailure) -> Article {
    var article = Article(format: "epub", title: contents[item.path] ?? "")
    article.section = package.title
    if !package.authors.isEmpty { article.author = package.authors.joined(separator: ", ") }
    article.language = package.language
    article.published = package.published
    article.tags = package.subjects
    article.leadImage = number == 1 ? package.cover : nil
    article.item = FeedItem()
    article.item?.guid = item.path
    article.item?.authors = package.authors
    if isRead {
      if item.isPicture {
        article.blocks = [.image(source: item.path, caption: RichText(""))]
      } else {
        try read(item, into: &article)
      }
    }
    article.pictures = PagePictures.all(in: article.blocks)
    if article.title.isEmpty {
      article.title = (package.title ?? Self.baseName(item.path)) + ", \(number)"
    }
    return article
  }

  private func read(_ item: BookPackage.Item, into article: inout Article) throws(ReadFailure) {
    guard let decoded = TextDecoder.decode(try Self.bytes(item.path, zip, name)) else { return }
    article.charset = decoded.charset
    let body = HTMLBody(BookMarkup.html(decoded.text), base: BookPath.address(of: item.path))
    (article.blocks, article.links) = (body.blocks, body.links)
    if article.blocks.isEmpty {
      article.blocks = BookMarkup.pictures(in: decoded.text).compactMap {
        BookPath.resolve($0, in: item.path)
      }.map { .image(source: $0, caption: RichText("")) }
    }
    takeAddresses(&article)
    takeTitle(&article, markup: decoded.text)
  }

  /// What leads into the book is named by the file that it leads to.
  private func takeAddresses(_ article: inout Article) {
    for index in article.links.indices {
      guard let file = BookPath.file(of: article.links[index].url) else { continue }
      article.links[index].url = safeLine(file)
      article.links[index].reference = nil
    }
    article.blocks = article.blocks.map { Self.withFiles($0) }
  }

  private static func withFiles(_ block: Block) -> Block {
    switch block {
    case .image(let source, let caption):
      .image(source: BookPath.file(of: source).map { safeLine($0) } ?? source, caption: caption)
    case .quote(let blocks): .quote(blocks.map { withFiles($0) })
    case .list(let isOrdered, let start, let items):
      .list(
        ordered: isOrdered, start: start, items: items.map { $0.map { withFiles($0) } })
    default: block
    }
  }

  /// The title that the list of contents gives it, else its first heading, else the page's.
  private func takeTitle(_ article: inout Article, markup: String) {
    let heading: String? =
      if case .heading(_, let text) = article.blocks.first { text.text } else { nil }
    if article.title.isEmpty {
      let title = heading ?? BookMarkup.title(of: markup) ?? ""
      article.title = title
    }
    // It stands above the text already.
    if let heading, SiteName.letters(heading) == SiteName.letters(article.title) {
      article.blocks.removeFirst()
    }
  }

  private static func baseName(_ path: String) -> String {
    safeLine(path.split(separator: "/").last.map(String.init) ?? path)
  }
}
