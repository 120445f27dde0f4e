internal import ArticleFormats
internal import ArticleModel

/// The texts of articles that are compared, of which the last few stay at hand: pairs come by the
/// first of each.
///
/// Of a file that holds many articles all texts are taken at once: to read it again for each of them
/// would take as many times as long as it has articles.
struct VersionTexts {
  /// A file of several articles.
  private struct FileTexts {
    /// The articles without their texts.
    var articles: [Article]
    var texts: [VersionText]
  }

  private let library: Library
  private let store: IndexStore
  private var known: [(docid: Int64, text: VersionText?)] = []
  private var files: [FilePlace: FileTexts] = [:]
  /// The size of what ``files`` holds.
  private var size = 0

  private static let most = 16
  /// The numbers that texts are kept as, of all files together: some 32 MB.
  private static let largest = 4_000_000

  init(library: Library, store: IndexStore) {
    self.library = library
    self.store = store
  }

  /// The text of an article; `nil` where it is gone.
  mutating func text(_ docid: Int64) -> VersionText? {
    if let found = known.first(where: { $0.docid == docid }) { return found.text }
    let stored = try? store.article(docid)
    let text = stored.flatMap { self.text(of: $0) }
    known.append((docid, text))
    if known.count > Self.most { known.removeFirst() }
    return text
  }

  private mutating func text(of stored: StoredArticle) -> VersionText? {
    guard library.paths.indices.contains(stored.place.root) else { return nil }
    let root = library.paths[stored.place.root]
    if let file = files[stored.place] {
      return LastReadArticle.place(of: stored, root, in: file.articles).map { file.texts[$0] }
    }
    let name = stored.headline.path
    guard let bytes = try? ArticleFile.read(stored.place.path(in: root), name: name).bytes,
      let articles = try? library.parser.parse(bytes, name: name),
      let place = LastReadArticle.place(of: stored, root, in: articles)
    else { return nil }
    guard articles.count > 1 else { return VersionText(articles[place]) }
    let texts = articles.map { VersionText($0) }
    keep(articles, texts, stored.place)
    return texts[place]
  }

  private mutating func keep(_ articles: [Article], _ texts: [VersionText], _ place: FilePlace) {
    let added = texts.reduce(0) { $0 + $1.size }
    if size + added > Self.largest {
      files = [:]
      size = 0
    }
    size += added
    let headlines = articles.map { article in
      var article = article
      (article.blocks, article.removed) = ([], [])
      return article
    }
    files[place] = FileTexts(articles: headlines, texts: texts)
  }
}
