import ArticleModel
import Testing

@testable import ArticleLibrary

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct MarksFailureTests {
  private let keys = (0..<6).map { key($0) }

  /// What a session came to.
  private struct Outcome {
    var calls: Int
    /// Failures of which nobody was told.
    var silent = 0
    var acknowledged: [String] = []
  }

  /// A session in which some calls fail, and after it one in which none does.
  private func session(
    tears: Bool, code: Int32, _ fails: @escaping @Sendable (Int) -> Bool
  ) throws -> Outcome {
    let home = try MarksHome()
    try home.folder.write("marks.jsonl", "")
    try home.store("phone").mark(keys[5], .starred)
    let isOver = Counter()
    let failing = FailingCalls(code: code) { isOver.value == 0 && fails($0) }
    var silent = 0
    func told(_ body: () throws -> Void) {
      let before = failing.failed
      do { try body() } catch { return }
      silent += failing.failed - before
    }
    var before = failing.failed
    let store = home.store(nil, calls: failing.calls(tears: tears))
    if store.problem == nil { silent += failing.failed - before }
    for number in 0..<4 {
      told { try store.mark(keys[number], .read) }
      if number == 1 { told { try store.refresh() } }
      if number == 2 { told { _ = try store.undo() } }
    }
    before = failing.failed
    // Nothing that was thrown away silently: what is not on the disk waits.
    let reader = home.store("reader")
    if store.unsaved == 0 { #expect(reader.picture(keys) == expected(store, home)) }
    isOver.value = 1
    try store.retry()
    try store.refresh()
    #expect(store.unsaved == 0)
    #expect(home.store("reader").picture(keys) == store.picture(keys))
    #expect(store.picture(keys)[5] == "starred")
    return Outcome(calls: failing.made, silent: silent, acknowledged: store.picture(keys))
  }

  /// The marks of a store that may not have been able to read those of others.
  private func expected(_ store: MarksStore, _ home: MarksHome) -> [String] {
    Array(store.picture(keys).dropLast()) + ["starred"]
  }

  @Test(arguments: [false, true], [EIO, ENOSPC])
  func tellsOfEveryFailure(tears: Bool, code: Int32) throws {
    let all = try session(tears: tears, code: code) { _ in false }
    #expect(all.acknowledged == ["read", "read", "", "read", "", "starred"])
    #expect(all.calls > 50)
    for number in 1...all.calls {
      let outcome = try session(tears: tears, code: code) { $0 == number }
      #expect(outcome.silent == 0, "call \(number)")
      let later = try session(tears: tears, code: code) { $0 >= number }
      #expect(later.silent == 0, "call \(number) and those behind it")
      let every = try session(tears: tears, code: code) { $0 % number == 0 }
      #expect(every.silent == 0, "every call \(number)")
    }
  }

  @Test func writesNothingTwice() throws {
    let home = try MarksHome()
    let room = Counter()
    room.value = 500
    var calls = FileCalls.system
    // A disk that is full after so many bytes.
    calls.write = { descriptor, bytes throws(SystemError) in
      let count = min(room.value, bytes.count)
      guard count > 0 else { throw SystemError(code: ENOSPC) }
      room.value -= count
      return try FileCalls.system.write(
        descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    }
    let store = home.store(calls: calls)
    for key in keys { store.take([MarkEdit(key, .read, true)]) }
    let error = #expect(throws: MarksError.self) { try store.save() }
    #expect(error?.path == home.folder.path + "/marks/laptop.jsonl")
    #expect(error?.reason == "no space left on device")
    #expect(store.unsaved == 6)
    store.take([MarkEdit(key(7), .read, true)])
    #expect(throws: MarksError.self) { try store.save() }
    #expect(store.unsaved == 7)
    room.value = .max
    try store.retry()
    #expect(store.unsaved == 0)
    let lines = try home.log().split(separator: "\n")
    // One of them is the half line where the disk was full.
    #expect(lines.count == 8)
    #expect(Set(lines).count == 8)
    #expect(lines.count { $0.hasSuffix("\"}") } == 7)
    let order = (keys + [key(7)]).map(\.id.description)
    let written = lines.filter { $0.hasSuffix("\"}") }
    #expect(zip(written, order).allSatisfy { $0.contains($1) })
  }

  @Test func writesAgainWhereTheDiskMayNotHaveIt() throws {
    let home = try MarksHome()
    let isBroken = Counter()
    var calls = FileCalls.system
    calls.sync = { descriptor throws(SystemError) in
      if isBroken.value > 0 { throw SystemError(code: EIO) }
      try FileCalls.system.sync(descriptor)
    }
    let store = home.store(calls: calls)
    try store.mark(key(1), .read)
    isBroken.value = 1
    #expect(throws: MarksError.self) { try store.mark(key(2), .read) }
    #expect(store.unsaved == 1)
    // The log was carried away in the meantime.
    try home.folder.write("marks/laptop.jsonl", "")
    isBroken.value = 0
    try store.retry()
    #expect(home.store().picture([key(2)]) == ["read"])
  }

  @Test func runsInAFolderThatCannotBeWrittenTo() throws {
    let home = try MarksHome()
    try home.store().mark(key(1), .read)
    let failing = Counter()
    failing.value = 1
    var calls = FileCalls.system
    calls.open = { path, mode throws(SystemError) in
      if failing.value == 1, mode != .reading { throw SystemError(code: EROFS) }
      return try FileCalls.system.open(path, mode)
    }
    let store = home.store(calls: calls)
    #expect(store.problem == nil)
    for number in 2...4 {
      let error = #expect(throws: MarksError.self) { try store.mark(key(number), .read) }
      #expect(error?.reason == "read-only file system")
    }
    #expect(store.unsaved == 3)
    #expect(store.picture([key(1), key(4)]) == ["read", "read"])
    failing.value = 0
    try store.mark(key(5), .read)
    #expect(store.unsaved == 0)
    #expect(home.store().snapshot().keys(with: .read) == [5, 4, 3, 2, 1].map { key($0) })
  }
}
