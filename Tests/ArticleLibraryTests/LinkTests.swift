import ArticleLibrary
import ArticleModel
import Testing

@testable import ArticleLibrary

/// Links between the files of a library.
struct LinkTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The path of the file that a link in the file `name` leads to.
  private func target(
    of url: String, reference: String? = nil, in name: String, _ library: Library
  ) -> String? {
    let link = Article.Link(text: "", url: url, reference: reference)
    return library.articles(of: [link], in: library.id(name))[0]
      .flatMap { library.headline($0)?.path }
  }

  @Test(arguments: [
    ("other.md", "notes/other.md"), ("other.md#part", "notes/other.md"),
    ("./other", "notes/other.md"), ("../pages/A%20page.html?x=1", "pages/A page.html"),
    ("../pages/A page", "pages/A page.html"), ("deep/../other.md", "notes/other.md"),
    ("../pages/", "pages/index.html"), ("../../etc/passwd", nil), ("/notes/other.md", nil),
    ("", nil), ("#part", nil), ("none.md", nil), ("other.md%00", nil), ("mailto:other.md", nil),
    ("file://elsewhere/notes/other.md", nil),
  ])
  func relativeLinksLeadToFiles(url: String, path: String?) async throws {
    try folder.write("notes/a.md", "# Notes\n\nSome words.\n")
    try folder.write("notes/other.md", "# Other notes\n\nOther words.\n")
    try folder.write("pages/A page.html", "<title>A page</title><p>A page has words.</p>")
    try folder.write("pages/index.html", "<title>All pages</title><p>All pages stand here.</p>")
    let library = await folder.library()
    #expect(target(of: url, in: "notes/a.md", library) == path)
  }

  @Test func aPathFromTheRootOfTheFileSystemIsFoundInTheLibraryAlone() async throws {
    try folder.story("a.txt", "A story")
    try folder.story("b c.txt", "Another story")
    let library = await folder.library()
    #expect(target(of: "file://\(folder.path)/b%20c.txt", in: "a.txt", library) == "b c.txt")
    #expect(target(of: "file:///etc/passwd", in: "a.txt", library) == nil)
  }

  @Test func theAddressCountsBeforeThePath() async throws {
    let page = { (address: String, text: String) in
      "<html><head><title>\(text)</title><link rel=canonical href='\(address)'></head>"
        + "<body><p>\(text) has a long paragraph of words that stand in it for the test.</p>"
        + "<p>More of it stands <a href='two.html'>on the second page</a> of them all.</p></body>"
    }
    try folder.write("one.html", page("https://x.test/dir/one", "The first page"))
    try folder.write("two.html", page("https://x.test/elsewhere", "The second page"))
    let library = await folder.library()
    let (_, article) = try library.article(library.id("one.html"))
    // By the address it is a page that is not here; the file beside this one is.
    #expect(article.links.map(\.url) == ["https://x.test/dir/two.html"])
    #expect(article.links.map(\.reference) == ["two.html"])
    let found = library.articles(of: article.links, in: library.id("one.html"))
    #expect(found == [library.id("two.html")])
    try folder.write("three.html", page("https://x.test/dir/two.html", "The third page"))
    _ = await library.update { _ in }
    #expect(
      library.articles(of: article.links, in: library.id("one.html")) == [library.id("three.html")])
  }

  @Test func relatedHeadlinesGoByTheirAddressFirst() async throws {
    try folder.story("a.txt", "A visit", body: "Nothing.\n\nSource: https://x.test/visit", day: 9)
    try folder.story("b.txt", "Harbour opens", body: "It did.\n\nSource: https://x.test/opens")
    try folder.story("c.txt", "Harbour closes", body: "It did.\n\nSource: https://x.test/closes")
    let library = await folder.library()
    let id = library.id("a.txt")
    var article = try library.article(id).1
    article.related = [
      Article.RelatedHeadline(title: "Harbour opens", url: "http://www.x.test/closes/?utm_x=1"),
      Article.RelatedHeadline(title: "Harbour opens"),
    ]
    let stories = library.related(to: article, id: id)
    #expect(stories.prefix(2).map { $0.headline?.path } == ["c.txt", "b.txt"])
    #expect(
      library.relatedArticles(of: article, id: id) == [library.id("c.txt"), library.id("b.txt")])
    // Saved since the relations were made.
    try folder.story("d.txt", "Something else", body: "It is.\n\nSource: https://x.test/else")
    _ = await library.update { _ in }
    article.related = [Article.RelatedHeadline(title: "No such words", url: "https://x.test/else")]
    #expect(library.related(to: article, id: id).first?.headline?.path == "d.txt")
  }

  @Test func storiesThatTheTextLinksToByTheirFilesAreRelated() async throws {
    try folder.write("a.md", "# A walk\n\nWe went on [yesterday](days/other.md).\n")
    try folder.write("days/other.md", "# Quite another thing\n\nDifferent words.\n")
    let library = await folder.library()
    let id = library.id("a.md")
    let stories = library.related(to: try library.article(id).1, id: id)
    #expect(stories.map { $0.headline?.path } == ["days/other.md"])
    #expect(stories.first?.reason == .onThePage)
  }
}
