import Foundation
import Testing

@testable import ArticleLibrary

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whatever happens in whichever order, the folders that are watched are those that a new walk
/// finds, and no change in them is missed.
@Suite struct WatchedFoldersTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [1, 2, 3, 7, 22] as [UInt64])
  func keepsUpWithTheSystem(seed: UInt64) throws {
    try keepsUp(seed: seed) { try SystemNotifier() }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func keepsUpByPolling(seed: UInt64) throws {
    try keepsUp(seed: seed) { PollingNotifier() }
  }

  private func keepsUp(seed: UInt64, _ notifier: () throws -> any FolderNotifier) throws {
    var random = SeededNumbers(state: seed)
    let roots = [folder.path + "/a", folder.path + "/b/c"]
    var watched = WatchedFolders(roots: roots, limit: .max, notifier: try notifier())
    for _ in 0..<150 {
      for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&random) }
      watched.look()
      if watched.end == .lostTrack {
        watched = WatchedFolders(roots: roots, limit: .max, notifier: try notifier())
      }
      #expect(watched.end == nil)
      let fresh = WatchedFolders(roots: roots, limit: .max, notifier: PollingNotifier())
      try #require(places(watched) == places(fresh))
      _ = watched.takeChanges()
      guard let known = watched.folders.values.randomElement(using: &random), known.isWhole
      else { continue }
      try write(known.path.text + "/story.txt")
      watched.look()
      #expect(watched.takeChanges().folders.contains(known.path.text))
    }
  }

  /// What is watched, by what it is: of several paths to a folder any will do.
  private func places(_ watched: WatchedFolders) -> [FolderPlace: Bool] {
    for known in watched.folders.values { #expect(FolderPlace(known.path) == known.place) }
    return watched.folders.values.reduce(into: [:]) { $0[$1.place] = $1.isWhole }
  }

  private func write(_ path: String) throws {
    unlink(path)
    #expect(FileManager.default.createFile(atPath: path, contents: Data("A story".utf8)))
  }

  /// Changes something; often it is not possible, which is as good.
  private func mutate(_ random: inout SeededNumbers) {
    let path = randomPath(&random)
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<4: mkdir(path, 0o700)
    case 4..<8:
      // That a folder above a root gets another name is not seen.
      if path != folder.path + "/b" { rename(path, randomPath(&random)) }
    default: try? FileManager.default.removeItem(atPath: path)
    }
  }

  private func randomPath(_ random: inout SeededNumbers) -> String {
    let depth = Int.random(in: 1...4, using: &random)
    return (0..<depth).reduce(folder.path) { path, _ in
      path + "/" + ["a", "b", "c", ".d"].randomElement(using: &random)!
    }
  }
}
