import ArticleModel
import GRDB
import Synchronization
import Testing

@testable import ArticleLibrary

/// The best matches first, found without weighing all.
struct RankingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func ranking(
    _ filter: String, of library: Library, mostWeighed: Int
  ) throws -> (ranking: Ranking, sql: QuerySQL, store: IndexStore) {
    let store = try #require(library.state.withLock { $0.store })
    let query = Query.parse(filter).query
    let sql = QuerySQL(
      query.resolved(now: Timestamp(seconds: 0), utcOffset: 0),
      sessionStart: Timestamp(seconds: 0))
    let ranking = Ranking(
      sql, query.wholeWords, library.catalogue, store, mostWeighed: mostWeighed)
    return (ranking, sql, store)
  }

  @Test(arguments: ["ember", "\"ember grove\"", "emb*", "title:ember"])
  func weighsAsSQLiteDoes(filter: String) async throws {
    var random = SeededNumbers(state: 5)
    for number in 0..<120 {
      let words = ["ember", "grove", "heath", "amber", "fjord", "birch"]
      let length = Int.random(in: 3..<40, using: &random)
      let text = (0..<length).map { _ in words.randomElement(using: &random) ?? "" }
      try folder.story(
        "\(number).txt", text.prefix(3).joined(separator: " ") + " \(number)",
        body: text.joined(separator: " "), day: number)
    }
    let library = await folder.library()
    let (ranking, sql, store) = try ranking(filter, of: library, mostWeighed: 1000)
    let best = try ranking.best(500).map { library.catalogue.docids[Int($0)] }
    let expected = try store.reading(store.searcher()) { db in
      try Int64.fetchAll(
        db,
        sql: """
          SELECT rowid FROM text WHERE text MATCH ?
          ORDER BY bm25(text, 1, 8, 2, 2), rowid DESC
          """, arguments: [sql.fullText])
    }
    #expect(best == expected && !best.isEmpty)
  }

  @Test(arguments: ["ember", "ember grove", "emb*", "ember -mist", "\"ember\""])
  func headlinesOfAnyAgeComeBeforeManyNewTexts(filter: String) async throws {
    try folder.story("old.txt", "Ember and Grove", body: "Nothing more.", day: 1)
    try folder.story(
      "older.txt", "All that There is to Say of an Ember in a Grove Today", body: "Nothing.", day: 0
    )
    try folder.story("part.txt", "Remembering Groves, Septembers", body: "Nothing.", day: 2)
    for number in 0..<60 {
      try folder.story(
        "\(number).txt", "Story \(number)", body: "An ember fell in the grove.", day: 10 + number)
    }
    let library = await folder.library()
    let (ranking, _, _) = try ranking(filter, of: library, mostWeighed: 20)
    let best = library.headlines(at: try ranking.best(10)[...], in: library.catalogue).map(\.path)
    #expect(Set(best.prefix(2)) == ["old.txt", "older.txt"])
    #expect(best[2] == "59.txt")
  }

  @Test func aRareWordTellsMoreThanACommonOne() async throws {
    try folder.story("rare.txt", "One", body: "Saffron saffron mist and the sea.", day: 1)
    try folder.story("common.txt", "Two", body: "Saffron mist mist and the sea.", day: 2)
    for number in 0..<300 {
      try folder.story("\(number).txt", "Other \(number)", body: "Mist at sea.", day: 10 + number)
    }
    let library = await folder.library()
    #expect(
      library.paths(HeadlineQuery(filter: "mist saffron", order: .relevance))
        == ["rare.txt", "common.txt"])
  }
}
