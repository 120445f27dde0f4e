import ArticleLibrary
import ArticleModel
import Testing

@Suite struct ListTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func writeStories() throws {
    try folder.story("a.txt", "Été à Paris | Society", day: 3)
    try folder.story("b.txt", "“Quiet” summer in Oslo", day: 5)
    try folder.story("c.txt", "Straße closed", day: 4)
    try folder.story("d.txt", "東京の夏 | 社会", day: 1)
    try folder.story("e.txt", "الصيف في القاهرة", day: 2)
    try folder.story("f.txt", "Ｆｕｌｌ width summer", day: 5)
  }

  @Test(arguments: [
    (HeadlineQuery.Order.newest, "bfcaed"), (.oldest, "deacbf"), (.relevance, "bfcaed"),
  ])
  func ordersByDateThenPath(order: HeadlineQuery.Order, files: String) async throws {
    try writeStories()
    let paths = await folder.library().paths(HeadlineQuery(order: order))
    #expect(paths.map { $0.prefix(1) }.joined() == files)
  }

  @Test func ordersByHeadlineWithoutCaseAccentsAndQuotes() async throws {
    for (name, title) in [
      ("1", "Zebra"), ("2", "“apple” pie"), ("3", "Äpfel"), ("4", "Apple"), ("5", "«Banane»"),
      ("6", "¿Cómo?"), ("7", "apple"), ("8", "…"),
    ] {
      try folder.story("\(name).txt", title, day: 1)
    }
    let titles = await folder.library().all(HeadlineQuery(order: .title)).map(\.title)
    #expect(
      titles == ["…", "Äpfel", "Apple", "apple", "“apple” pie", "«Banane»", "¿Cómo?", "Zebra"]
        || titles == ["…", "Apple", "apple", "“apple” pie", "Äpfel", "«Banane»", "¿Cómo?", "Zebra"])
  }

  @Test(arguments: [
    ("ete", "a"), ("ETÉ", "a"), ("paris soc", "a"), ("soc paris", "a"), ("summer", "bf"),
    ("strasse", "c"), ("straße", "c"), ("full", "f"), ("ｓｕｍｍｅｒ", "bf"), ("夏", "d"),
    ("社会", "d"), ("القاهرة", "e"), ("quiet oslo", "b"), ("\"quiet", "b"), ("oslo nothing", "b"),
    ("oslo unheard", ""),
    ("  summer  ", "bf"), ("", "bfcaed"), ("parissociety", ""), ("ummer", "bf"),
  ])
  func filtersByFoldedWords(filter: String, files: String) async throws {
    try writeStories()
    let paths = await folder.library().paths(HeadlineQuery(filter: filter))
    #expect(paths.map { $0.prefix(1) }.joined() == files)
  }

  /// The windowed list is the plain one, for any window, and typing a filter letter by letter finds
  /// the same as asking for it at once.
  @Test func givesTheSameInStretches() async throws {
    let words = ["amber", "birch", "cedar", "delta", "ember", "fjord"]
    for number in 0..<200 {
      let title = [number % 6, number / 6 % 6, number / 36].map { words[$0] }.joined(separator: " ")
      try folder.story("\(number).txt", title, day: number % 17)
    }
    let library = await folder.library()
    for order in HeadlineQuery.Order.allCases {
      for filter in ["", "e", "em", "emb", "ember", "ember d", "x"] {
        let query = HeadlineQuery(filter: filter, order: order)
        let plain = library.all().filter { headline in
          filter.split(separator: " ").allSatisfy { headline.title.contains($0) }
        }
        let all = library.all(query)
        #expect(Set(all.map(\.id)) == Set(plain.map(\.id)))
        let fresh = await folder.library().all(query)
        #expect(all == fresh)
        for start in stride(from: 0, to: all.count + 20, by: 37) {
          let page = library.headlines(
            query, range: start..<start + 23, anchor: nil, centersOnAnchor: false)
          #expect(page.total == all.count)
          #expect(page.headlines == Array(all.dropFirst(start).prefix(23)))
        }
      }
    }
  }

  @Test func centersOnAnAnchor() async throws {
    for number in 0..<100 { try folder.story("\(number).txt", "Story \(number)", day: number) }
    let library = await folder.library()
    let query = HeadlineQuery()
    let middle = library.headlines(
      query, range: 0..<10, anchor: library.id("49.txt"), centersOnAnchor: true)
    #expect(middle.anchor == 50)
    #expect(middle.start == 45)
    #expect(middle.headlines.count == 10)
    let top = library.headlines(
      query, range: 0..<10, anchor: library.id("99.txt"), centersOnAnchor: true)
    #expect((top.anchor, top.start, top.headlines.first?.title) == (0, 0, "Story 99"))
    let apart = library.headlines(
      query, range: 90..<100, anchor: library.id("49.txt"), centersOnAnchor: false)
    #expect((apart.anchor, apart.start) == (50, 90))
    let gone = library.headlines(
      HeadlineQuery(filter: "story 12"), range: 0..<10, anchor: library.id("49.txt"),
      centersOnAnchor: true)
    #expect((gone.anchor, gone.start, gone.total) == (nil, 0, 1))
  }

  @Test func keepsItsOrderWhileStoriesAreRead() async throws {
    for number in 0..<5 { try folder.story("\(number).txt", "Story \(number)", day: number) }
    let library = await folder.library()
    let unread = HeadlineQuery(order: .unread)
    let before = library.paths(unread)
    #expect(before == ["4.txt", "3.txt", "2.txt", "1.txt", "0.txt"])
    try library.mark([MarkChange(library.id("4.txt"), .read, true)])
    // `id` asked for another order, which ends the show; so this is a new list.
    #expect(library.paths(unread) == ["3.txt", "2.txt", "1.txt", "0.txt", "4.txt"])
    let top = library.all(unread)[0].id
    try library.mark([MarkChange(top, .read, true)])
    #expect(library.paths(unread) == ["3.txt", "2.txt", "1.txt", "0.txt", "4.txt"])
    let page = library.headlines(unread, range: 0..<9, anchor: nil, centersOnAnchor: false)
    #expect(page.unread == 3)
    #expect(page.headlines.map(\.isRead) == [true, false, false, false, true])
  }

  @Test func findsTheNearestUnread() async throws {
    for number in 0..<5 { try folder.story("\(number).txt", "Story \(number)", day: 9 - number) }
    let library = await folder.library()
    let query = HeadlineQuery()
    try library.mark(["1.txt", "2.txt"].map { MarkChange(library.id($0), .read, true) })
    #expect(library.unread(query, from: 0, forward: true) == 3)
    #expect(library.unread(query, from: 3, forward: false) == 0)
    #expect(library.unread(query, from: 4, forward: true) == nil)
    #expect(library.unread(query, from: 0, forward: false) == nil)
    #expect(library.unread(query, from: -7, forward: true) == 0)
    #expect(library.unread(query, from: 999, forward: false) == 4)
    #expect(library.unread(query, from: 999, forward: true) == nil)
    #expect(library.unreadArticles(query) == ["0.txt", "3.txt", "4.txt"].map(library.id))
  }

  @Test func isEmptyBeforeItIsRead() {
    let library = Library(paths: [folder.path], marksFolder: nil)
    let page = library.headlines(
      HeadlineQuery(filter: "x"), range: 0..<9, anchor: nil, centersOnAnchor: true)
    #expect((page.total, page.unread, page.headlines) == (0, 0, []))
    #expect(library.unread(HeadlineQuery(), from: 0, forward: true) == nil)
    #expect(library.headline(ArticleID(hashing: "a")) == nil)
  }

  @Test func answersWhileItReads() async throws {
    for number in 0..<400 { try folder.story("\(number).txt", "Story \(number)", day: number) }
    let library = Library(paths: [folder.path], marksFolder: nil)
    await withTaskGroup(of: Void.self) { group in
      group.addTask { _ = await library.update { _ in } }
      for _ in 0..<2 {
        group.addTask {
          for _ in 0..<200 {
            for order in HeadlineQuery.Order.allCases {
              let query = HeadlineQuery(filter: "story 1", order: order)
              let page = library.headlines(
                query, range: 0..<20, anchor: nil, centersOnAnchor: false)
              #expect(page.headlines.count == min(20, page.total))
              guard let first = page.headlines.first else { continue }
              try? library.mark([MarkChange(first.id, .read, true)])
              #expect(library.headline(first.id)?.isRead == true)
            }
          }
        }
      }
    }
    #expect(library.all().count == 400)
  }
}
