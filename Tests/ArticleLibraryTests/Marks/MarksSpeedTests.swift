import ArticleModel
import Foundation
import Testing

@testable import ArticleLibrary

/// Measurements, which say something only of a release build.
///
/// `BROADSHEET_MEASURE=1 swift test -c release -Xswiftc -enable-testing --filter MarksSpeed`
@Suite(
  .serialized,
  .enabled(if: ProcessInfo.processInfo.environment["BROADSHEET_MEASURE"] != nil))
struct MarksSpeedTests {
  private let count = 100_000

  @Test func loadsAndAnswers() throws {
    let home = try MarksHome()
    let keys = (0..<count).map { key($0) }
    // A line an article, as a reader of ten years would have it.
    var bytes: [UInt8] = []
    for (number, key) in keys.enumerated() {
      bytes += MarkEntry(
        clock: MarkClock(time: UInt64(1_756_540_800_000 + number) << 16, run: 77),
        change: MarkEntry.Change(name: "read", isSet: true, was: false), keys: [key]
      ).line(machine: "laptop")
    }
    try home.folder.write("marks/laptop.jsonl", "")
    try Data(bytes).write(to: URL(fileURLWithPath: home.folder.path + "/marks/laptop.jsonl"))
    var store = home.store()
    best("load of \(count) lines, \(bytes.count / count) bytes each", per: 1) {
      store = home.store()
    }
    #expect(store.snapshot().keys(with: .read).count == count)
    best("isRead, in a row", per: count) {
      for key in keys where !store.isRead(key.id, key.fingerprint ?? 0) { Issue.record("unread") }
    }
    best("isRead of a snapshot", per: count) {
      let marks = store.snapshot()
      for key in keys where !marks.isRead(key.id, key.fingerprint ?? 0) { Issue.record("unread") }
    }
    best("refresh with nothing new", per: 1) { try? store.refresh() }
    best("one mark, with fsync", per: 1) { try? store.mark(keys[1], .starred) }
    best("snapshot, and a mark while it is held", per: 1) {
      let marks = store.snapshot()
      store.take([MarkEdit(keys[2], .starred, true)])
      #expect(marks.version < store.version)
    }
    best("undo, the first one", per: 1) {
      let later = home.store()
      let start = ContinuousClock.now
      _ = try? later.undo()
      print("  of that the undo \(ContinuousClock.now - start)")
    }
    best("mark all read", per: 1) { store.take(keys.map { MarkEdit($0, .read, false) }) }
    best("save of all that", per: 1) { try? store.save() }
  }

  private func best(_ name: String, per count: Int, _ body: () -> Void) {
    var best = Duration.seconds(1000)
    for _ in 0..<(name.hasPrefix("load") ? 60 : 7) {
      let start = ContinuousClock.now
      body()
      best = min(best, ContinuousClock.now - start)
    }
    print("\(name): \(best / count)")
  }
}
