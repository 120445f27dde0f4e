internal import ArticleModel

/// The articles that are shown before the index has them.
///
/// Their numbers are the last of their minutes, which the index has none of.
struct ProvisionalArticles: Sendable {
  private var articles: [Int64: StoredArticle] = [:]
  private var numbers: [UInt64: Int64] = [:]
  private var used: [Int64: Int64] = [:]
  private var free = FreeSlots()

  /// The most that are held: each takes a few hundred bytes.
  static let most = 100_000

  var count: Int { articles.count }

  /// Makes room for so many articles at once.
  mutating func reserve(_ count: Int) {
    articles.reserveCapacity(count)
    numbers.reserveCapacity(count)
  }

  subscript(docid: Int64) -> StoredArticle? { articles[docid] }

  /// Takes an article and returns what the list shows of it; `nil` where its file has one already.
  mutating func add(_ article: ProvisionalArticle) -> CatalogueEntry? {
    let key = article.file.key
    guard numbers[key] == nil, count < Self.most else { return nil }
    var slot = DocumentNumber.slot(of: article.headline.published)
    slot = free.slot(from: slot) {
      used[$0, default: 0] < DocumentNumber.provisionalPlaces(ofSlot: $0)
    }
    let docid = DocumentNumber.number(slot: slot, provisionalPlace: used[slot, default: 0])
    used[slot, default: 0] += 1
    numbers[key] = docid
    let headline = article.headline
    articles[docid] = StoredArticle(
      docid: docid, headline: headline, fingerprint: 0, place: article.file.place, number: 0)
    return CatalogueEntry(
      docid: docid, identifier: headline.id.rawValue, fingerprint: 0,
      address: headline.source.map { Address.hash(of: $0) } ?? 0, sketch: [0, 0, 0, 0],
      title: headline.title, section: headline.section)
  }

  /// The numbers of the articles of some files, which the index has now.
  func numbers(of files: [ReadFile]) -> [Int64] {
    numbers.isEmpty ? [] : files.compactMap { numbers[$0.file.key] }
  }

  mutating func remove(_ docids: Set<Int64>) {
    guard !articles.isEmpty else { return }
    for docid in docids { articles[docid] = nil }
    if articles.isEmpty { self = ProvisionalArticles() }
  }
}
