import ArticleModel
import Foundation
import Testing

@testable import ArticleLibrary

/// The list in windows is the plain one, whatever is asked; and it is there while others use the
/// index.
struct WindowTests {
  private let folder: TemporaryFolder
  private let cache: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
  }

  private func library() -> Library {
    Library(paths: [folder.path], marksFolder: nil, cacheFolder: cache.path)
  }

  private func writeStories(_ count: Int, _ random: inout SeededNumbers) throws {
    let words = ["amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath"]
    func some(_ count: Int) -> String {
      (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
    }
    for number in 0..<count {
      try folder.story(
        "\(number).txt", "\(some(2)) \(number) | \(some(1))", body: some(12),
        day: .random(in: 0..<40, using: &random))
    }
  }

  @Test func windowsAreThePlainList() async throws {
    var random = SeededNumbers(state: 7)
    try writeStories(300, &random)
    let library = library()
    _ = await library.update { _ in }
    let starred = library.all().shuffled(using: &random).prefix(40).map(\.id)
    try library.mark(starred.map { MarkChange($0, .starred, true) })
    try library.mark(starred.prefix(20).map { MarkChange($0, .read, true) })
    // Another start has the list from its files.
    for library in [library, self.library()] {
      _ = await library.update { _ in }
      for filter in [
        "", "amb", "ember -fjord", "amber OR section:delta", "\"cedar delta\"", "is:unread heath",
        "is:starred", "date:..1970-01-20", "title:grove*", "(birch OR fjord) -is:read", "nowhere",
      ] {
        for order in HeadlineQuery.Order.allCases {
          let query = HeadlineQuery(filter: filter, order: order)
          let all = library.all(query)
          #expect(Set(all.map(\.id)).count == all.count)
          for _ in 0..<12 {
            let start = Int.random(in: 0...all.count + 5, using: &random)
            let length = Int.random(in: 0...60, using: &random)
            let page = library.headlines(
              query, range: start..<start + length, anchor: nil, centersOnAnchor: false)
            #expect(page.headlines == Array(all.dropFirst(start).prefix(length)))
            #expect(page.total == all.count)
            #expect(page.unread == all.count { !$0.isRead })
          }
        }
      }
    }
  }

  /// What a finished query finds are the whole words among what a filter finds while it is typed.
  @Test func finishedQueriesFindWhatFiltersDo() async throws {
    var random = SeededNumbers(state: 11)
    try writeStories(200, &random)
    let library = library()
    _ = await library.update { _ in }
    for filter in [
      "", "ember -fjord", "amber OR section:delta", "\"cedar delta\"", "is:unread heath",
      "date:..1970-01-20", "title:grove*", "(birch OR fjord) -amber",
    ] {
      for order in HeadlineQuery.Order.allCases {
        let found = try library.articles(Query.parse(filter).query, order: order)
        let typed = library.all(HeadlineQuery(filter: filter, order: order)).map(\.id)
        #expect(found == typed, "\(filter), \(order)")
        #expect(library.headlines(of: found).map(\.id) == found)
      }
    }
    #expect(try library.articles(Query.parse("amb").query).isEmpty)
    #expect(try !library.articles(Query.parse("amb*").query).isEmpty)
  }

  @Test func theListIsThereWhileAnotherHoldsTheLock() async throws {
    var random = SeededNumbers(state: 3)
    try writeStories(20, &random)
    _ = await library().update { _ in }
    try folder.story("late.txt", "Late News", day: 90)
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: cache.path + "/libraries").first)
    let (other, trouble) = IndexStore.open(folder: cache.path + "/libraries/" + name) { _, _, _ in
      false
    }
    #expect(trouble == nil)
    let isLocked = Counter()
    let isSeen = Counter()
    let holder = Thread {
      try? other.writing { _ in
        isLocked.value = 1
        // Held until the list was seen, which must not wait for this; and a little longer.
        for _ in 0..<6000 where isSeen.value == 0 { usleep(10_000) }
        usleep(300_000)
      }
      isLocked.value = 2
    }
    holder.start()
    // Not by a sleeping task: where other tests keep all threads busy it would wake too late.
    for _ in 0..<6000 where isLocked.value == 0 { usleep(10_000) }
    #expect(isLocked.value == 1)
    let library = library()
    let progress = await library.update { progress in
      if isLocked.value == 1, progress.articles == 20, library.all().count == 20 {
        isSeen.value = 1
      }
    }
    #expect(isSeen.value == 1)
    #expect(progress.articles == 21 && progress.notice == nil)
    #expect(library.all().first?.title == "Late News")
  }

  @Test func manyMakeOneIndexAtOnce() async throws {
    var random = SeededNumbers(state: 5)
    try writeStories(30, &random)
    let libraries = (0..<6).map { _ in library() }
    await withTaskGroup(of: Void.self) { group in
      for library in libraries {
        group.addTask {
          let progress = await library.update { _ in }
          #expect(progress.notice == nil)
        }
      }
    }
    let last = self.library()
    #expect(await last.update { _ in }.articles == 30)
    #expect(last.all().allSatisfy { !$0.title.isEmpty })
    #expect(Set(last.all().map(\.path)).count == 30)
  }
}
