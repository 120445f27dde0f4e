import ArticleModel
import GRDB
import Synchronization
import Testing

@testable import ArticleLibrary

/// What the tables lack of a list is damage only where neither of both is being changed.
struct MissingArticlesTests {
  private let folder: TemporaryFolder
  private let home: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    home = try TemporaryFolder()
    for number in 1...3 { try folder.story("\(number).txt", "Pier \(number)", day: number) }
  }

  private func library() async -> Library {
    let library = Library(
      paths: [folder.path], marksFolder: nil, cacheFolder: home.path + "/cache")
    _ = await library.update { _ in }
    return library
  }

  private func store(_ library: Library) throws -> IndexStore {
    try #require(library.state.withLock { $0.store })
  }

  private func look(_ library: Library) {
    _ = library.headlines(HeadlineQuery(), range: 0..<9, anchor: nil, centersOnAnchor: false)
  }

  @Test func tablesMayBeAheadOfTheList() async throws {
    let library = await library()
    let store = try store(library)
    library.beginChange()
    let removed = try store.remove([2])
    #expect(removed.count == 1)
    look(library)
    _ = library.publish(IndexStore.Change(removed: removed), ScanReport(), isFinished: false)
    library.endChange()
    #expect(!store.isDamaged)
    #expect(library.paths().count == 2)
  }

  @Test func anotherProgramMayHaveChangedThem() async throws {
    let library = await library()
    let other = await self.library()
    _ = try self.store(other).remove([1])
    let store = try store(library)
    library.beginChange()
    let change = try #require(library.changeByOthers(of: store))
    look(library)
    _ = library.publish(change, ScanReport(), isFinished: false)
    library.endChange()
    #expect(!store.isDamaged)
    #expect(library.paths().count == 2)
  }

  @Test(arguments: [true, false])
  func whatIsStillMissingAfterwardsIsDamage(isChanging: Bool) async throws {
    let library = await library()
    let store = try store(library)
    if isChanging { library.beginChange() }
    try await store.writer().write { try $0.execute(sql: "DELETE FROM article WHERE file = 2") }
    look(library)
    if isChanging {
      #expect(!store.isDamaged)
      library.endChange()
    }
    #expect(store.isDamaged)
  }
}
