import ArticleModel
import Foundation
import Synchronization
import Testing

@testable import ArticleLibrary

/// Stories that several articles tell.
struct StoryTests {
  private let folder: TemporaryFolder
  private let cache: TemporaryFolder
  private let marks: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
    marks = try TemporaryFolder()
    try writeFerry("vote.txt", "Tolven council votes on the night ferry", day: 100)
    try writeFerry("saved.txt", "Night ferry of Tolven is saved by one vote", day: 101)
    try writeFerry("crew.txt", "Crew of the Tolven night ferry celebrates", day: 103)
    for number in 0..<24 {
      try folder.story(
        "other\(number).txt", "Notes on subject number \(number)",
        body: "Quite different words: item\(number) thing\(number) part\(number).", day: number)
    }
  }

  private func writeFerry(_ name: String, _ title: String, day: Int) throws {
    try folder.story(
      name, title,
      body: """
        The night ferry across the Arrel estuary carries nurses and bakers between Tolven and \
        Brindle. Councillor Orrell spoke for the ferry, and the harbour office of Tolven counted \
        the passengers. This is the report called \(name.dropLast(4)).
        """, day: day)
  }

  private func library() async -> Library {
    let library = Library(
      paths: [folder.path], marksFolder: marks.path, cacheFolder: cache.path)
    _ = await library.update { _ in }
    return library
  }

  private func paths(_ library: Library, _ query: HeadlineQuery) -> [String] {
    library.headlines(query, range: 0..<50, anchor: nil, centersOnAnchor: false)
      .headlines.map(\.path)
  }

  private let folds = HeadlineQuery(foldsStories: true)

  // MARK: Finding

  @Test func areFoundAndComeNewestFirst() async throws {
    let library = await library()
    let stories = library.allStories()
    #expect(stories.map { $0.headlines.map(\.path) } == [["crew.txt", "saved.txt", "vote.txt"]])
    #expect(stories.first?.id == library.id("vote.txt"))
    #expect(library.story(of: library.id("saved.txt")) == stories.first)
    #expect(library.story(of: library.id("other3.txt")) == nil)
  }

  @Test func takeInNewArticlesAndForgetThoseThatAreGone() async throws {
    for number in 24..<700 {
      try folder.story(
        "other\(number).txt", "Notes on subject number \(number)",
        body: "Quite different words: item\(number) thing\(number) part\(number).", day: number % 90
      )
    }
    _ = await library()
    try writeFerry("late.txt", "Tolven night ferry sails again", day: 104)
    try folder.remove("vote.txt")
    let library = await library()
    // One of seven hundred: not all was found anew.
    #expect(library.state.withLock { $0.store }?.relatedCount == 703)
    #expect(
      library.allStories().map { $0.headlines.map(\.path) } == [
        ["late.txt", "crew.txt", "saved.txt"]
      ])
    #expect(await self.library().allStories() == library.allStories())
  }

  @Test func areNotWrittenAgainWhereNothingChanged() async throws {
    _ = await library()
    let folders = try FileManager.default.subpathsOfDirectory(atPath: cache.path)
    let path = try #require(folders.first { $0.hasSuffix("stories.packed") })
    // A file that is written anew is another file.
    func number() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: "\(cache.path)/\(path)")[.systemFileNumber]
        as? Int
    }
    let before = try number()
    _ = await library()
    #expect(try number() == before && before != nil)
  }

  // MARK: Lists

  @Test func areOneRowOfAList() async throws {
    let library = await library()
    let rows = library.headlines(folds, range: 0..<50, anchor: nil, centersOnAnchor: false)
    #expect(rows.total == 25)
    #expect(rows.headlines.prefix(2).map(\.path) == ["crew.txt", "other23.txt"])
    #expect(rows.headlines.prefix(2).map(\.storySize) == [3, 1])
    #expect(paths(library, HeadlineQuery()).prefix(3) == ["crew.txt", "saved.txt", "vote.txt"])
    var oldest = folds
    oldest.order = .oldest
    #expect(paths(library, oldest).suffix(1) == ["vote.txt"])
  }

  @Test func unfoldBelowTheirRow() async throws {
    let library = await library()
    var query = folds
    query.unfolded = [library.id("vote.txt")]
    let rows = library.headlines(query, range: 0..<50, anchor: nil, centersOnAnchor: false)
    #expect(
      rows.headlines.prefix(4).map(\.path) == ["crew.txt", "saved.txt", "vote.txt", "other23.txt"])
    #expect(rows.headlines.prefix(4).map(\.isUnfolded) == [false, true, true, false])
    let rest = library.headlines(query, range: 1..<3, anchor: nil, centersOnAnchor: false)
    #expect(rest.headlines.map(\.isUnfolded) == [true, true])
  }

  @Test func standForTheArticlesThatAreFoldedAway() async throws {
    let library = await library()
    for order in [HeadlineQuery.Order.newest, .oldest] {
      var query = folds
      query.order = order
      let page = library.headlines(
        query, range: 0..<5, anchor: library.id("saved.txt"), centersOnAnchor: true)
      #expect(page.anchor == (order == .newest ? 0 : 24))
    }
    // Marking the list read marks them all.
    #expect(library.unreadArticles(folds).count == 27)
  }

  @Test func foldWhatAFilterFinds() async throws {
    let library = await library()
    var query = folds
    query.filter = "saved"
    #expect(paths(library, query) == ["saved.txt"])
    query.filter = "tolven"
    #expect(paths(library, query) == ["crew.txt"])
  }

  @Test func leaveRoomOnTheFirstPageForWhatStandsBelowThem() async throws {
    for number in 0..<70 {
      try writeFerry("ferry\(number).txt", "Night ferry of Tolven, day \(number)", day: 110)
    }
    let library = await library()
    let first = library.id("ferry0.txt")
    try library.mark(
      (1..<70).map { MarkChange(library.id("ferry\($0).txt"), .together(first), true) })
    library.saveFront(library.catalogue, try #require(library.state.withLock { $0.store }))
    let (plain, folded) = (paths(library, HeadlineQuery()), paths(library, folds))
    #expect(Set(plain).intersection(folded).count == 1 && folded.count > 20)
    let folders = try FileManager.default.subpathsOfDirectory(atPath: cache.path)
    let path = try #require(folders.first { $0.hasSuffix("front.packed") })
    let front = Set(FrontPage.read("\(cache.path)/\(path)").map(\.place.name))
    #expect(front.isSuperset(of: plain) && front.isSuperset(of: folded))
  }

  @Test func areFoldedByTheListThatIsAskedFor() async throws {
    let library = await library()
    let old = library.catalogue
    let isRead = [Bool](repeating: false, count: old.count)
    let list = old.sorted(by: .newest, isRead: isRead)
    // Updates that come in between make other lists, longer and shorter ones, in which all
    // positions are others.
    for number in 0..<200 {
      try folder.story("new\(number).txt", "New \(number)", body: "New\(number).", day: 200)
    }
    for count in [227, 3] {
      _ = await library.update { _ in }
      #expect(library.catalogue.count == count)
      _ = paths(library, folds)
      let table = library.stories(in: library.catalogue).table
      var seen: Set<Int> = []
      let expected = list.filter { position in
        table.story(of: old.docids[Int(position)]).map { seen.insert($0).inserted } ?? true
      }
      #expect(library.folded(list, for: folds, in: old, isRead: isRead).list == expected)
      #expect(expected.count < list.count)
      guard count > 3 else { return }
      for number in 0..<24 { try folder.remove("other\(number).txt") }
      for number in 0..<200 { try folder.remove("new\(number).txt") }
    }
  }

  // MARK: What the reader says

  @Test func canBeFollowedSoThatTheirNewArticlesComeFirst() async throws {
    try folder.story("rain.txt", "Rain", body: "It rained all day long on the hills.", day: 200)
    let library = await library()
    try library.mark([MarkChange(library.id("vote.txt"), .followed, true)])
    var page = library.headlines(folds, range: 0..<50, anchor: nil, centersOnAnchor: false)
    #expect(page.followed == 1)
    #expect(page.headlines.prefix(2).map(\.path) == ["crew.txt", "rain.txt"])
    #expect(page.headlines.prefix(2).map(\.isFollowed) == [true, false])
    #expect(library.allStories().map(\.isFollowed) == [true])
    // What is read is not new; the list on show stays as it is until another is asked for.
    try library.mark([MarkChange(library.id("crew.txt"), .read, true)])
    page = library.headlines(folds, range: 0..<50, anchor: nil, centersOnAnchor: false)
    #expect(page.headlines[0].path == "crew.txt")
    let next = await self.library()
    #expect(paths(next, folds).prefix(2) == ["rain.txt", "crew.txt"])
    _ = try library.undo()
    _ = try library.undo()
    #expect(paths(library, folds).prefix(2) == ["rain.txt", "crew.txt"])
    #expect(library.allStories().map(\.isFollowed) == [false])
  }

  @Test func canBePartedAndJoinedByHand() async throws {
    let library = await library()
    try library.mark([MarkChange(library.id("crew.txt"), .apart, true)])
    #expect(library.allStories().map { $0.headlines.map(\.path) } == [["saved.txt", "vote.txt"]])
    #expect(paths(library, folds).prefix(2) == ["crew.txt", "saved.txt"])
    try library.mark([
      MarkChange(library.id("other3.txt"), .together(library.id("vote.txt")), true)
    ])
    let joined = [["saved.txt", "vote.txt", "other3.txt"]]
    #expect(library.allStories().map { $0.headlines.map(\.path) } == joined)
    // It is remembered.
    let next = await self.library()
    #expect(next.allStories().map { $0.headlines.map(\.path) } == joined)
    _ = try next.undo()
    _ = try next.undo()
    #expect(
      next.allStories().map { $0.headlines.map(\.path) } == [["crew.txt", "saved.txt", "vote.txt"]])
  }

  // MARK: Reasons

  @Test func giveTheReasonsOfRelatedStories() async throws {
    try writeFerry("same.txt", "One vote keeps the Tolven ferry", day: 101)
    let library = await library()
    let id = library.id("saved.txt")
    let related = library.related(to: try library.article(id).1, id: id)
    #expect(
      related.map { ($0.headline?.path ?? "") + ": " + $0.reason.sentence } == [
        "same.txt: same story · 4 sources", "vote.txt: earlier in this story",
        "crew.txt: later in this story",
      ])
  }

  @Test func peopleWhomBothNameAreAReason() async throws {
    try folder.story(
      "award.txt", "Prize for a bridge",
      body: """
        In spring the jury thanked Mirela Dunmore for the drawing. “It will stand,” said Mirela \
        Dunmore, who is an engineer.
        """, day: 10)
    try folder.story(
      "garden.txt", "Roses at the old mill",
      body: "The roses were planted by Mirela Dunmore and by her uncle, a gardener.", day: 80)
    for (number, words) in [
      "spring jury drawing stand engineer prize bridge thanked", "spring jury drawing stand",
      "roses planted uncle gardener mill", "roses planted uncle gardener mill old",
      "prize bridge engineer thanked",
    ].enumerated() {
      try folder.story("\(number).txt", "Words \(number)", body: words + ".", day: 20 * number)
    }
    let library = await library()
    let id = library.id("award.txt")
    let related = library.related(to: try library.article(id).1, id: id)
    let other = related.first { $0.headline?.path == "garden.txt" }
    #expect(other?.reason == .sameNames(["Mirela Dunmore"]))
  }

  @Test func pagesThatLinkHereAreTold() async throws {
    try folder.write(
      "list.md",
      """
      # What else happened in spring

      An overview of the season in the valley, with [a ballot](https://post.example/ballot) in it.
      """)
    try folder.write(
      "page.md", "# A ballot nobody counted\n\nTwo clerks forgot the boxes in a shed by the mill.\n"
    )
    let library = await library()
    let catalogue = library.catalogue
    #expect(catalogue.count == 29)
    var article = try library.article(library.id("page.md")).1
    article.source = "http://www.post.example/ballot/"
    let related = library.related(to: article, id: library.id("page.md"))
    #expect(related.map(\.reason) == [.linksHere])
    #expect(related.map { $0.headline?.path } == ["list.md"])
  }
}
