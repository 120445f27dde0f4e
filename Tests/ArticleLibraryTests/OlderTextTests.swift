import ArticleModel
import Testing

@testable import ArticleLibrary

/// A story is found by words that stand in an older version of it alone.
struct OlderTextTests {
  private let folder: TemporaryFolder
  private let url = "https://post.test/harbour/vote"

  init() throws { folder = try TemporaryFolder() }

  private func write(
    _ name: String, _ title: String, _ text: String, url: String? = nil, day: Int
  ) throws {
    let source = url.map { "\n\nSource: \($0)" } ?? ""
    try folder.write(name, "\(title)\n\n\(text)\(source)\n", day: day)
  }

  private func library() -> Library { Library(paths: [folder.path], marksFolder: nil) }

  private func read(_ library: Library) async -> [String] {
    _ = await library.update { _ in }
    return library.paths()
  }

  @Test func storiesAreFoundByWordsOfOlderVersions() async throws {
    let dropped = "Nobody saw the zeppelin coming over the bay."
    try write("a.txt", "Walrus votes", VersionTests.text(12, but: [4: dropped]), url: url, day: 10)
    try write("b.txt", "Harbour votes", VersionTests.text(13), url: url, day: 12)
    try write("c.txt", "Owl stops play", VersionTests.text(12, seed: 5, but: [2: dropped]), day: 11)
    let library = library()
    #expect(await read(library) == ["b.txt", "c.txt"])
    for order in HeadlineQuery.Order.allCases {
      for filter in ["zeppelin", "zepp", "\"zeppelin coming\"", "zeppelin harbour OR zeppelin"] {
        let found = library.paths(HeadlineQuery(filter: filter, order: order))
        #expect(found.sorted() == ["b.txt", "c.txt"], "\(filter) \(order)")
      }
      #expect(library.paths(HeadlineQuery(filter: "walrus", order: order)) == ["b.txt"])
      let found = try library.articles(Query.parse("zeppelin").query, order: order)
      #expect(Set(found) == [library.id("b.txt"), library.id("c.txt")])
    }
    #expect(library.count(of: "zeppelin") == 2)
    // What must not be in a story is asked of the newest version alone.
    #expect(library.paths(HeadlineQuery(filter: "votes -owl zeppelin")) == [])
    #expect(library.paths(HeadlineQuery(filter: "votes -zeppelin")) == ["b.txt"])
    // Facts too: by its day the older version is not in the list.
    #expect(library.paths(HeadlineQuery(filter: "date:1970-01-11")) == [])
    #expect(library.paths(HeadlineQuery(filter: "zeppelin date:1970-01-11")) == [])
  }

  @Test func theVersionThatHasTheWordsIsShown() async throws {
    let dropped = "Nobody saw the zeppelin coming over the bay."
    try write("a.txt", "Harbour votes", VersionTests.text(12, but: [4: dropped]), url: url, day: 10)
    try write("b.txt", "Harbour votes", VersionTests.text(13), url: url, day: 12)
    let library = library()
    _ = await read(library)
    let id = library.id("b.txt")
    func version(_ query: String) throws -> (text: String, isOlder: Bool) {
      let (article, isOlder) = try library.version(
        of: id, holding: Query.parse(query).query)
      return (article.text, isOlder)
    }
    #expect(try version("zeppelin").isOlder)
    #expect(try version("zeppelin ferry").text.contains(dropped))
    #expect(try !version("ferry").isOlder)
    #expect(try !version("ferry nowhere").isOlder)
    #expect(try !version("").isOlder)
    // The newest one is what is meant where it has what is asked for, if only a part of it would do.
    #expect(try !version("zeppelin OR ferry").isOlder)
    #expect(try !version("(zeppelin OR ferry) votes").isOlder)
    #expect(try version("zeppelin OR nowhere").isOlder)
    #expect(try version("(zeppelin OR nowhere) ferry").isOlder)
    #expect(try !version("zeppelin OR title:harbour").isOlder)
    #expect(try version("zeppelin title:harbour").isOlder)
  }

  /// What is found first is how the whole list begins, also where an older version far behind makes
  /// that a story is found.
  @Test func beginningsHaveStoriesThatOnlyOlderVersionsHave() async throws {
    for number in 0..<160 {
      let change = number % 2 == 0 ? [3: "Zeppelin."] : [:]
      let text = VersionTests.text(12, seed: number + 20, but: change)
      try write("s\(number).txt", "Story \(number)", text, day: number + 100)
    }
    for number in 0..<10 {
      let address = url + "\(number)"
      let old = VersionTests.text(12, seed: number + 300, but: [3: "The zeppelin \(number) came."])
      try write("old\(number).txt", "Ferry \(number)", old, url: address, day: number)
      let new = VersionTests.text(13, seed: number + 300)
      try write("new\(number).txt", "Ferry \(number)", new, url: address, day: 400 + number)
    }
    let library = library()
    #expect(await read(library).count == 170)
    for order in [HeadlineQuery.Order.newest, .relevance] {
      var first: HeadlinePage?
      let page = library.headlines(
        HeadlineQuery(filter: "zeppelin", order: order), range: 0..<40, anchor: nil,
        centersOnAnchor: false
      ) { first = $0 }
      #expect(page.total == 90)
      let beginning = try #require(first)
      #expect(!beginning.isCounted)
      #expect(beginning.headlines == Array(page.headlines.prefix(beginning.headlines.count)))
      #expect(order != .newest || beginning.headlines.prefix(10).allSatisfy { $0.versions == 2 })
    }
  }
}
