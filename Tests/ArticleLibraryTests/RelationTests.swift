import ArticleLibrary
import ArticleModel
import Testing

struct RelationTests {
  private static let titles = [
    "Harbour Town Votes to Keep Its Night Ferry After Eleven-Hour Council Session",
    "Council to Debate the Night Ferry on Thursday",
    "Why Did the Lantern Bridge Close to Cyclists?",
    "The Baker’s “Promise” – and What Became of It",
    "Three Reservoirs at a Third of Capacity", "Two Reservoirs at a Third of Capacity",
  ]

  private func library() async throws -> Library {
    let folder = try TemporaryFolder()
    for (index, title) in Self.titles.enumerated() {
      try folder.capture("story-\(index)", title: title, day: index + 1)
    }
    return await folder.library()
  }

  @Test(
    arguments: [
      ("Why Did the Lantern Bridge Close to Cyclists?", 2),
      ("WHY DID THE LANTERN BRIDGE CLOSE TO CYCLISTS", 2),
      ("The Baker's \"Promise\" - And What Became Of It", 3),
      ("Why Did the Lantern Bridge Close to Cyclists? | Brindlemouth Post", 2),
      ("Video: Why Did the Lantern Bridge Close to Cyclists?", 2),
      ("Harbour Town Votes to Keep Its Night Ferry After …", 0),
      ("Harbour Town Votes to Keep Its Night Ferry", 0),
      ("Harbour town votes to keep night ferry after eleven-hour council session", 0),
      ("Three Reservoirs at a Third of Capacity", 4), ("Two reservoirs at a third of capacity", 5),
      ("Four Reservoirs at a Third of Capacity", nil), ("The Night Ferry", nil),
      ("Owl Stops Play", nil), ("", nil), ("…", nil),
    ] as [(String, Int?)])
  func findsTheArticleThatAHeadlineMeans(headline: String, expected: Int?) async throws {
    let library = try await library()
    var page = Article(format: "text", title: "Another")
    page.related = [Article.RelatedHeadline(title: headline)]
    let found = library.relatedArticles(of: page, id: ArticleID(hashing: "another"))
    let title = found[0].flatMap { library.headline($0)?.title }
    #expect(title == expected.map { Self.titles[$0] })
  }

  @Test func aStoryNeverMeansItself() async throws {
    let library = try await library()
    let own = try #require(library.all().first { $0.title == Self.titles[2] })
    var page = Article(format: "text", title: own.title)
    page.related = [Article.RelatedHeadline(title: own.title)]
    #expect(library.relatedArticles(of: page, id: own.id) == [nil])
  }

  @Test(arguments: [
    "https://post.example/2025/10/1/story-0", "http://www.post.example/2025/10/1/story-0/",
    "https://POST.example/2025/10/1/story-0?utm_source=x&fbclid=y#top",
    "https://m.post.example/2025/10/1/story-0",
  ])
  func knowsAnAddressHoweverItIsWritten(url: String) async throws {
    let library = try await library()
    #expect(library.article(at: url).flatMap { library.headline($0)?.title } == Self.titles[0])
  }

  @Test func otherAddressesAreOthers() async throws {
    let library = try await library()
    #expect(library.article(at: "https://post.example/2025/10/1/story-0?page=2") == nil)
    #expect(library.article(at: "https://other.example/2025/10/1/story-0") == nil)
  }

  @Test func thePagesOwnStoriesComeFirstThenThoseAlike() async throws {
    let folder = try TemporaryFolder()
    let ferry = "The night ferry crosses the estuary; Councillor Orrell spoke for the nurses."
    try folder.capture(
      "a", title: "Night Ferry Saved", day: 3, body: ferry,
      related: ["Owl Stops Play at Last", "Nobody Wrote This Story"])
    try folder.capture("b", title: "Ferry Debate Begins", day: 2, body: ferry + " It rained.")
    try folder.capture("c", title: "Owl Stops Play at Last", day: 1, body: "An owl sat down.")
    try folder.capture("d", title: "Typewriter Ribbon Sells Out", day: 1, body: "Ink was short.")
    let library = await folder.library()
    let story = try #require(library.all().first { $0.title == "Night Ferry Saved" })
    let related = library.related(to: try library.article(story.id).1, id: story.id)
    #expect(
      related.prefix(2).map(\.title) == ["Owl Stops Play at Last", "Nobody Wrote This Story"])
    #expect(related[0].headline != nil && related[0].confidence == 1)
    #expect(related[1].headline == nil)
    #expect(related.dropFirst(2).first?.title == "Ferry Debate Begins")
    guard case .alike(let terms) = related.dropFirst(2).first?.reason else {
      Issue.record("no story is alike")
      return
    }
    #expect(terms.contains { ["ferry", "orrell", "estuary", "councillor"].contains($0) })
    #expect(!related.contains { $0.headline?.id == story.id })
  }
}
