import ArticleLibrary
import ArticleModel
import Testing

@Suite struct ResolverTests {
  private let folder: TemporaryFolder
  private static let titles = [
    "Ministers agree on a plan to share the river's water",
    "Ministers agree on a plan to share the cost of the dam",
    "Harbour bridge closed after storm damages two pillars",
    "Earthquake of 6.1 hits the coast of Peru, killing three",
    "Earthquake of 7.2 hits the coast of Peru, killing nine",
    "Don’t count on snow this winter, forecasters say",
    "“We are ready”: islanders prepare for the eclipse",
    "Café owners in Málaga protest over noise rules",
    "Orchestra returns", "VIDEO: How the old lighthouse was moved",
    "Weather",
    "A very long report on the state of the northern fisheries after the treaty was signed …",
    "Harbour Town Votes to Keep Its Night Ferry After Eleven-Hour Council Session",
    "Three Reservoirs at a Third of Capacity", "Two Reservoirs at a Third of Capacity",
    "Night-train thieves take €2m in seven minutes 🚆", "Ferry delayed because",
    "Ferry delayed because the captain's cat was still ashore", "Ink is dry again",
  ]

  init() throws {
    folder = try TemporaryFolder()
    for (number, title) in Self.titles.enumerated() {
      try folder.write("\(number).md", "---\ntitle: \(Self.quoted(title))\n---\nBody.\n", day: 1)
    }
  }

  private static func quoted(_ title: String) -> String { "\"\(title)\"" }

  @Test(arguments: [
    ("Ministers agree on a plan to share the river's water", 0, 1.0),
    ("MINISTERS AGREE ON A PLAN TO SHARE THE RIVER’S WATER", 0, 0.95),
    ("Ministers agree on a plan to share the river`s water.", 0, 0.95),
    ("Harbour bridge closed after storm damages two pillars | Local", 2, 0.95),
    ("Harbour bridge closed after storm damages two pillars – The Daily Post", 2, 0.95),
    ("Harbour bridge closed after storm damages two pillars | Local | The Daily Post", 2, 0.95),
    ("Harbour bridge closed after storm damages two pillars｜地方", 2, 0.95),
    ("LIVE: Harbour bridge closed after storm damages two pillars", 2, 0.95),
    ("[Updated] Harbour bridge closed after storm damages two pillars", 2, 0.95),
    ("Watch: Harbour bridge closed after storm damages two pillars - BBC News", 2, 0.95),
    ("Read more: Harbour bridge closed after storm …", 2, 0.9),
    ("Harbour bridge closed after sto…", 2, 0.9),
    ("Harbour bridge closed after storm damages...", 2, 0.9),
    ("Harbour bridge closed after storm damages pillars", 2, 0.828),
    ("Harbour bridge closed aftar storm damages two pillars", 2, 0.873),
    ("Harbourbridge closed after storm damages two pillars", 2, 0.873),
    ("Dont count on snow this winter, forecasters say", 5, 0.95),
    ("'We are ready': Islanders prepare for the eclipse", 6, 0.95),
    ("Cafe owners in Malaga protest over noise rules", 7, 0.95),
    ("ORCHESTRA RETURNS", 8, 0.95), ("How the old lighthouse was moved", 9, 0.95),
    (
      "A very long report on the state of the northern fisheries after the treaty was signed by all",
      11, 0.9
    ),
    ("Harbour Town Votes to Keep Its Night Ferry", 12, 0.9),
    ("Harbour town votes to keep night ferry after eleven-hour council session", 12, 0.828),
    ("Two reservoirs at a third of capacity", 14, 0.95),
    ("Earthquake of 6.1 hits coast of Peru, killing three", 3, 0.828),
    ("Night-train thieves take €2m in seven minutes 🚆 — Reuters", 15, 0.95),
    ("Read more: Night-train thieves take €2m in seven minutes 🚆", 15, 0.95),
    ("Night-train thieves i take €2m in seven minutes", 15, 0.873),
    // The exact headline behind a label, and not the longer one that begins with it.
    ("VIDEO: Ferry delayed because", 16, 0.95),
    (
      "A long report on the state of the northern fisheries after the treaty was signed by all", 11,
      0.828
    ),
    (
      "A very long report on the stata of the northern fisheries after the treaty was signed by all",
      11, 0.873
    ),
    ("Harbour Town Votes to Keep Its Night Ferry After Council Session", 12, 0.828),
    ("Ink is dry a…", 18, 0.8),
  ])
  func findsTheHeadlineThatIsMeant(headline: String, number: Int, confidence: Double) async throws {
    let library = await folder.library()
    let found = try #require(library.resolve(headline))
    #expect(library.headline(found.article)?.path == "\(number).md")
    #expect(abs(found.confidence - confidence) < 0.001)
  }

  @Test(arguments: [
    "Ministers agree on a plan to share the …", "Ministers agree", "Harbour", "", "…", "| Local",
    "Earthquake of 5.5 hits the coast of Peru, killing three",
    "Earthquake of 6.1 hits the coast of Chile, killing none",
    "Harbour bridge opened after storm repairs to two pillars",
    "Two pillars of harbour bridge closed after storm damages", "The orchestra", "Snow this winter",
    "Orchestra returns to the harbour after two years", "Weather | Local news of today",
    "Islanders prepare for the storm", "How the new lighthouse was built", "Café rules",
    "Weather forecasters", "Ministers disagree on a plan for water",
    "Four Reservoirs at a Third of Capacity", "Reservoirs at a Third of Capacity", "Night Ferry",
  ])
  func givesNoAnswerRatherThanAWrongOne(headline: String) async {
    let library = await folder.library()
    let found = library.resolve(headline)
    #expect(found == nil, "\(found.flatMap { library.headline($0.article)?.title } ?? "")")
  }
}
