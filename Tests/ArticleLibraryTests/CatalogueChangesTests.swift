import ArticleModel
import Foundation
import Synchronization
import Testing

@testable import ArticleLibrary

/// A long list is not written anew for each change of it: what has changed lies beside it.
struct CatalogueChangesTests {
  private let folder: TemporaryFolder
  private let home: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    home = try TemporaryFolder()
    for number in 0..<400 {
      try folder.story("\(number).txt", "Pier \(number) Stays Open", day: 100 + number)
    }
  }

  private func library() -> Library {
    Library(
      paths: [folder.path], marksFolder: nil, stateFolder: nil, cacheFolder: home.path,
      isStemming: false, leastForChanges: 0)
  }

  private func path(_ name: String) throws -> String {
    let library = try #require(
      FileManager.default.contentsOfDirectory(atPath: home.path + "/libraries").first)
    return "\(home.path)/libraries/\(library)/\(name).packed"
  }

  private func exists(_ name: String) throws -> Bool {
    FileManager.default.fileExists(atPath: try path(name))
  }

  private func generation(_ name: String) throws -> UInt64? {
    PackedFile(path: try path(name))?.generation
  }

  /// A library in which one story has come, one has gone and one is another now.
  private func changed() async throws -> Library {
    let library = library()
    _ = await library.update { _ in }
    #expect(try !exists("changes"))
    let before = try generation("catalogue")
    try folder.story("new.txt", "Gulls Return", day: 600)
    try folder.remove("7.txt")
    _ = await library.update { _ in }
    #expect(try exists("changes"))
    #expect(try generation("catalogue") == before)
    return library
  }

  @Test func aChangeIsWrittenBesideTheList() async throws {
    let library = try await changed()
    let wasPatched = Atomic(false)
    let next = self.library()
    _ = await next.update { _ in
      if next.state.withLock({ $0.isPatched }) { wasPatched.store(true, ordering: .relaxed) }
    }
    let isKnown = wasPatched.load(ordering: .relaxed)
    #expect(isKnown)
    #expect(next.paths() == library.paths() && next.paths().first == "new.txt")
    #expect(next.paths(HeadlineQuery(filter: "gulls")) == ["new.txt"])
    #expect(next.paths(HeadlineQuery(filter: "\"pier 7\"")).isEmpty)
    // Written as a whole by then, and once only.
    #expect(try !exists("changes"))
    let whole = try generation("catalogue")
    #expect(whole == next.state.withLock { $0.store }?.generation())
    let last = self.library()
    _ = await last.update { _ in }
    #expect(last.paths() == library.paths())
    #expect(try generation("catalogue") == whole)
  }

  @Test func manyChangesAreWrittenWithTheList() async throws {
    let library = library()
    _ = await library.update { _ in }
    for number in 0..<10 { try folder.story("new\(number).txt", "Gulls Return", day: 600) }
    _ = await library.update { _ in }
    #expect(try !exists("changes"))
    #expect(try generation("catalogue") == library.state.withLock { $0.store }?.generation())
    #expect(library.paths(HeadlineQuery(filter: "gulls")).count == 10)
  }

  @Test func changesOfAnotherListCountForNothing() async throws {
    let library = try await changed()
    let old = try Data(contentsOf: URL(fileURLWithPath: try path("changes")))
    _ = await self.library().update { _ in }
    try old.write(to: URL(fileURLWithPath: try path("changes")))
    let next = self.library()
    _ = await next.update { _ in }
    #expect(next.paths() == library.paths())
  }

  @Test(arguments: ["changes", "catalogue"], [9, 700, 2100])
  func damageIsNoticed(name: String, place: Int) async throws {
    let library = try await changed()
    let url = URL(fileURLWithPath: try path(name))
    var bytes = try Data(contentsOf: url)
    let index = min(place, bytes.count - 30)
    bytes[index] ^= 0x55
    try bytes.write(to: url)
    let next = self.library()
    _ = await next.update { _ in }
    #expect(next.paths() == library.paths())
    #expect(next.paths(HeadlineQuery(filter: "gulls")) == ["new.txt"])
  }

  @Test func storiesAndGivenMarksAreAmongTheChanges() async throws {
    let library = library()
    _ = await library.update { _ in }
    // Two versions of a story, and a list on which another program says that it was read.
    let body = (1...90).map { "word\($0) stands here" }.joined(separator: " ")
    try folder.story("story.txt", "The Bells Ring Again", body: body, day: 700)
    try folder.story("again.txt", "The Bells Ring Again", body: body, day: 701)
    try folder.write(
      "list.csv",
      """
      title,url,time_added,tags,status
      A Page That Was Read,https://example.com/read,1700000000,harbour,archive

      """, day: 701)
    _ = await library.update { _ in }
    #expect(try exists("changes") && library.all().contains { $0.versions == 2 })
    let next = self.library()
    _ = await next.update { _ in }
    #expect(next.all() == library.all())
    #expect(next.all().contains { $0.versions == 2 })
    #expect(next.all().first { $0.title == "A Page That Was Read" }?.isRead == true)
  }

  @Test func aListAfterAChangeIsThatOfAllEntries() {
    var random = SeededNumbers(state: 11)
    var entries: [CatalogueEntry] = []
    var catalogue = Catalogue([])
    var next: Int64 = 0
    for _ in 0..<60 {
      let removed = Set(
        entries.filter { _ in Int.random(in: 0..<6, using: &random) == 0 }.map(\.docid))
      let added = (0..<Int.random(in: 0..<9, using: &random)).map { _ -> CatalogueEntry in
        next += 1
        // Anywhere among the others, and never twice.
        let docid = Int64.random(in: 0..<50, using: &random) * 1000 + next
        return CatalogueEntry(
          docid: docid, identifier: UInt64(next), fingerprint: UInt64(next * 2),
          address: UInt64(next * 3), sketch: [1, 2, UInt32(next), 4],
          title: "Pier \(next)", section: next % 2 == 0 ? "Harbour" : nil)
      }
      catalogue = catalogue.changed(by: IndexStore.Change(added: added, removed: removed))
      entries = entries.filter { !removed.contains($0.docid) } + added
      let whole = Catalogue(entries)
      #expect(catalogue.docids.elementsEqual(whole.docids))
      #expect(catalogue.identifiers.elementsEqual(whole.identifiers))
      #expect(catalogue.fingerprints.elementsEqual(whole.fingerprints))
      #expect(catalogue.addresses.elementsEqual(whole.addresses))
      #expect(catalogue.sketches.elementsEqual(whole.sketches))
      #expect(
        (0..<whole.count).allSatisfy {
          catalogue.titles.folded(at: $0) == whole.titles.folded(at: $0)
        })
    }
  }
}
