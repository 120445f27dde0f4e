import ArticleModel
import Testing

@testable import ArticleLibrary

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct SharedMarksTests {
  private let home: MarksHome

  init() throws {
    home = try MarksHome()
  }

  @Test func keepsTheNameOfTheMachine() throws {
    let store = home.store(nil)
    #expect(throws: (any Error).self) { try home.folder.contents("machine") }
    try store.mark(key(1), .read)
    let name = String(try home.folder.contents("machine").dropLast())
    #expect(name.utf8.count == 12)
    try home.store(nil).mark(key(2), .read)
    #expect(try home.log(name).utf8.count { $0 == 0x0A } == 2)
    // A name that cannot be that of a file is drawn anew.
    try home.folder.write("machine", "../x\n")
    try home.store(nil).mark(key(3), .read)
    #expect(try home.folder.contents("machine") != "../x\n")
    #expect(home.store(nil).picture([key(1), key(2), key(3)]) == ["read", "read", "read"])
  }

  @Test func keepsTheNameOfTheMachineInAFolderOfItsOwn() throws {
    let state = home.folder.path + "/state/deep"
    try MarksStore(folder: home.folder.path, machineFolder: state).mark(key(1), .read)
    let name = String(try home.folder.contents("state/deep/machine").dropLast())
    #expect(try home.log(name).contains("\"by\":\"\(name)\""))
    #expect(throws: (any Error).self) { try home.folder.contents("machine") }
  }

  @Test func readsWhatOthersAddWhileItRuns() throws {
    let (store, twin, phone) = (home.store(), home.store(), home.store("phone"))
    try store.mark(key(1), .read)
    try twin.mark(key(2), .read)
    try phone.mark(key(3), .read)
    #expect(store.picture([key(1), key(2), key(3)]) == ["read", "", ""])
    let version = store.version
    try store.refresh()
    #expect(store.version > version)
    #expect(store.picture([key(1), key(2), key(3)]) == ["read", "read", "read"])
  }

  @Test func readsNothingTwice() throws {
    let counting = FailingCalls { _ in false }
    let store = home.store(calls: counting.calls())
    try store.mark(key(1), .read)
    try home.store("phone").mark(key(2), .read)
    try store.refresh()
    let (before, version) = (counting.made, store.version)
    try store.refresh()
    // The old log, the folder, and two logs.
    #expect(counting.made - before == 4)
    #expect(store.version == version)
  }

  @Test(arguments: [
    "laptop.sync-conflict-20250830-101010-ABCDEFG.jsonl", "laptop (conflicted copy).jsonl",
    "phone.jsonl",
  ])
  func readsEveryLog(name: String) throws {
    try home.store().mark(key(1), .read)
    let store = home.store()
    try home.folder.write("marks/" + name, try home.log())
    try home.folder.remove("marks/laptop.jsonl")
    try store.mark(key(2), .read)
    #expect(home.store().picture([key(1), key(2)]) == ["read", "read"])
  }

  @Test func readsALogAgainThatWasReplaced() throws {
    let store = home.store()
    for number in 0..<9 { try home.store("phone").mark(key(number), .read) }
    try store.refresh()
    let other = try MarksHome()
    for number in 9..<30 { try other.store("phone").mark(key(number), .read) }
    let text = try other.log("phone")
    // Over the old file, longer and then as long as it was.
    for (text, count) in [(text, 30), (text.replacing("\"read\"", with: "\"xxxx\""), 30)] {
      let path = home.folder.path + "/marks/phone.jsonl"
      let calls = FileCalls.system
      try calls.with(path, .replacing) { descriptor throws(SystemError) in
        _ = try calls.write(Array(text.utf8)[...], to: descriptor)
      }
      try store.refresh()
      #expect(store.snapshot().keys(with: .read).count == count)
    }
    try home.folder.write("marks/phone.jsonl", "")
    try store.refresh()
    try home.store("phone").mark(key(50), .read)
    try store.refresh()
    #expect(store.snapshot().keys(with: .read).count == 31)
  }

  @Test func setsAsideWhatIsNoFile() throws {
    try home.folder.write("marks/laptop.jsonl/inside", "")
    let store = home.store()
    try store.mark(key(1), .read)
    try store.mark(key(2), .read)
    #expect(try home.log().utf8.count { $0 == 0x0A } == 2)
    #expect(try home.folder.contents("marks/laptop.damaged-1.jsonl/inside") == "")
    #expect(mkfifo(home.folder.path + "/marks/phone.jsonl", 0o600) == 0)
    try home.store("phone").mark(key(3), .read)
    #expect(home.store().picture([key(1), key(2), key(3)]) == ["read", "read", "read"])
  }

  @Test func letsTwoProgramsWriteAtOnce() async throws {
    // Every third write is cut in two, so that the other program comes in between.
    let calls = tornCalls(every: 3)
    await withTaskGroup(of: Void.self) { group in
      for program in 0..<2 {
        group.addTask { [home] in
          let store = home.store(calls: calls)
          for number in 0..<300 {
            let key = key(number * 2 + program)
            store.take([MarkEdit(key, .read, true), MarkEdit(key, .starred, true)])
            if number % 3 == 0 { store.take(ReadingPosition(paragraph: 1, total: 2), key) }
            try? store.save()
            if number % 50 == 0 { try? store.refresh() }
          }
          try? store.retry()
          #expect(store.unsaved == 0)
        }
      }
    }
    let expected = (0..<600).map { $0 / 2 % 3 == 0 ? "read starred 1.0/2" : "read starred" }
    #expect(home.store().picture((0..<600).map { key($0) }) == expected)
  }

  private func tornCalls(every interval: Int) -> FileCalls {
    let count = Counter()
    var calls = FileCalls.system
    calls.write = { descriptor, bytes throws(SystemError) in
      count.value += 1
      guard count.value % interval == 0, bytes.count > 1 else {
        return try FileCalls.system.write(descriptor, bytes)
      }
      let half = UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)])
      return try FileCalls.system.write(descriptor, half)
    }
    return calls
  }
}
