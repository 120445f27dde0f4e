import ArticleModel
import Testing

@testable import ArticleLibrary

/// What a filter finds first is how the whole list begins, whatever is asked.
struct BeginningTests {
  private let folder: TemporaryFolder
  private let cache: TemporaryFolder
  private static let words = [
    "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath",
  ]

  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
  }

  private func library(isKept: Bool) async -> Library {
    let library = Library(
      paths: [folder.path], marksFolder: nil, cacheFolder: isKept ? cache.path : nil)
    _ = await library.update { _ in }
    return library
  }

  private func writeStories(_ numbers: Range<Int>, _ random: inout SeededNumbers) throws {
    func some(_ count: Int) -> String {
      (0..<count).map { _ in Self.words.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
    }
    for number in numbers {
      try folder.story(
        "\(number).txt", "\(some(2)) \(number) | \(some(1))", body: some(12),
        day: .random(in: 0..<400, using: &random))
    }
  }

  @Test(arguments: [true, false]) func beginTheWholeList(isKept: Bool) async throws {
    var random = SeededNumbers(state: 13)
    try writeStories(0..<600, &random)
    _ = await library(isKept: isKept)
    // The index keeps the numbers of what has gone.
    for number in 0..<90 { try folder.remove("\(number).txt") }
    try writeStories(90..<130, &random)
    let library = await library(isKept: isKept)
    let everything = library.all()
    #expect(everything.count == 510)
    var beginnings = 0
    for filter in [
      "a", "am", "amb", "amber", "ember -fjord", "amber OR section:delta", "\"cedar delta\"",
      "is:unread heath", "is:starred", "date:1970-02..1970-12", "title:grove*", "birch fjord del",
      "nowhere", "12", "1",
    ] {
      for order in HeadlineQuery.Order.allCases {
        let all = library.all(HeadlineQuery(filter: filter, order: order))
        for number in 1...6 {
          // Blanks change nothing, but another list is not known yet.
          let query = HeadlineQuery(
            filter: String(repeating: " ", count: number) + filter, order: order)
          let anchor =
            number % 3 == 0
            ? nil : (number % 3 == 1 ? everything : all).randomElement(using: &random)?.id
          var first: HeadlinePage?
          let page = library.headlines(
            query, range: 0..<80, anchor: anchor, centersOnAnchor: anchor != nil
          ) { first = $0 }
          #expect(page.isCounted && page.total == all.count)
          guard let first else { continue }
          beginnings += 1
          #expect(!first.isCounted && first.total <= all.count && !first.headlines.isEmpty)
          #expect(first.anchor == page.anchor)
          #expect(
            first.headlines == Array(all.dropFirst(first.start).prefix(first.headlines.count)))
          let wanted = min(all.count, anchor == nil ? 40 : 20)
          #expect(first.headlines.count >= wanted || order == .relevance, "\(query) \(first.total)")
        }
      }
    }
    #expect(beginnings > 60)
  }

  @Test func anArticleThatIsDeepDownKeepsItsPlace() async throws {
    var random = SeededNumbers(state: 17)
    try writeStories(0..<400, &random)
    let library = await library(isKept: true)
    let all = library.all(HeadlineQuery(filter: "amb"))
    let anchor = try #require(all.dropFirst(200).first)
    var first: HeadlinePage?
    _ = library.headlines(
      HeadlineQuery(filter: " amb"), range: 0..<300, anchor: anchor.id, centersOnAnchor: true
    ) { first = $0 }
    #expect(first?.anchor == 200)
    #expect(first?.start == 168)
    #expect(first?.headlines == Array(all[168..<232]))
  }
}
