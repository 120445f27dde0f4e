import Foundation
import Testing

@testable import ArticleLibrary

/// What a watch tells of each change, step by step: the system has told all of it as soon as the
/// change is made, so nothing here waits.
struct WatchedChangesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The folders of a watch, without its thread.
  private final class SteppedWatch {
    private let roots: [String]
    private let notifier: () throws -> any FolderNotifier
    private(set) var watched: WatchedFolders
    /// Makes the times of folders differ from those that the next change gives them.
    private let age: () throws -> Void

    init(
      _ roots: [String], age: @escaping () throws -> Void = {},
      _ notifier: @escaping () throws -> any FolderNotifier
    ) throws {
      self.roots = roots
      self.notifier = notifier
      self.age = age
      try age()
      watched = WatchedFolders(roots: roots, limit: .max, notifier: try notifier())
    }

    /// What is told of a change.
    func changes(by work: () throws -> Void) throws -> FolderChanges {
      try age()
      watched.look()
      _ = watched.takeChanges()
      try work()
      watched.look()
      if watched.end == .lostTrack {
        watched = WatchedFolders(roots: roots, limit: .max, notifier: try notifier())
        watched.changes.everything = true
      }
      return watched.takeChanges()
    }

    /// Whether a change is told in `folders` and nowhere else.
    func tells(_ folders: String..., by work: () throws -> Void) throws -> Bool {
      try changes(by: work) == FolderChanges(folders: Set(folders))
    }
  }

  private func watch(roots: [String]? = nil, polling: Bool = false) throws -> SteppedWatch {
    let roots = roots ?? [folder.path]
    guard polling else { return try SteppedWatch(roots) { try SystemNotifier() } }
    return try SteppedWatch(roots, age: { [folder] in try folder.age() }) { PollingNotifier() }
  }

  private func move(_ name: String, to other: String) {
    #expect(rename(folder.path + "/" + name, folder.path + "/" + other) == 0)
  }

  @Test func tellsOfAFileThatIsReplaced() throws {
    try folder.write("inner/a.txt", "A story")
    try folder.write("inner/.a.new", "Another story")
    let watch = try watch()
    #expect(try watch.tells(folder.path + "/inner") { move("inner/.a.new", to: "inner/a.txt") })
  }

  @Test func tellsOfAFileThatIsWrittenWhereItLies() throws {
    try folder.write("a.txt", "A story")
    let watch = try watch()
    #expect(try watch.tells(folder.path) { try folder.write("a.txt", "Another story") })
  }

  @Test func tellsOfAFileThatGoes() throws {
    try folder.write("inner/a.txt", "A story")
    let watch = try watch()
    #expect(try watch.tells(folder.path + "/inner") { try folder.remove("inner/a.txt") })
  }

  @Test func tellsOfFilesInNewNestedFolders() throws {
    let watch = try watch()
    let paths = ["", "/x", "/x/y", "/x/y/z"].map { folder.path + $0 }
    #expect(
      try watch.tells(paths[0], paths[1], paths[2], paths[3]) {
        try folder.write("x/y/z/a.txt", "A story")
      })
    #expect(try watch.tells(paths[3]) { try folder.write("x/y/z/b.txt", "A story") })
    #expect(try watch.tells(paths[2]) { try folder.write("x/y/c.txt", "A story") })
  }

  @Test func tellsOfFoldersThatMove() throws {
    try folder.write("x/y/a.txt", "A story")
    let watch = try watch()
    let paths = ["", "/z", "/z/y"].map { folder.path + $0 }
    #expect(try watch.tells(paths[0], paths[1], paths[2]) { move("x", to: "z") })
    #expect(try watch.tells(paths[2]) { try folder.write("z/y/b.txt", "A story") })
    #expect(try watch.tells(paths[0], paths[1], paths[2]) { try folder.remove("z") })
    #expect(try watch.tells(paths[0], paths[1]) { try folder.write("z/a.txt", "A story") })
  }

  @Test func followsLinksOnce() throws {
    // What is hidden is found by a link alone.
    let hidden = folder.path + "/.hidden"
    try folder.write(".hidden/inner/a.txt", "A story")
    try folder.write("real/a.txt", "A story")
    try folder.link("circle", to: "real")
    try folder.link("real/up", to: "..")
    try folder.link("out", to: hidden)
    try folder.age()
    let watch = try watch()
    #expect(try watch.tells(folder.path + "/real") { try folder.write("real/b.txt", "A story") })
    #expect(
      try watch.tells(folder.path + "/out/inner") {
        try folder.write(".hidden/inner/b.txt", "A story")
      })
    #expect(
      try watch.tells(folder.path, folder.path + "/more", folder.path + "/more/x") {
        try folder.write(".other/x/a.txt", "A story")
        try folder.link("more", to: folder.path + "/.other")
      })
    #expect(try watch.changes { try folder.remove("out") }.everything)
    #expect(try watch.tells(folder.path + "/more") { try folder.write("more/b.txt", "A story") })
  }

  @Test func followsNoLinkOutOfTheLibrary() throws {
    let outside = try TemporaryFolder()
    try outside.write("inner/a.txt", "A story")
    try folder.write("real/a.txt", "A story")
    try folder.link("real/out", to: outside.path)
    try outside.age()
    try folder.age()
    let watch = try watch()
    #expect(watch.watched.folders.count == 2)
    #expect(try watch.tells { try outside.write("inner/b.txt", "A story") })
    #expect(try watch.tells(folder.path) { try folder.link("more", to: outside.path) })
    #expect(try watch.tells { try outside.write("c.txt", "A story") })
  }

  @Test func tellsOfRootsThatAreFilesOrNotThereYet() throws {
    let outside = try TemporaryFolder()
    try outside.write("a.txt", "A story")
    let file = outside.path + "/a.txt"
    let missing = outside.path + "/x/y"
    let watch = try watch(roots: [folder.path + "/", file, missing])
    #expect(try watch.tells(file) { try outside.write("a.txt", "Another story") })
    #expect(
      try watch.tells(file) {
        try outside.write("b.txt", "Another one that nobody asked for")
        try outside.remove("a.txt")
      })
    #expect(try watch.tells(file) { try outside.write("a.txt", "Back again") })
    #expect(
      try watch.changes { try outside.write("x/y/z/a.txt", "A story") }.folders
        == [missing, missing + "/z"])
    #expect(try watch.tells(missing, missing + "/z") { try outside.remove("x") })
    #expect(
      try watch.changes { try outside.write("x/y/b.txt", "A story") }.folders == [missing])
    #expect(try watch.tells(missing) { try outside.write("x/y/c.txt", "A story") })
  }

  @Test func tellsTheSameByPolling() throws {
    try folder.write("x/y/a.txt", "A story")
    let watch = try watch(polling: true)
    let paths = ["", "/x", "/x/y", "/x/z", "/x/z/u"].map { folder.path + $0 }
    #expect(
      try watch.tells(paths[1], paths[3], paths[4]) {
        try folder.write("x/z/u/a.txt", "A story")
      })
    #expect(try watch.tells(paths[2]) { try folder.remove("x/y/a.txt") })
    #expect(try watch.tells(paths[1]) { try folder.remove("x/y") })
    #expect(try watch.tells(paths[4]) { try folder.write("x/z/u/b.txt", "A story") })
    let other = folder.path + "/u"
    #expect(try watch.tells(paths[0], paths[3], other) { move("x/z/u", to: "u") })
    #expect(try watch.tells(other) { try folder.write("u/c.txt", "A story") })
  }

  @Test func passesOverWhatAScanPassesOver() throws {
    try folder.write(".git/a.txt", "Hidden")
    let watch = try watch()
    #expect(
      try watch.changes {
        try folder.write(".a.txt.swp", "Hidden")
        try folder.write(".git/b.txt", "Hidden")
        try folder.write("a.jpg", "No story")
      }.isEmpty)
    #expect(
      try watch.tells(folder.path, folder.path + "/x") { try folder.write("x/a.txt", "A story") })
    #expect(
      try watch.tells(folder.path + "/x") {
        try folder.write("b.jpg", "No story")
        try folder.write("x/b.txt", "A story")
      })
  }
}
