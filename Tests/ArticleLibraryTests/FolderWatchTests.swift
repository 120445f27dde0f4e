import Foundation
import Testing

@testable import ArticleLibrary

/// The thread of a watch: when it tells, and that it runs no longer than it has to.
///
/// One after the other, so that each has the processor it needs.
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
    let isTold = try await change(folder.path) {
      try folder.write("the-watch-has-begun.txt", "")
    }
    #expect(isTold)
    return watch
  }

  /// Whether a change in `folders` is told soon, and nothing else.
  private func change(
    _ folders: String..., by work: () throws -> Void
  ) async throws -> Bool {
    recorder.clear()
    try work()
    return await comesTrue { recorder.changes == FolderChanges(folders: Set(folders)) }
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

  @Test func tellsOfManyFilesInFewCalls() async throws {
    let watch = try await watch()
    recorder.clear()
    let start = ContinuousClock.now
    for number in 0..<300 { try folder.write("x\(number % 10)/\(number).txt", "A story") }
    try folder.write("end/a.txt", "A story")
    #expect(
      await comesTrue { recorder.changes.folders.contains(folder.path + "/end") })
    #expect(recorder.changes.folders.count == 12)
    let halfSeconds = Int((ContinuousClock.now - start) / .milliseconds(500))
    #expect(recorder.calls <= halfSeconds + 2)
    watch.stop()
  }

  // MARK: Polling

  @Test func pollsWhereThereAreTooManyFolders() async throws {
    try folder.write("x/a.txt", "A story")
    let watch = try await watch(limit: 1)
    let reason = "new files are looked for every second: there are more than 1 folders"
    #expect(watch.mode == .polling(reason: reason))
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
