import ArticleModel
import Foundation
import Testing

@testable import ArticleLibrary

/// Articles that were saved several times are one headline with its versions.
struct VersionTests {
  private let folder: TemporaryFolder
  private let home: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    home = try TemporaryFolder()
  }

  /// A text of so many sentences, each another one.
  static func text(_ count: Int, seed: Int = 1, but change: [Int: String] = [:]) -> String {
    let nouns = ["harbour", "council", "ferry", "baker", "nurse", "lighthouse", "winter", "bridge"]
    let verbs = ["waits for", "votes on", "sees", "carries", "answers", "remembers", "paints"]
    return (0..<count).map { index in
      if let other = change[index] { return other }
      let number = index * 7 + seed * 13
      return
        "The \(nouns[number % 8])\(seed) of \(nouns[(number / 8 + seed) % 8]) \(verbs[number % 7]) that\(seed) "
        + "\(nouns[(number * 3 + 1) % 8]) beside \(nouns[(number * 5 + seed) % 8]) row \(index)x\(seed)."
    }.joined(separator: "\n\n")
  }

  private func write(
    _ name: String, _ title: String, _ text: String, url: String? = nil, day: Int
  ) throws {
    let source = url.map { "\n\nSource: \($0)" } ?? ""
    try folder.write(name, "\(title)\n\n\(text)\(source)\n", day: day)
  }

  private func library() -> Library {
    Library(
      paths: [folder.path], marksFolder: home.path + "/data", stateFolder: home.path + "/state",
      cacheFolder: home.path + "/cache")
  }

  private func read(_ library: Library) async -> [String] {
    _ = await library.update { _ in }
    return library.paths()
  }

  private let url = "https://post.test/harbour/vote"

  @Test func oneAddressIsOneHeadline() async throws {
    try write("old.txt", "Harbour votes", Self.text(12), url: url, day: 10)
    try write("other.txt", "Owl stops play", Self.text(12, seed: 5), day: 11)
    try write(
      "new.txt", "Harbour votes again", Self.text(14), url: "http://www.post.test/harbour/vote/#x",
      day: 12)
    let library = library()
    #expect(await read(library) == ["new.txt", "other.txt"])
    #expect(library.all().map(\.versions) == [2, 1])
    let versions = library.versions(of: library.id("new.txt"))
    #expect(versions.map(\.headline.path) == ["new.txt", "old.txt"])
    #expect(versions.map(\.saved.seconds) == [12 * 86_400, 10 * 86_400])
    #expect(library.versions(of: library.id("other.txt")).isEmpty)
    for order in HeadlineQuery.Order.allCases {
      #expect(library.all(HeadlineQuery(order: order)).count == 2)
      #expect(library.all(HeadlineQuery(filter: "harbour", order: order)).count == 2)
    }
    let found = try library.articles(Query.parse("harbour").query)
    #expect(found.map { library.headline($0)?.path } == ["new.txt", "other.txt"])
  }

  @Test func nearlyTheSameTextIsOneHeadline() async throws {
    try write("a.txt", "Harbour votes", Self.text(30), day: 10)
    try write(
      "b.txt", "Harbour votes | The Post", Self.text(31, but: [7: "Nobody had seen this coming."]),
      day: 12)
    try write("copy/a.txt", "Harbour votes", Self.text(30), day: 9)
    let library = library()
    #expect(await read(library) == ["b.txt"])
    #expect(library.all().first?.versions == 3)
  }

  @Test func differentStoriesAreNeverOne() async throws {
    // Two pages of one site that say nearly the same.
    try write("monday.txt", "Forecast for Monday", Self.text(20), url: url + "1", day: 10)
    try write(
      "tuesday.txt", "Forecast for Tuesday", Self.text(20, but: [3: "Rain at 17, wind from 4."]),
      url: url + "2", day: 11)
    // The first page of a site, of two days.
    try write("front1.txt", "The Post", Self.text(20, seed: 3), url: "https://post.test/", day: 12)
    try write("front2.txt", "The Post", Self.text(20, seed: 4), url: "https://post.test", day: 13)
    // One address with quite another text.
    try write("live1.txt", "Results", Self.text(20, seed: 6), url: url + "3", day: 14)
    try write("live2.txt", "More results", Self.text(20, seed: 7), url: url + "3", day: 15)
    // Results that differ in little but their numbers.
    try write(
      "r1.txt", "Results of the week", Self.text(20, seed: 8) + "\n\n12 to 4, 7 to 3.", day: 16)
    try write(
      "r2.txt", "Results of the week", Self.text(20, seed: 8) + "\n\n9 to 1, 5 to 2.", day: 17)
    // Short notes.
    try write("n1.txt", "A note", "Nothing else happened.", day: 18)
    try write("n2.txt", "Another note", "Nothing else happened.", day: 19)
    let library = library()
    let paths = await read(library)
    #expect(paths.count == 10, "\(paths)")
  }

  @Test func versionsComeAndGoWithTheirFiles() async throws {
    try write("a.txt", "Harbour votes", Self.text(12), url: url, day: 10)
    let library = library()
    #expect(await read(library) == ["a.txt"])
    try write("b.txt", "Harbour votes", Self.text(13), url: url, day: 12)
    #expect(await read(library) == ["b.txt"])
    #expect(library.all().first?.versions == 2)
    // Another run takes it from the index, before and after the scan.
    let again = self.library()
    #expect(await read(again) == ["b.txt"])
    #expect(again.all().first?.versions == 2)
    try write("c.txt", "Harbour votes", Self.text(14), url: url, day: 14)
    #expect(await read(again) == ["c.txt"])
    #expect(again.all().first?.versions == 3)
    try folder.remove("c.txt")
    #expect(await read(again) == ["b.txt"])
    try folder.remove("a.txt")
    #expect(await read(again) == ["b.txt"])
    #expect(again.all().first?.versions == 1)
    // The file of a version becomes another story.
    try write("a.txt", "Harbour votes", Self.text(12), url: url, day: 20)
    #expect(await read(again) == ["a.txt"])
    try write("a.txt", "Owl stops play", Self.text(12, seed: 9), day: 21)
    #expect(await read(again) == ["a.txt", "b.txt"])
  }

  @Test func aFewNewOnesAreComparedWithMany() async throws {
    for number in 0..<40 {
      try write("s\(number).txt", "Story \(number)", Self.text(12, seed: number + 20), day: number)
    }
    let library = library()
    #expect(await read(library).count == 40)
    try write("again.txt", "Story 7", Self.text(13, seed: 27), day: 50)
    #expect(await read(library).count == 40)
    #expect(library.all().first?.versions == 2)
    #expect(library.paths().first == "again.txt")
  }

  @Test func aListFromTheTablesKnowsVersionsToo() async throws {
    try write("a.txt", "Harbour votes", Self.text(12), url: url, day: 10)
    try write("b.txt", "Harbour votes", Self.text(13), url: url, day: 12)
    #expect(await read(library()) == ["b.txt"])
    let libraries = home.path + "/cache/libraries"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: libraries).first)
    for file in ["catalogue.packed", "front.packed"] {
      try FileManager.default.removeItem(atPath: "\(libraries)/\(name)/\(file)")
    }
    #expect(await read(library()) == ["b.txt"])
  }

  // MARK: Marks

  @Test func marksAreThoseOfTheStory() async throws {
    try write("a.txt", "Harbour votes", Self.text(12), url: url, day: 10)
    try write("other.txt", "Owl stops play", Self.text(12, seed: 5), day: 11)
    let library = library()
    _ = await read(library)
    let old = library.id("a.txt")
    try library.mark([
      MarkChange(old, .read, true), MarkChange(old, .starred, true),
      MarkChange(old, .tag("ferry"), true),
    ])
    try write("b.txt", "Harbour votes", Self.text(13), url: url, day: 12)
    _ = await read(library)
    let new = library.id("b.txt")
    func shown() -> [Bool] { [library.all()[0].isRead, library.all()[0].isStarred] }
    #expect(shown() == [true, true])
    #expect(library.tags(of: new) == ["ferry"])
    let starred = HeadlineQuery(filter: "is:starred")
    #expect(library.paths(starred) == ["b.txt"])
    #expect(library.paths(HeadlineQuery(filter: "tag:ferry is:read")) == ["b.txt"])
    #expect(library.unreadArticles(HeadlineQuery()).count == 1)
    // What is changed now holds for all versions, and is taken back for all.
    try library.mark([MarkChange(new, .starred, false)])
    #expect(shown() == [true, false])
    #expect(library.headline(old)?.isStarred == false)
    #expect(library.paths(starred) == [])
    #expect(try library.undo() == [MarkChange(new, .starred, true)])
    #expect(shown() == [true, true])
    try library.mark([MarkChange(new, .read, false)])
    #expect(library.unreadArticles(HeadlineQuery()).count == 2)
    // The star outlives the version that it was given to.
    try folder.remove("a.txt")
    _ = await read(library)
    #expect(shown() == [false, true])
  }

  // MARK: Elsewhere

  @Test func linksAndRelatedStoriesLeadToTheNewestVersion() async throws {
    try write("a.txt", "Harbour votes to close", Self.text(12), url: url, day: 10)
    try write("b.txt", "Harbour votes to close", Self.text(13), url: url, day: 12)
    try write("c.txt", "Owl stops play", Self.text(12, seed: 5), day: 14)
    let library = library()
    _ = await read(library)
    #expect(library.article(at: url) == library.id("b.txt"))
    var article = try library.article(library.id("c.txt")).1
    article.related = [
      Article.RelatedHeadline(title: "Harbour votes to close"),
      Article.RelatedHeadline(title: "Something else", url: url),
    ]
    let related = library.related(to: article, id: library.id("c.txt"))
    #expect(related.map { $0.headline?.path } == ["b.txt"])
    let own = library.related(
      to: try library.article(library.id("b.txt")).1, id: library.id("b.txt"))
    #expect(!own.contains { $0.headline?.path == "a.txt" })
  }

  @Test func changesAreTold() async throws {
    try write("a.txt", "Harbour votes", Self.text(12), url: url, day: 10)
    try write(
      "b.txt", "Harbour votes", Self.text(12, but: [4: "Nobody had seen this coming."]), url: url,
      day: 12)
    let library = library()
    _ = await read(library)
    let versions = library.versions(of: library.id("b.txt"))
    let changes = try library.changes(from: versions[1].id, to: versions[0].id)
    #expect(changes.added == 5)
    #expect(changes.blocks.map(\.plainText).contains("{+Nobody had seen this coming.+}"))
  }
}
