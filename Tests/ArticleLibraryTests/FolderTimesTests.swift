import ArticleModel
import Foundation
import Synchronization
import Testing

@testable import ArticleLibrary

/// What is found by the times of folders, what by a look at each file, and what by looking at a few
/// folders alone: always the same as what reading everything finds.
struct FolderTimesTests {
  private let folder: TemporaryFolder
  private let cache: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    cache = try TemporaryFolder()
    try folder.story("a.txt", "Alpha")
    try folder.story("news/b.txt", "Beta")
    try folder.story("news/deep/c.txt", "Gamma")
    try folder.age()
  }

  private func library() -> Library {
    Library(paths: [folder.path], marksFolder: nil, cacheFolder: cache.path)
  }

  private func titles(_ library: Library) -> [String] {
    library.all(HeadlineQuery(order: .title)).map(\.title)
  }

  /// The titles that a library has which reads every file now.
  private func expected() async -> [String] { titles(await folder.library()) }

  @Test func theTimesOfFoldersTellThatNothingCameOrWent() async throws {
    _ = await library().update { _ in }
    let wasChecking = Mutex(false)
    let end = await library().update { progress in
      if progress.isChecking, !progress.isFinished { wasChecking.withLock { $0 = true } }
    }
    #expect(wasChecking.withLock { $0 })
    #expect(end.counts.found == 3 && end.counts.new == 0 && end.counts.changed == 0)
  }

  @Test func foldersThatAreAsTheyWereAreNotToldFileByFile() async throws {
    let library = library()
    _ = await library.update { _ in }
    let known = try #require(library.state.withLock { $0.store }).folders()
    #expect(known.count == 3 && known.changed(in: [folder.path]).isEmpty)
    let scan = await FolderScan.run(roots: [folder.path], known: known)
    #expect(scan.isAsKnown && scan.files.isEmpty && scan.untold == 3)
    try folder.story("news/b.txt", "Beta, longer")
    try folder.age()
    let again = await FolderScan.run(roots: [folder.path], known: known)
    #expect(!again.isAsKnown && again.files.map(\.place.name) == ["news/b.txt"])
  }

  @Test func aFileThatWasWrittenWhereItLiesIsFound() async throws {
    _ = await library().update { _ in }
    // The same length, and the folder's time stays.
    let file = try #require(FileHandle(forWritingAtPath: folder.path + "/news/b.txt"))
    try file.write(contentsOf: Data("Zeta".utf8))
    try file.close()
    let library = library()
    let end = await library.update { _ in }
    #expect(end.counts.changed == 1 && titles(library) == ["Alpha", "Gamma", "Zeta"])
  }

  @Test func theTimeOfAFolderThatMayHideMoreIsNotNoted() async throws {
    try folder.story("news/d.txt", "Delta")
    let library = library()
    _ = await library.update { _ in }
    let known = try #require(library.state.withLock { $0.store }).folders()
    let before = known[LibraryFolder(root: 0, name: "news/").key]
    // Another name within the same tick leaves the same time.
    try folder.story("news/e.txt", "Epsilon")
    let time = try #require(before).modified.map { Double($0.nanoseconds) / 1e9 }
    if let time {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: time)],
        ofItemAtPath: folder.path + "/news")
    }
    let again = self.library()
    _ = await again.update { _ in }
    #expect(titles(again) == ["Alpha", "Beta", "Delta", "Epsilon", "Gamma"])
  }

  @Test func foldersThatMoveTakeTheirFilesAlong() async throws {
    _ = await library().update { _ in }
    try FileManager.default.moveItem(
      atPath: folder.path + "/news", toPath: folder.path + "/world")
    let library = library()
    let end = await library.update { _ in }
    #expect(library.all().map(\.path).sorted() == ["a.txt", "world/b.txt", "world/deep/c.txt"])
    #expect(end.counts.gone == 2 && end.counts.new == 2 && end.articles == 3)
  }

  @Test func changedFoldersAreScannedAlone() async throws {
    let library = library()
    _ = await library.update { _ in }
    let known = try #require(library.state.withLock { $0.store }).folders()
    try folder.story("news/new/d.txt", "Delta")
    try folder.remove("news/deep")
    let changed = known.changed(in: [folder.path])
    #expect(Set(changed.map(\.folder.name)) == ["news/", "news/deep/"])
    let found = await FolderScan.run(parts: changed, of: known, roots: [folder.path])
    let (scan, gone) = try #require(found)
    #expect(gone.map(\.folder.name) == ["news/deep/"])
    #expect(scan.files.map(\.place.name) == ["news/new/d.txt"])
  }

  @Test func aFolderThatIsGoneWithoutAWordAsksForAScanOfAll() async throws {
    let library = library()
    _ = await library.update { _ in }
    let known = try #require(library.state.withLock { $0.store }).folders()
    try folder.remove("news/deep")
    let changed = known.changed(in: [folder.path]).filter { $0.folder.name == "news/deep/" }
    #expect(await FolderScan.run(parts: changed, of: known, roots: [folder.path]) == nil)
  }

  @Test func linksAndSecondNamesAskForAScanOfAll() async throws {
    let library = library()
    _ = await library.update { _ in }
    let known = try #require(library.state.withLock { $0.store }).folders()
    try folder.link("news/link.txt", to: "../a.txt")
    let changed = known.changed(in: [folder.path])
    #expect(await FolderScan.run(parts: changed, of: known, roots: [folder.path]) == nil)
  }

  @Test(arguments: 0..<40)
  func whateverHappensItIsWhatReadingAllFinds(seed: Int) async throws {
    var random = SeededGenerator(seed)
    let library = library()
    _ = await library.update { _ in }
    for step in 0..<6 {
      var changes = FolderChanges()
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        changes.add(try change(step, &random))
      }
      let other = self.library()
      if Bool.random(using: &random) {
        _ = await library.update(changes) { _ in }
      } else {
        _ = await other.update { _ in }
        _ = library.takeChangesOfOthers()
      }
      #expect(titles(library) == (await expected()))
    }
  }

  /// Changes something; returns what a watch would tell of it.
  private func change(_ step: Int, _ random: inout SeededGenerator) throws -> FolderChanges {
    let folders = ["", "news", "news/deep", "new\(step)"]
    let place = folders.randomElement(using: &random) ?? ""
    let name = ["a", "b", "c", "d"].randomElement(using: &random) ?? ""
    let path = (place.isEmpty ? "" : place + "/") + name + ".txt"
    let full = folder.path + (place.isEmpty ? "" : "/" + place)
    var changed: Set<String> = [full]
    if !FileManager.default.fileExists(atPath: full) {
      changed.insert(full.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 })
    }
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<6:
      // Each state of a file has another date: one of the same size and date is not seen.
      let day = Int.random(in: 1..<20_000, using: &random)
      try folder.story(path, "Story \(day) of \(step)", day: day)
    case 6: try? folder.remove(path)
    case 7:
      if !place.isEmpty { try? folder.remove(place) }
      changed.insert(full.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 })
    case 8:
      guard FileManager.default.fileExists(atPath: full) else { break }
      try? folder.link((place.isEmpty ? "" : place + "/") + "link\(step).txt", to: "a.txt")
    default: changed = []
    }
    // Where a folder came with those above it, all of them have changed.
    if changed.contains(where: { !$0.hasPrefix(folder.path) }) || place == "news/deep" {
      return FolderChanges(everything: true)
    }
    return FolderChanges(folders: changed, everything: changed.isEmpty)
  }

  @Test func whatAnotherReaderIndexedIsThereWithoutAScan() async throws {
    let (one, other) = (library(), library())
    _ = await one.update { _ in }
    _ = await other.update { _ in }
    try folder.story("d.txt", "Delta")
    _ = await other.update { _ in }
    #expect(titles(one) == ["Alpha", "Beta", "Gamma"])
    let progress = try #require(one.takeChangesOfOthers())
    #expect(titles(one) == ["Alpha", "Beta", "Delta", "Gamma"])
    #expect(progress.articles == 4 && progress.isFinished)
    #expect(one.takeChangesOfOthers() == nil)
  }
}
