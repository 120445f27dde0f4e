import ArticleLibrary
import ArticleModel
import Testing

struct ListTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for day in 1...30 {
      try folder.capture("story-\(day)", title: "Story of Day \(day) in the Café", day: day)
    }
    return folder
  }

  @Test func ordersByDateAndByHeadline() async throws {
    let library = await (try folder()).library()
    #expect(library.all().first?.title == "Story of Day 30 in the Café")
    let oldest = library.all(HeadlineQuery(order: .oldest))
    #expect(oldest.first?.title == "Story of Day 1 in the Café")
    let titles = library.all(HeadlineQuery(order: .title)).map(\.title)
    #expect(titles == titles.sorted())
  }

  /// Every stretch is the same part of the whole list.
  @Test func stretchesArePartsOfTheWhole() async throws {
    let library = await (try folder()).library()
    for order in HeadlineQuery.Order.allCases {
      for filter in ["", "day", "DAY 2", "cafe coast", "nothing"] {
        let query = HeadlineQuery(filter: filter, order: order)
        let all = library.all(query)
        for start in stride(from: 0, to: 40, by: 7) {
          let page = library.headlines(
            query, range: start..<start + 5, anchor: all.last?.id, centersOnAnchor: false)
          #expect(page.total == all.count)
          #expect(page.headlines == Array(all.dropFirst(start).prefix(5)))
          #expect(page.anchor == (all.isEmpty ? nil : all.count - 1))
        }
      }
    }
  }

  @Test func filtersWithoutCaseAndAccents() async throws {
    let library = await (try folder()).library()
    #expect(library.all(HeadlineQuery(filter: "CAFE 17")).count == 1)
    #expect(library.all(HeadlineQuery(filter: "coast")).count == 30)
    // One word after the other, as it is typed.
    for filter in ["d", "da", "day", "day 3", "day 30"] {
      let expected = library.all().filter { headline in
        let text = FoldedText(headline.title)
        return filter.split(separator: " ").allSatisfy { text.contains(FoldedText($0)) }
      }
      #expect(library.all(HeadlineQuery(filter: filter)) == expected)
    }
  }

  @Test func centersOnAnArticle() async throws {
    let library = await (try folder()).library()
    let wanted = library.all()[20]
    let page = library.headlines(
      HeadlineQuery(), range: 0..<6, anchor: wanted.id, centersOnAnchor: true)
    #expect(page.anchor == 20)
    #expect(page.headlines.contains(wanted))
  }

  @Test func findsUnreadStories() async throws {
    let library = await (try folder()).library()
    let all = library.all()
    try library.mark((0..<29).filter { $0 != 10 }.map { MarkChange(all[$0].id, .read, true) })
    #expect(library.unread(HeadlineQuery(), from: 0, forward: true) == 10)
    #expect(library.unread(HeadlineQuery(), from: 10, forward: true) == 29)
    #expect(library.unread(HeadlineQuery(), from: 29, forward: true) == nil)
    #expect(library.unread(HeadlineQuery(), from: 29, forward: false) == 10)
    #expect(library.unreadArticles(HeadlineQuery()) == [all[10].id, all[29].id])
  }

  @Test func readsTheTextWhenItIsOpened() async throws {
    let folder = try folder()
    let library = await folder.library()
    let headline = try #require(library.all().first)
    #expect(try library.article(headline.id).1.text == "A paragraph of its own.")
    try folder.capture("story-30", title: "Story of Day 30 in the Café", day: 30, body: "Another.")
    #expect(try library.article(headline.id).1.text == "Another.")
  }
}
