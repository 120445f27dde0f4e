import ArticleModel
import GRDB
import Synchronization
import Testing

@testable import ArticleLibrary

/// A beginning that many articles have finds the same as its words.
struct WordBeginningTests {
  private let folder: TemporaryFolder
  private let cache: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
  }

  /// A library in which very many words begin with `gro`, most of them often.
  private func library(isKept: Bool) async throws -> Library {
    var random = SeededNumbers(state: 3)
    let words = ["gro", "grove", "groves", "grown", "grotto", "größe", "heath", "ember"]
    for number in 0..<400 {
      let text = (0..<900).map { _ in words.randomElement(using: &random) ?? "" }
      try folder.story(
        "\(number).txt", text.prefix(2).joined(separator: " ") + " \(number)",
        body: text.joined(separator: " ") + (number % 20 == 0 ? " growl\(number)" : ""),
        day: .random(in: 0..<300, using: &random))
    }
    let library = Library(
      paths: [folder.path], marksFolder: nil, cacheFolder: isKept ? cache.path : nil)
    _ = await library.update { _ in }
    return library
  }

  @Test(arguments: [true, false]) func findsWhatItsWordsFind(isKept: Bool) async throws {
    let library = try await library(isKept: isKept)
    let store = try #require(library.state.withLock { $0.store })
    for expression in [
      #""gro"*"#, #""grow"*"#, #""ember" AND "gro"*"#, #"{title} : "gro"*"#, #""heath gro"*"#,
      #""ember" NOT "gro"*"#, #""grove" OR "growl"*"#, #""nowhere"*"#, #""gro"* AND "gr"*"#,
    ] {
      let (expected, widened) = try store.reading(store.searcher()) { db in
        (
          try Int64.fetchAll(
            db, sql: "SELECT rowid FROM text WHERE text MATCH ? ORDER BY rowid DESC",
            arguments: [expression]),
          try store.widened(QuerySQL(fullText: expression), in: db)
        )
      }
      #expect(try store.matches(QuerySQL(fullText: expression)) == expected, "\(expression)")
      if expression == #""ember" AND "gro"*"# {
        #expect(widened.groups.count == 2 && widened.groups[1] > 20, "\(widened)")
        #expect(widened.query.fullText?.contains(#"OR "größe" OR"#) == false)
      }
    }
  }

  @Test func weighsAsSQLiteDoes() async throws {
    let library = try await library(isKept: true)
    let store = try #require(library.state.withLock { $0.store })
    let query = QuerySQL(fullText: #""gro"*"#)
    let ranking = Ranking(query, [Array("gro".utf8)], library.catalogue, store)
    let best = try ranking.best(500).map { library.catalogue.docids[Int($0)] }
    let expected = try store.reading(store.searcher()) { db in
      try Int64.fetchAll(
        db,
        sql: """
          SELECT rowid FROM text WHERE text MATCH ? ORDER BY bm25(text, 1, 8, 2, 2), rowid DESC
          """, arguments: [query.fullText])
    }
    #expect(best == expected && best.count == 400)
  }

  @Test func noticesNewWords() async throws {
    let library = try await library(isKept: true)
    let before = library.all(HeadlineQuery(filter: "gro*")).count
    try folder.story("new.txt", "Nothing", body: "Groat.", day: 400)
    _ = await library.update { _ in }
    #expect(library.all(HeadlineQuery(filter: "gro*")).count == before + 1)
  }
}
