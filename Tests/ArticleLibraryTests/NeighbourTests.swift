import ArticleModel
import Synchronization
import Testing

@testable import ArticleLibrary

/// What is kept of how alike articles are.
struct NeighbourTests {
  private let folder: TemporaryFolder
  private let cache: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
    try folder.story(
      "quake.txt", "Earthquake shakes Valparaiso",
      body: "Rescue teams of the Chilean navy searched the harbour of Valparaiso for survivors.",
      day: 100)
    try folder.story(
      "rescue.txt", "Navy rescues eleven in Valparaiso",
      body: "The Chilean navy rescued eleven people from the harbour, where rescue teams worked.",
      day: 101)
  }

  private func writeOthers(_ count: Int) throws {
    for number in 0..<count {
      try folder.story(
        "other\(number).txt", "Notes on subject number \(number)",
        body: "Quite different words: item\(number) thing\(number) part\(number).", day: number)
    }
  }

  private func writeNext(_ name: String) throws {
    try folder.story(
      name, "Harbour of Valparaiso opens again: \(name)",
      body: "The Chilean navy and its rescue teams left the harbour; survivors of the earthquake "
        + "thanked the \(name.dropLast(4)).", day: 102)
  }

  private func library() async -> Library {
    let library = Library(paths: [folder.path], marksFolder: nil, cacheFolder: cache.path)
    _ = await library.update { _ in }
    return library
  }

  private func related(to path: String, in library: Library) throws -> [String] {
    let id = library.id(path)
    return library.related(to: try library.article(id).1, id: id).compactMap { $0.headline?.path }
  }

  @Test func keepsTheNeighboursOfAll() async throws {
    try writeOthers(30)
    let library = await library()
    let store = try #require(library.state.withLock { $0.store })
    let catalogue = library.catalogue
    for docid in catalogue.docids { #expect(store.neighbours(of: docid) != nil) }
    #expect(store.relatedCount == 32)
    let own = try #require(catalogue.position(of: library.id("quake.txt")))
    let other = try #require(catalogue.position(of: library.id("rescue.txt")))
    let list = try #require(store.neighbours(of: catalogue.docids[own]))
    #expect(list.neighbours.map(\.docid) == [catalogue.docids[other]])
    let id = library.id("quake.txt")
    let story = try #require(
      library.related(to: try library.article(id).1, id: id).first)
    #expect(story.reason == .laterInStory)
    let terms = library.sharedTerms(of: try library.article(id).1, with: library.id("rescue.txt"))
    #expect(terms.contains { $0.word == "Valparaiso" })
    #expect(abs(terms.reduce(0) { $0 + $1.share } - 1) < 0.01)
  }

  @Test func findsThoseOfNewArticlesAndTakesThemIn() async throws {
    // Too many for the relations to be made anew for one or two.
    try writeOthers(1200)
    _ = await library()
    try writeNext("next.txt")
    _ = await library()
    try writeNext("last.txt")
    let library = await library()
    let store = try #require(library.state.withLock { $0.store })
    // Each start knew that the other one was not among them.
    #expect(store.unrelatedCount == 2)
    #expect(library.relations().count == 1202)
    #expect(store.relatedCount == 1202)
    let first = Set(["quake.txt", "rescue.txt", "next.txt", "last.txt"])
    for path in first {
      #expect(Set(try related(to: path, in: library)) == first.subtracting([path]))
    }
  }

  @Test func leavesOutWhatIsGone() async throws {
    try writeOthers(600)
    try writeNext("next.txt")
    _ = await library()
    try folder.remove("rescue.txt")
    let library = await library()
    #expect(try related(to: "quake.txt", in: library) == ["next.txt"])
  }

  @Test func keepsListsInFewBytes() throws {
    var list = NeighbourList(
      telling: 0..<30,
      neighbours: (1...20).map {
        NeighbourList.Neighbour(
          docid: Int64($0) << 40, likeness: 1 - Double($0) / 30, cosine: Double($0) / 20)
      })
    #expect(list.telling.count == 16 && list.neighbours.count == 12)
    #expect(list.bytes.count == 1 + 16 + 12 * 9)
    let read = try #require(list.bytes.withUnsafeBytes { NeighbourList($0) })
    #expect(read.telling == list.telling)
    #expect(read.neighbours.map(\.docid) == list.neighbours.map(\.docid))
    for (one, other) in zip(read.neighbours, list.neighbours) {
      #expect(abs(one.likeness - other.likeness) < 0.0001)
      #expect(abs(one.cosine - other.cosine) < 0.01)
    }
    let isFarTaken = list.add(.init(docid: 5, likeness: 0.1, cosine: 0))
    let isNearTaken = list.add(.init(docid: 6, likeness: 0.91, cosine: 1))
    #expect(!isFarTaken && isNearTaken)
    #expect(list.neighbours.count == 12 && list.neighbours[2].docid == 6)
    for length in 0..<read.bytes.count {
      // Cut anywhere, it is another list or none.
      _ = read.bytes.prefix(length).withUnsafeBytes { NeighbourList($0) }
    }
    let many: [UInt8] = [200] + Array(repeating: 1, count: 400)
    #expect(many.withUnsafeBytes { NeighbourList($0) } == nil)
  }
}
