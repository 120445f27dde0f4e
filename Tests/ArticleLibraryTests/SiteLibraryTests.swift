import ArticleFormats
import ArticleModel
import Testing

@testable import ArticleLibrary

/// Rules for sites in a library: stories show by them at once, and the index follows.
struct SiteLibraryTests {
  private let folder: TemporaryFolder
  private let home: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    home = try TemporaryFolder()
    for (name, host) in [("a.txt", "post.test"), ("b.txt", "other.test")] {
      try folder.write(
        name,
        """
        The ferry stays of \(host)

        The council voted to keep the night ferry, which \(host == "post.test" ? "nobody" : "few") expected.

        Pitchword of the day: everybody reads the Post, which is why it is read by everybody.

        Source: https://\(host)/ferry
        """, day: name == "a.txt" ? 20 : 10)
    }
  }

  private func library(_ rules: SiteRules) async -> Library {
    let library = Library(
      paths: [folder.path], marksFolder: home.path + "/data", stateFolder: home.path + "/state",
      cacheFolder: home.path + "/cache")
    library.setSiteRules(rules)
    _ = await library.update { _ in }
    return library
  }

  private func rules() throws -> SiteRules {
    var rule = SiteRules.Rule(host: "post.test", place: "sites.toml:2")
    rule.remove = [try SiteSelector("^Pitchword")]
    return SiteRules([rule])
  }

  private let query = HeadlineQuery(filter: "pitchword")

  @Test func theIndexFollowsTheRules() async throws {
    let first = await library(SiteRules())
    #expect(first.paths(query) == ["a.txt", "b.txt"])
    // At once in the story, with the next update in the index.
    first.setSiteRules(try rules())
    #expect(try !first.article(first.id("a.txt")).1.text.contains("Pitchword"))
    #expect(try first.article(first.id("b.txt")).1.text.contains("Pitchword"))
    #expect(first.paths(query) == ["a.txt", "b.txt"])
    let progress = await first.update { _ in }
    #expect(progress.counts.changed == 1)
    #expect(first.paths(query) == ["b.txt"])
    // Another run with the same rules reads nothing, one without them what they were about.
    let second = await library(try rules())
    #expect(second.paths(query) == ["b.txt"])
    #expect(await second.update { _ in }.counts.changed == 0)
    #expect(await library(SiteRules()).paths(query) == ["a.txt", "b.txt"])
  }

  @Test func marksStayWhereARuleChangesTheText() async throws {
    let first = await library(SiteRules())
    try first.mark([MarkChange(first.id("a.txt"), .starred, true)])
    let second = await library(try rules())
    #expect(second.all().first { $0.path == "a.txt" }?.isStarred == true)
  }

  @Test func aTextIsNamedForARule() async throws {
    let library = await library(SiteRules())
    let selector = try library.selector(
      for: "Pitchword of the day: everybody reads the Post, which is why it is read by everybody.",
      of: library.id("a.txt"))
    #expect(selector?.text == "^Pitchword of the day: everybody reads")
  }
}
