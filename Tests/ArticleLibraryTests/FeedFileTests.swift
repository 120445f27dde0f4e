import ArticleModel
import Synchronization
import Testing

@testable import ArticleLibrary

/// Files that hold several articles.
@Suite struct FeedFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func write(_ numbers: Int..., day: Int) throws {
    let items = numbers.map {
      "<item><title>Story \($0)</title><guid>g\($0)</guid><description>Text \($0)</description></item>"
    }
    try folder.write(
      "feed.xml", "<rss><channel><title>F</title>\(items.joined())</channel></rss>", day: day)
  }

  private func stories(_ library: Library) -> [String: ArticleID] {
    let found = library.headlines(
      HeadlineQuery(), range: 0..<9, anchor: nil, centersOnAnchor: false)
    return Dictionary(uniqueKeysWithValues: found.headlines.map { ($0.title, $0.id) })
  }

  @Test func articlesKeepTheirNamesAndMarksWhenOthersComeBeforeThem() async throws {
    try write(1, day: 1)
    let library = await folder.library()
    let first = try #require(stories(library)["Story 1"])
    try library.mark([MarkChange(first, .read, true)])
    try write(3, 2, 1, day: 2)
    _ = await library.update { _ in }
    let all = stories(library)
    #expect(all.count == 3)
    #expect(all["Story 1"] == first)
    #expect(library.headlines(of: [first]).map(\.isRead) == [true])
    for (title, id) in all {
      let article = try library.article(id).1
      #expect(article.title == title)
      #expect(article.text == title.replacing("Story", with: "Text"))
    }
  }

  /// The second article that is wanted of a file brings the others along, until the file is another.
  @Test func articlesThatAreReadOneAfterTheOtherTakeOnePass() async throws {
    try write(1, 2, 3, day: 1)
    let library = await folder.library()
    let all = stories(library)
    let path = Array((folder.path + "/feed.xml").utf8CString)
    func kept() -> Int? { library.lastFile.articles(path, FileStatus.hash(of: path))?.count }
    for (number, expected) in [(1, nil), (2, 3), (3, 3)] as [(Int, Int?)] {
      let id = try #require(all["Story \(number)"])
      #expect(try library.articleInPassing(id).text == "Text \(number)")
      #expect(kept() == expected)
    }
    try write(9, 8, 3, 1, day: 2)
    #expect(kept() == nil)
    #expect(try library.articleInPassing(#require(all["Story 3"])).text == "Text 3")
    #expect(throws: ReadFailure.self) { try library.articleInPassing(#require(all["Story 2"])) }
    #expect(try library.articleInPassing(#require(all["Story 1"])).text == "Text 1")
  }

  @Test func findsAnArticleThatHasMovedInItsFileSinceTheScan() async throws {
    try write(1, day: 1)
    let library = await folder.library()
    let first = try #require(stories(library)["Story 1"])
    try write(3, 2, 1, day: 2)
    #expect(try library.article(first).1.text == "Text 1")
    try write(3, 2, day: 3)
    #expect(throws: ReadFailure.self) { try library.article(first) }
  }

  /// A feed of thousands would be read as often as it has entries that are alike.
  @Test func textsThatAreComparedAreTakenAtOnce() async throws {
    try write(1, 2, 3, day: 1)
    let library = await folder.library()
    let store = try #require(library.state.withLock { $0.store })
    let documents = library.catalogue.docids
    #expect(documents.count == 3)
    var texts = VersionTexts(library: library, store: store)
    let first = texts.text(documents[0])
    try folder.remove("feed.xml")
    let second = texts.text(documents[1])
    #expect(try #require(first).isVersion(of: #require(first)))
    #expect(try !#require(first).isVersion(of: #require(second)))
    var others = VersionTexts(library: library, store: store)
    let third = others.text(documents[2])
    #expect(third == nil)
  }

  @Test func linksLeadToOthersInTheSameFile() async throws {
    try write(1, 2, day: 1)
    let library = await folder.library()
    let first = try #require(stories(library)["Story 1"])
    let links = ["g2#part", "g3", ""].map { Article.Link(text: "", url: $0) }
    #expect(library.articles(of: links, in: first) == [stories(library)["Story 2"], nil, nil])
  }

  @Test func mailsOfAMaildirAreRead() async throws {
    let mail = "From: a@post.example\nDate: Wed, 25 Nov 2026 09:12:00 +0000\n"
    try folder.write("Mail/new/1764061920.M20P11.host", mail + "Subject: New\n\nText\n")
    try folder.write("Mail/cur/1764061921.M20P12.host:2,S", mail + "Subject: Seen\n\nText\n")
    try folder.write("Mail/notes.host", "Not a mail\n\nText\n")
    let library = await folder.library()
    #expect(Set(stories(library).keys) == ["New", "Seen"])
  }
}
