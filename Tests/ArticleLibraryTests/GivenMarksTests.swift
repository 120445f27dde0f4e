import ArticleModel
import Testing

@testable import ArticleLibrary

/// What other programs say that the reader did: it holds until the reader says otherwise.
struct GivenMarksTests {
  private let folder: TemporaryFolder
  private let home: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    home = try TemporaryFolder()
    try folder.write(
      "wallabag.json",
      """
      [{"id": 1, "title": "Ferry stays", "url": "https://post.test/ferry", "is_archived": true,
        "is_starred": true, "created_at": "2016-09-08T11:55:58Z", "content": "", "tags": ["coast"]},
       {"id": 2, "title": "Owl stops play", "url": "https://post.test/owl", "is_archived": false,
        "is_starred": false, "created_at": "2016-09-07T11:55:58Z", "content": "", "tags": []}]
      """)
  }

  private func library() async -> Library {
    let library = Library(
      paths: [folder.path], marksFolder: home.path + "/data", stateFolder: home.path + "/state",
      cacheFolder: home.path + "/cache")
    _ = await library.update { _ in }
    return library
  }

  private func marks(_ library: Library) -> [[Bool]] {
    library.all().map { [$0.isRead, $0.isStarred] }
  }

  @Test func theyShowInListsAndQueries() async throws {
    for _ in 0..<2 {
      // The second time from the saved list.
      let library = await library()
      #expect(library.all().map(\.title) == ["Ferry stays", "Owl stops play"])
      #expect(marks(library) == [[true, true], [false, false]])
      #expect(library.unreadArticles(HeadlineQuery()).count == 1)
      #expect(library.all(HeadlineQuery(filter: "is:starred")).map(\.title) == ["Ferry stays"])
      #expect(library.all(HeadlineQuery(filter: "tag:coast")).map(\.title) == ["Ferry stays"])
      #expect(library.all(HeadlineQuery(filter: "is:unread")).map(\.title) == ["Owl stops play"])
      #expect(library.readerMarks(of: [library.all()[0].id])[0].isStarred)
    }
  }

  @Test func theReadersOwnMarksCountBeforeThem() async throws {
    let first = await library()
    let ferry = first.all()[0].id
    try first.mark([MarkChange(ferry, .starred, false), MarkChange(ferry, .read, false)])
    #expect(marks(first)[0] == [false, false])
    #expect(first.unreadArticles(HeadlineQuery()).count == 2)
    // Also where the export is saved anew, and in another run.
    try folder.write(
      "wallabag.json",
      try folder.contents("wallabag.json").replacing("\"id\": 2", with: "\"id\": 3"))
    let second = await library()
    #expect(marks(second)[0] == [false, false])
    #expect(try second.undo()?.count == 2)
    #expect(marks(second)[0] == [true, true])
    #expect(try folder.contents("wallabag.json").contains("\"is_archived\": true"))
  }

  @Test func theyAreThoseOfTheSavedPageToo() async throws {
    let words = (0..<90).map { "word\($0)" }.joined(separator: " ")
    try folder.write(
      "ferry.txt", "Ferry stays, council says\n\n\(words).\n\nSource: https://post.test/ferry\n",
      day: 10)
    let library = await library()
    // The list was saved later, but has no text.
    #expect(library.all().first { $0.versions == 2 }?.path == "ferry.txt")
    let ferry = library.id("ferry.txt")
    #expect(library.headline(ferry)?.isStarred == true)
    #expect(library.readerMarks(of: [ferry])[0].isRead)
    #expect(library.paths(HeadlineQuery(filter: "tag:coast")) == ["ferry.txt"])
    #expect(!library.paths(HeadlineQuery(filter: "-tag:coast")).contains("ferry.txt"))
    try library.mark([MarkChange(ferry, .starred, false)])
    #expect(library.headline(ferry)?.isStarred == false)
  }
}
