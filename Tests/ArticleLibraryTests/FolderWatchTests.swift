import Foundation
import Testing

@testable import ArticleLibrary

/// One after the other, so that each has the second it needs.
@Suite(.serialized) struct FolderWatchTests {
  private let folder: TemporaryFolder
  private let recorder = WatchRecorder()

  init() throws { folder = try TemporaryFolder() }

  /// A watch that has told all that happened before.
  private func watch(roots: [String]? = nil, limit: Int? = nil) async throws -> FolderWatch {
    let watch = FolderWatch(roots: roots ?? [folder.path], limit: limit, interval: 1) {
      [recorder] in recorder.take($0)
    }
    try folder.age()
    watch.start()
    let isTold = try await change(within: limit == nil ? 1 : 4, folder.path) {
      try folder.write("the-watch-has-begun.txt", "")
    }
    #expect(isTold)
    return watch
  }

  /// Whether a change in `folders` is told soon, and nothing else.
  private func change(
    within seconds: Double = 1, _ folders: String..., by work: () throws -> Void
  ) async throws -> Bool {
    recorder.clear()
    try work()
    return await comesTrue(within: seconds) {
      recorder.changes == FolderChanges(folders: Set(folders))
    }
  }

  private func move(_ name: String, to other: String) {
    #expect(rename(folder.path + "/" + name, folder.path + "/" + other) == 0)
  }

  @Test func tellsOfANewFile() async throws {
    let watch = try await watch()
    #expect(watch.mode == .watching)
    #expect(try await change(folder.path) { try folder.write("a.txt", "A story") })
  }

  @Test func tellsOfWhatChangesBeforeAFolderIsWatched() async throws {
    try folder.write("inner/a.txt", "A story")
    let watch = FolderWatch(roots: [folder.path]) { [recorder] in recorder.take($0) }
    watch.start()
    let inner = folder.path + "/inner"
    try folder.write("inner/b.txt", "A story")
    #expect(await comesTrue { recorder.changes.folders.contains(inner) })
  }

  @Test func tellsOfAFileThatIsReplaced() async throws {
    try folder.write("inner/a.txt", "A story")
    try folder.write("inner/.a.new", "Another story")
    let watch = try await watch()
    #expect(try await change(folder.path + "/inner") { move("inner/.a.new", to: "inner/a.txt") })
    watch.stop()
  }

  @Test func tellsOfAFileThatIsWrittenWhereItLies() async throws {
    try folder.write("a.txt", "A story")
    let watch = try await watch()
    #expect(try await change(folder.path) { try folder.write("a.txt", "Another story") })
    watch.stop()
  }

  @Test func tellsOfAFileThatGoes() async throws {
    try folder.write("inner/a.txt", "A story")
    let watch = try await watch()
    #expect(try await change(folder.path + "/inner") { try folder.remove("inner/a.txt") })
    watch.stop()
  }

  @Test func tellsOfFilesInNewNestedFolders() async throws {
    let watch = try await watch()
    let paths = ["", "/x", "/x/y", "/x/y/z"].map { folder.path + $0 }
    #expect(
      try await change(paths[0], paths[1], paths[2], paths[3]) {
        try folder.write("x/y/z/a.txt", "A story")
      })
    #expect(try await change(paths[3]) { try folder.write("x/y/z/b.txt", "A story") })
    #expect(try await change(paths[2]) { try folder.write("x/y/c.txt", "A story") })
    watch.stop()
  }

  @Test func tellsOfFoldersThatMove() async throws {
    try folder.write("x/y/a.txt", "A story")
    let watch = try await watch()
    let paths = ["", "/z", "/z/y"].map { folder.path + $0 }
    #expect(try await change(paths[0], paths[1], paths[2]) { move("x", to: "z") })
    #expect(try await change(paths[2]) { try folder.write("z/y/b.txt", "A story") })
    #expect(try await change(paths[0], paths[1], paths[2]) { try folder.remove("z") })
    #expect(try await change(paths[0], paths[1]) { try folder.write("z/a.txt", "A story") })
    watch.stop()
  }

  @Test func passesOverWhatAScanPassesOver() async throws {
    try folder.write(".git/a.txt", "Hidden")
    let watch = try await watch()
    recorder.clear()
    try folder.write(".a.txt.swp", "Hidden")
    try folder.write(".git/b.txt", "Hidden")
    try folder.write("a.jpg", "No story")
    try folder.write("x/a.txt", "A story")
    #expect(await comesTrue { recorder.calls > 0 })
    #expect(recorder.changes.folders == [folder.path, folder.path + "/x"])
    #expect(recorder.calls == 1)
    #expect(
      try await change(folder.path + "/x") {
        try folder.write("b.jpg", "No story")
        try folder.write("x/b.txt", "A story")
      })
    watch.stop()
  }

  @Test func followsLinksOnce() async throws {
    let outside = try TemporaryFolder()
    try outside.write("inner/a.txt", "A story")
    try folder.write("real/a.txt", "A story")
    try folder.link("circle", to: "real")
    try folder.link("real/up", to: "..")
    try folder.link("out", to: outside.path)
    try outside.age()
    let watch = try await watch()
    #expect(try await change(folder.path + "/real") { try folder.write("real/b.txt", "A story") })
    #expect(
      try await change(folder.path + "/out/inner") { try outside.write("inner/b.txt", "A story") })
    #expect(
      try await change(folder.path, folder.path + "/more", folder.path + "/more/x") {
        try outside.write(".hidden/x/a.txt", "A story")
        try folder.link("more", to: outside.path + "/.hidden")
      })
    recorder.clear()
    try folder.remove("out")
    #expect(await comesTrue { recorder.changes.everything })
    #expect(try await change(folder.path + "/more") { try folder.write("more/b.txt", "A story") })
    watch.stop()
  }

  @Test func tellsOfManyFilesInFewCalls() async throws {
    let watch = try await watch()
    recorder.clear()
    let start = ContinuousClock.now
    for number in 0..<300 { try folder.write("x\(number % 10)/\(number).txt", "A story") }
    try folder.write("end/a.txt", "A story")
    #expect(
      await comesTrue(within: 2) { recorder.changes.folders.contains(folder.path + "/end") })
    #expect(recorder.changes.folders.count == 12)
    let halfSeconds = Int((ContinuousClock.now - start) / .milliseconds(500))
    #expect(recorder.calls <= halfSeconds + 2)
    watch.stop()
  }

  @Test func tellsOfRootsThatAreFilesOrNotThereYet() async throws {
    let outside = try TemporaryFolder()
    try outside.write("a.txt", "A story")
    let file = outside.path + "/a.txt"
    let missing = outside.path + "/x/y"
    let watch = try await watch(roots: [folder.path + "/", file, missing])
    #expect(try await change(file) { try outside.write("a.txt", "Another story") })
    #expect(
      try await change(file) {
        try outside.write("b.txt", "Another one that nobody asked for")
        try outside.remove("a.txt")
      })
    #expect(try await change(file) { try outside.write("a.txt", "Back again") })
    recorder.clear()
    try outside.write("x/y/z/a.txt", "A story")
    #expect(await comesTrue { recorder.changes.folders == [missing, missing + "/z"] })
    #expect(try await change(missing, missing + "/z") { try outside.remove("x") })
    recorder.clear()
    try outside.write("x/y/b.txt", "A story")
    #expect(await comesTrue { recorder.changes.folders == [missing] })
    #expect(try await change(missing) { try outside.write("x/y/c.txt", "A story") })
    watch.stop()
  }

  // MARK: Polling

  @Test func pollsWhereThereAreTooManyFolders() async throws {
    try folder.write("x/y/a.txt", "A story")
    let watch = try await watch(limit: 1)
    let reason = "new files are looked for every second: there are more than 1 folders"
    #expect(watch.mode == .polling(reason: reason))
    let paths = ["", "/x", "/x/y", "/x/z", "/x/z/u"].map { folder.path + $0 }
    #expect(
      try await change(within: 4, paths[1], paths[3], paths[4]) {
        try folder.write("x/z/u/a.txt", "A story")
      })
    #expect(try await change(within: 4, paths[2]) { try folder.remove("x/y/a.txt") })
    #expect(try await change(within: 4, paths[1]) { try folder.remove("x/y") })
    #expect(try await change(within: 4, paths[4]) { try folder.write("x/z/u/b.txt", "A story") })
    let other = folder.path + "/u"
    #expect(try await change(within: 4, paths[0], paths[3], other) { move("x/z/u", to: "u") })
    #expect(try await change(within: 4, other) { try folder.write("u/c.txt", "A story") })
    watch.stop()
  }

  @Test func saysThatItPollsWhenFoldersBecomeTooMany() async throws {
    let watch = try await watch(limit: 2)
    #expect(watch.mode == .watching)
    recorder.clear()
    try folder.write("x/y/a.txt", "A story")
    #expect(await comesTrue { recorder.changes.everything })
    let reason = "new files are looked for every second: there are more than 2 folders"
    #expect(watch.mode == .polling(reason: reason))
    watch.stop()
  }

  @Test func saysAtOnceThatItPolls() async throws {
    try folder.write("x/y/a.txt", "A story")
    let watch = FolderWatch(roots: [folder.path], limit: 1) { [recorder] in recorder.take($0) }
    watch.start()
    #expect(await comesTrue { recorder.calls > 0 })
    let reason = "new files are looked for every 5 seconds: there are more than 1 folders"
    #expect(watch.mode == .polling(reason: reason))
    watch.stop()
  }

  #if os(Linux)
    @Test(arguments: [
      ("0:50", true), ("0:51", true), ("8:1", false), ("8:17", false), ("9:9", false),
    ])
    func knowsNetworkFileSystems(device: String, isNetwork: Bool) {
      let mounts = """
        22 27 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        23 27 8:17 / /mnt/win rw - fuseblk /dev/sdb1 rw
        24 27 0:50 / /mnt/a rw,relatime shared:2 master:3 - nfs4 server:/a rw
        25 27 0:51 / /mnt/b rw - fuse.sshfs host: rw
        """
      #expect(NetworkFileSystem.holds(device: device, mounts: mounts) == isNetwork)
    }

    // MARK: Nothing happens

    @Test func runsNothingWhileNothingHappens() async throws {
      try folder.write("x/y/a.txt", "A story")
      let watch = try await watch()
      let thread = recorder.thread
      // The callback is told before the thread sleeps again.
      #expect(await comesTrue { state(of: thread).contains("S (sleeping)") })
      let switches = switches(of: thread)
      recorder.clear()
      try await ContinuousClock().sleep(for: .seconds(1))
      #expect(switches > 0)
      #expect(self.switches(of: thread) == switches)
      #expect(recorder.calls == 0)
      watch.stop()
    }

    @Test func endsItsThread() async throws {
      let watch = try await watch()
      let thread = recorder.thread
      #expect(FileManager.default.fileExists(atPath: thread))
      watch.stop()
      #expect(await comesTrue { !FileManager.default.fileExists(atPath: thread) })
      recorder.clear()
      try folder.write("a.txt", "A story")
      #expect(recorder.calls == 0)
    }

    @Test func endsItsThreadWhenNobodyHoldsIt() async throws {
      _ = try await watch()
      #expect(await comesTrue { !FileManager.default.fileExists(atPath: recorder.thread) })
    }

    private func state(of thread: String) -> String {
      (try? String(contentsOfFile: thread + "/status", encoding: .utf8)) ?? ""
    }

    /// How often the thread went to sleep.
    private func switches(of thread: String) -> Int {
      let line = state(of: thread).split(separator: "\n").first {
        $0.hasPrefix("voluntary_ctxt_switches:")
      }
      return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
  #endif
}
