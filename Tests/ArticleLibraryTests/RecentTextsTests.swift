import ArticleModel
import GRDB
import Synchronization
import Testing

@testable import ArticleLibrary

/// The words of the newest articles, asked for first.
struct RecentTextsTests {
  private let store: IndexStore
  private var random = SeededNumbers(state: 5)
  private static let words = ["stair", "stairs", "stare", "start", "tower", "tide", "tidal"]

  init() {
    store = IndexStore.open(folder: nil) { _, _, _ in false }.store
  }

  /// Puts articles of some numbers into both indexes, so many at a time.
  private mutating func write(
    _ docids: [Int64], expected: Int = 30_000, batch: Int = 300, words: Int = 4
  ) throws {
    for start in stride(from: 0, to: docids.count, by: batch) {
      let docids = docids[start..<min(docids.count, start + batch)].sorted()
      let texts = docids.map { docid in
        let words = (0..<words).map { _ in Self.words.randomElement(using: &random) ?? "" }
        return (docid, "\(words.joined(separator: " ")) start\(docid)")
      }
      try store.writing { db in
        var recent = try RecentTexts(db, adding: docids.count, expected: expected)
        for (docid, body) in texts {
          let text = Self.text("tower \(docid % 7)", body)
          try text.insert(into: "text", docid: docid, in: db)
          try recent.insert(text, docid: docid, in: db)
        }
        try recent.finish(in: db)
      }
    }
  }

  private static func text(_ title: String, _ body: String) -> SearchableText {
    var article = Article(format: "plain-text", title: title)
    article.blocks = [.paragraph(RichText(body))]
    return SearchableText(article)
  }

  private func recent() throws -> (first: Int64?, docids: [Int64]) {
    try store.reading { db in
      let first = try RecentTexts.first(in: db)
      return (first, try Int64.fetchAll(db, sql: "SELECT id FROM recent_docsize ORDER BY id"))
    }
  }

  @Test func haveAllOfTheNewestWhateverTheOrder() async throws {
    var test = self
    let docids = (0..<4000).map { Int64($0 * 3) }
    try test.write(docids.shuffled(using: &test.random))
    let (first, held) = try recent()
    #expect(held.filter { $0 >= first ?? 0 } == docids.suffix(1024))
    #expect(held.count < 3000)
  }

  @Test func areFoundAsInTheLargeIndex() async throws {
    var test = self
    try test.write((0..<2000).map { Int64($0) }.shuffled(using: &test.random))
    for expression in [
      #""sta"*"#, #""stair""#, #""tide" AND "sta"*"#, #"{title} : "tower 3""#, #""stair tide""#,
      #""tide" NOT "stai"*"#, #""start12"*"#, #""start7""#, #""nowhere""#,
    ] {
      let query = QuerySQL(fullText: expression)
      let all = try store.matches(query)
      #expect(try store.newestMatches(query) { _, _ in false } == all, "\(expression)")
      for most in [1, 64, 1500] {
        let newest = try store.newestMatches(query) { _, count in count == most }
        #expect(newest == Array(all.prefix(most)), "\(expression)")
      }
    }
  }

  @Test func areAskedForFirst() async throws {
    var test = self
    try test.write((0..<2000).map { Int64($0) })
    // What only they have is found only there.
    try store.writing { db in
      let text = Self.text("", "lantern")
      try text.insert(into: "recent", docid: 1999, in: db)
      try text.insert(into: "recent", docid: 3, in: db)
    }
    let found = try store.newestMatches(QuerySQL(fullText: "\"lantern\"")) { _, _ in false }
    #expect(found == [1999])
  }

  @Test func areWeighedWhereManyHaveABeginning() async throws {
    var test = self
    try test.write((0..<2000).map { Int64($0) }, words: 200)
    let query = QuerySQL(fullText: #""sta"*"#)
    let all = try store.weights(of: query, [1.5], from: 0)
    let newest = try #require(try store.newestWeights(of: query, [1.5], enough: 1000))
    #expect(newest.keys.sorted() == (976..<2000).map { Int64($0) })
    // All are of one length, so that it tells nothing.
    #expect(newest.allSatisfy { abs(all[$0.key, default: 0] - $0.value) < 1e-9 })
    #expect(try store.newestWeights(of: query, [1.5], enough: 1025) == nil)
    for rare in [#""start19"*"#, #""stair""#] {
      #expect(try store.newestWeights(of: QuerySQL(fullText: rare), [1], enough: 1) == nil)
    }
  }

  @Test func beginAnewBeforeTheyAreMany() async throws {
    var test = self
    try test.write((0..<8000).map { Int64($0) }, batch: 4000)
    #expect(try recent().docids.count == 8000)
    try test.write([8000, 8001] + (8100..<8400).map { Int64($0) })
    let (first, held) = try recent()
    #expect(first.map { $0 > 0 } == true && held.count < 400)
    let query = QuerySQL(fullText: #""sta"*"#)
    let all = try store.matches(query)
    #expect(try store.newestMatches(query) { _, _ in false } == all)
  }

  @Test func areNotKeptOfASmallLibrary() async throws {
    var test = self
    try test.write((0..<2000).map { Int64($0) }, expected: 2000)
    #expect(try recent().first == nil && recent().docids.isEmpty)
  }

  @Test func haveWhatCameSinceALibraryWasLarge() async throws {
    var test = self
    try test.write([1, 2, 3], expected: 10)
    try store.writing { try $0.execute(sql: "INSERT INTO meta VALUES ('articles', 20000)") }
    try test.write([10, 11], expected: 0)
    #expect(try recent().docids == [10, 11])
  }

  private func library() throws -> (TemporaryFolder, Library) {
    let folder = try TemporaryFolder()
    for number in 0..<30 {
      try folder.write("\(number).txt", "Story \(number)\n\nA lantern\(number) at the ferry.\n")
    }
    return (folder, Library(paths: [folder.path], marksFolder: nil))
  }

  /// Reads a library that says to be a large one from then on.
  private func largeStore(of library: Library) async throws -> IndexStore {
    _ = await library.update { _ in }
    let store = try #require(library.state.withLock { $0.store })
    try store.writing { db in
      try db.execute(sql: "UPDATE meta SET value = 20000 WHERE name = 'articles'")
    }
    return store
  }

  private func recentCount(_ store: IndexStore) throws -> Int {
    try store.reading { try Int.fetchOne($0, sql: "SELECT count(*) FROM recent_docsize") ?? 0 }
  }

  @Test func areReadAgainWhereMostAreLacking() async throws {
    let (folder, library) = try library()
    let store = try await largeStore(of: library)
    #expect(try recentCount(store) == 0)
    try folder.write(
      "feed.json",
      """
      {"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "items": [
        {"id": "1", "title": "One", "content_text": "A lantern1", "date_published": "2031-05-01T08:00:00Z"},
        {"id": "2", "title": "Two", "content_text": "A lantern2", "date_published": "2031-05-02T08:00:00Z"}]}
      """)
    _ = await library.update { _ in }
    #expect(try recentCount(store) == 32)
    let query = QuerySQL(fullText: #""lantern"*"#)
    let found = try store.newestMatches(query) { _, _ in false }
    #expect(try found.count == 32 && found == store.matches(query))
    #expect(try store.reading { try RecentTexts.lacking(in: $0) }.isEmpty)
  }

  @Test func areLeftAsTheyAreWhereAFileCannotBeRead() async throws {
    let (folder, library) = try library()
    let store = try await largeStore(of: library)
    try folder.remove("7.txt")
    library.completeRecentTexts(in: store)
    #expect(try recentCount(store) == 0)
    let isGivenUp = store.hasGivenUpRecentTexts.load(ordering: .relaxed)
    #expect(isGivenUp)
  }
}
