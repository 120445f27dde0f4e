import ArticleModel
import Testing

@testable import ArticleFormats

/// What lies beside the list of an export belongs to its entries.
struct ExportFolderTests {
  private let list = """
    [{"id": "0a1b", "slug": "the-ferry-stays", "title": "The ferry stays",
      "url": "https://brindlemouth.test/ferry", "savedAt": "2024-10-29T16:30:11.000Z"},
     {"id": "0c2d", "slug": "../secret", "title": "Owl stops play",
      "url": "https://brindlemouth.test/owl", "savedAt": "2024-10-28T16:30:11.000Z"}]
    """

  private let marked = """
    Read this again.

    > Nine to six,\u{20}
    > said the mayor.\u{20}

    #council

    Closer than I thought.

    > The ferry stays.\u{20}
    """

  private let files = [
    "content/the-ferry-stays.html": "<div><p>The council voted <b>nine to six</b>.</p></div>",
    "content/../secret.html": "<p>Secret</p>",
  ]

  private func articles(bodies: Bodies = .all) throws -> [Article] {
    try ArticleParser().contents(of: Array(list.utf8), name: "metadata_0_to_2.json", bodies: bodies)
    { path in
      (path == "highlights/the-ferry-stays.md" ? marked : files[path]).map { Array($0.utf8) }
    }.articles
  }

  @Test func entriesHaveTheirTextsAndHighlights() throws {
    let articles = try articles()
    #expect(articles.map(\.title) == ["The ferry stays", "Owl stops play"])
    #expect(
      articles[0].text == """
        The council voted nine to six.

        Highlights

        Read this again.

        Nine to six, said the mayor.

        #council Closer than I thought.

        The ferry stays.
        """)
    #expect(!articles[1].text.contains("Secret"))
    #expect(
      articles[0].given?.highlights == [
        GivenMarks.Highlight(text: "", note: "Read this again."),
        GivenMarks.Highlight(
          text: "Nine to six, said the mayor.", note: "#council Closer than I thought."),
        GivenMarks.Highlight(text: "The ferry stays."),
      ])
    #expect(try self.articles(bodies: .none)[0].text.isEmpty)
  }

  @Test(arguments: [
    ("highlights/a.md", "", "a"), ("export/content/a-b.html", "export/", "a-b"),
    ("x/highlights/a.md", "x/", "a"), ("highlights/a.html", nil, ""), ("content/a.md", nil, ""),
    ("my-highlights/a.md", nil, ""), ("a.md", nil, ""), ("/a.md", nil, ""),
    ("highlights/in/a.md", nil, ""),
  ])
  func partsAreToldByTheirPaths(path: String, folder: String?, entry: String) {
    let part = ExportFolder.part(path)
    #expect(part.map { String($0.folder) } == folder)
    #expect(part == nil || part?.entry == entry[...])
  }

  @Test func listsTellTheirEntries() {
    #expect(ExportFolder.entries(in: Array(list.utf8)) == ["the-ferry-stays", "../secret"])
    #expect(ExportFolder.entries(in: Array("[{\"slug\": \"a\"}]".utf8)) == [])
  }
}
