import ArticleModel
import Foundation
import Synchronization
import Testing

@testable import ArticleLibrary

/// The index on disk: what a second start knows, and what it makes of changes and damage.
struct IndexTests {
  private let folder: TemporaryFolder
  private let cache: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
    try folder.story("a.txt", "Gulls Return", body: "The harbour was loud again.", day: 3)
    try folder.story(
      "b.txt", "Bakers Strike", body: "No bread before noon, said the guild.", day: 2)
    try folder.story("news/c.txt", "Café Reopens", body: "東京都で夏が始まった。", day: 1)
  }

  private func library() -> Library {
    Library(paths: [folder.path], marksFolder: nil, cacheFolder: cache.path)
  }

  private func titles(_ library: Library, _ filter: String = "") -> [String] {
    library.headlines(
      HeadlineQuery(filter: filter), range: 0..<100, anchor: nil, centersOnAnchor: false
    ).headlines.map(\.title)
  }

  private var database: String {
    get throws {
      let libraries = cache.path + "/libraries"
      let name = try #require(try FileManager.default.contentsOfDirectory(atPath: libraries).first)
      return "\(libraries)/\(name)/index.sqlite"
    }
  }

  @Test func aSecondStartKnowsTheHeadlinesBeforeItScans() async throws {
    _ = await library().update { _ in }
    let again = library()
    let first = Mutex<[String]?>(nil)
    let progress = await again.update { _ in
      first.withLock { seen in
        if seen == nil { seen = self.titles(again) }
      }
    }
    #expect(first.withLock { $0 } == ["Gulls Return", "Bakers Strike", "Café Reopens"])
    #expect(progress.articles == 3 && progress.notice == nil)
  }

  @Test func takesOverWhatChangedSince() async throws {
    _ = await library().update { _ in }
    try folder.story("a.txt", "Gulls Return in Numbers", body: "Louder still.", day: 3)
    try folder.remove("b.txt")
    try folder.story("d.txt", "Owl Stops Play", day: 9)
    let again = library()
    _ = await again.update { _ in }
    #expect(titles(again) == ["Owl Stops Play", "Gulls Return in Numbers", "Café Reopens"])
    #expect(titles(again, "harbour").isEmpty)
    #expect(titles(again, "louder") == ["Gulls Return in Numbers"])
    #expect(titles(again, "bread").isEmpty)
  }

  @Test(arguments: [
    ("harbour", ["Gulls Return"]), ("harb", ["Gulls Return"]), ("HARBOUR loud", ["Gulls Return"]),
    (#""bread before noon""#, ["Bakers Strike"]), (#""noon bread""#, []),
    ("cafe", ["Café Reopens"]),
    ("東京", ["Café Reopens"]), ("京都", ["Café Reopens"]), ("京夏", []), ("夏が", ["Café Reopens"]),
    ("bread OR harbour", ["Gulls Return", "Bakers Strike"]), ("guild -bread", []),
    ("title:gulls", ["Gulls Return"]), ("title:harbour", []),
    ("date:1970-01-03", ["Bakers Strike"]),
    ("is:read", []), ("is:unread bread", ["Bakers Strike"]),
  ])
  func findsWordsAndFacts(filter: String, expected: [String]) async throws {
    let library = library()
    _ = await library.update { _ in }
    #expect(titles(library, filter) == expected)
  }

  @Test func theBestMatchComesFirstByRelevance() async throws {
    try folder.story(
      "e.txt", "Weather", body: "Some gulls, some rain, and much else besides.", day: 9)
    let library = library()
    _ = await library.update { _ in }
    let page = library.headlines(
      HeadlineQuery(filter: "gulls", order: .relevance), range: 0..<9, anchor: nil,
      centersOnAnchor: false)
    #expect(page.headlines.map(\.title) == ["Gulls Return", "Weather"])
    #expect(titles(library, "gulls") == ["Weather", "Gulls Return"])
  }

  @Test func aFileThatCannotBeReadIsTriedAgain() async throws {
    try folder.write("bad.txt", String(repeating: "\u{0}\u{1}\u{2}", count: 500), day: 1)
    let first = await library().update { _ in }
    let second = await library().update { _ in }
    #expect(first.failures.map(\.path) == ["bad.txt"] && second.failures == first.failures)
  }

  @Test func anIndexOfAnotherVersionIsMadeAgain() async throws {
    _ = await library().update { _ in }
    try setVersion(99)
    let again = library()
    let progress = await again.update { _ in }
    #expect(progress.notice == "the index is of another version or setting and is made again")
    #expect(titles(again).count == 3)
  }

  private func setVersion(_ version: UInt8) throws {
    // The user version of an SQLite database is the big-endian number at offset 60.
    let handle = try #require(FileHandle(forUpdatingAtPath: try database))
    try handle.seek(toOffset: 63)
    try handle.write(contentsOf: Data([version]))
    try handle.close()
  }

  @Test func aDatabaseOfAnythingElseIsSetAside() async throws {
    _ = await library().update { _ in }
    let path = try database
    for ending in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + ending) }
    try Data("This is no database, and long enough to be told from one.".utf8)
      .write(to: URL(fileURLWithPath: path))
    let again = library()
    let progress = await again.update { _ in }
    #expect(progress.notice?.hasPrefix("the index was damaged and is made again") == true)
    #expect(FileManager.default.fileExists(atPath: path + ".damaged"))
    #expect(titles(again).count == 3)
  }

  @Test func aFolderThatCannotBeWrittenIsTold() async throws {
    let library = Library(
      paths: [folder.path], marksFolder: nil, cacheFolder: "/dev/null/nowhere")
    let progress = await library.update { _ in }
    #expect(progress.notice?.hasPrefix("the index cannot be kept") == true)
    #expect(titles(library, "harbour") == ["Gulls Return"])
  }

  @Test func theFrontPageIsThereBeforeTheIndexIsOpen() async throws {
    _ = await library().update { _ in }
    let front = try database.replacingOccurrences(of: "index.sqlite", with: "front.packed")
    let articles = FrontPage.read(front)
    #expect(articles.map(\.headline.title) == ["Gulls Return", "Bakers Strike", "Café Reopens"])
    #expect(articles.map(\.place.name) == ["a.txt", "b.txt", "news/c.txt"])
    // What it says is put right as soon as the index answers.
    try folder.story("z.txt", "Owl Stops Play", day: 20)
    let text = try String(contentsOfFile: front, encoding: .utf8)
    try text.replacingOccurrences(of: "Gulls", with: "Swans")
      .write(toFile: front, atomically: true, encoding: .utf8)
    let again = library()
    let seen = Mutex<[[String]]>([])
    _ = await again.update { _ in seen.withLock { $0.append(self.titles(again)) } }
    #expect(seen.withLock { $0.first?.first } == "Swans Return")
    #expect(titles(again).prefix(2) == ["Owl Stops Play", "Gulls Return"])
  }

  @Test func relationsOutliveARestart() async throws {
    try folder.write(
      "f.txt",
      "Harbour Notes\n\nMore of the harbour.\n\nSource: https://x.test/f\n\nGulls Return\n",
      day: 5)
    _ = await library().update { _ in }
    let again = library()
    _ = await again.update { _ in }
    #expect(again.resolve("GULLS RETURN")?.confidence == 0.95)
    #expect(again.article(at: "http://www.x.test/f") != nil)
  }

  @Test func twoProgramsGoOnWhereOneMakesTheIndexAnew() async throws {
    let (one, other) = (library(), library())
    _ = await one.update { _ in }
    _ = await other.update { _ in }
    for number in 0..<3 {
      try folder.story("new\(number).txt", "News \(number)", body: "A lantern.", day: 9)
      try one.removeIndex()
      // It has not read anything yet.
      #expect(other.isIndexReplaced)
      let progress = await other.update { _ in }
      #expect(progress.articles == 4 + number && progress.notice == nil && progress.isKept)
      #expect(titles(other, "lantern").count == number + 1 && titles(other, "harbour").count == 1)
      let last = await one.update { _ in }
      #expect(last.articles == 4 + number && last.notice == nil && last.isKept)
      #expect(!other.isIndexReplaced)
    }
    let folder = try database.replacing("/index.sqlite", with: "")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(!names.contains { $0.contains("damaged") })
  }

  @Test(arguments: [false, true])
  func anIndexThatCouldNotBeKeptIsKeptLater(anotherHasOne: Bool) async throws {
    try cache.write("libraries", "no folder")
    let library = library()
    let first = await library.update { _ in }
    #expect(!first.isKept && first.notice != nil)
    try cache.remove("libraries")
    if anotherHasOne { _ = await self.library().update { _ in } }
    try folder.story("d.txt", "Owl Stops Play", body: "A lantern.", day: 9)
    let second = await library.update { _ in }
    #expect(second.isKept && second.notice == nil)
    for library in [library, self.library()] {
      let progress = await library.update { _ in }
      #expect(progress.counts.new == 0 && progress.counts.changed == 0 && progress.isKept)
      #expect(titles(library).count == 4)
      #expect(titles(library, "lantern").count == 1 && titles(library, "harbour").count == 1)
    }
  }
}
