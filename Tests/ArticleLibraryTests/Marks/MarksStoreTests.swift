import ArticleModel
import Testing

@testable import ArticleLibrary

@Suite struct MarksStoreTests {
  private let home: MarksHome

  init() throws {
    home = try MarksHome()
  }

  @Test func findsAMarkUnderTheNameOrTheContents() throws {
    let store = home.store()
    try store.mark(key(1), .read)
    let (moved, edited, other) = (key(7, contents: 1), key(1, contents: 8), key(7, contents: 8))
    for marks in [store, home.store()] {
      #expect(marks.picture([key(1), moved, edited, other]) == ["read", "read", "read", ""])
      #expect(marks.isRead(key(1).id))
      #expect(!marks.isRead(moved.id))
    }
  }

  @Test func takesTheNewestOfBoth() throws {
    let store = home.store()
    try store.mark(key(1), .read)
    try store.mark(key(2, contents: 1), .read, false)
    // The same contents were marked unread under another name.
    #expect(store.picture([key(1), key(1, contents: 5)]) == ["", "read"])
    try store.mark(key(1, contents: 5), .starred)
    try store.mark(key(1, contents: 6), .read)
    #expect(store.picture([key(1)]) == ["read starred"])
    #expect(home.store().picture([key(1), key(2, contents: 1)]) == ["read starred", ""])
  }

  @Test func keepsTags() throws {
    let store = home.store()
    let odd = "caf\u{E9} \"x\"\\\n\u{1}\u{1F4F0}{\"at\":\""
    try store.mark(key(1), .tag("politics"))
    try store.mark(key(1), .tag(odd))
    try store.mark(key(2), .tag("politics"))
    try store.mark(key(3), .tag("gone"))
    try store.mark(key(3), .tag("gone"), false)
    try store.mark(key(4), .tag(""))
    for marks in [store.snapshot(), home.store().snapshot()] {
      #expect(marks.tags(of: key(1)) == ["politics", odd])
      #expect(marks.tags(of: key(9, contents: 2)) == ["politics"])
      #expect(marks.tags(of: key(3)).isEmpty)
      #expect(marks.tagCounts().map(\.name) == ["politics", odd, ""])
      #expect(marks.tagCounts().map(\.count) == [2, 1, 1])
      #expect(marks.keys(with: .tag("politics")) == [key(2), key(1)])
      #expect(marks.has(.tag("politics"), key(1)) && !marks.has(.tag("other"), key(1)))
    }
  }

  @Test func keepsPositionsAndHistory() throws {
    let clock = MarksHome.Clock(5000)
    let store = home.store(clock: clock)
    for number in 1...4 {
      clock.time += 1000
      store.take(opened: Timestamp(seconds: clock.time / 1000), key(number))
      store.take(ReadingPosition(paragraph: number - 1, offset: 7, total: 3), key(number))
    }
    clock.time += 1000
    store.take(opened: Timestamp(seconds: 10), key(1))
    store.take(nil, key(3))
    store.take(opened: nil, key(4))
    try store.save()
    for marks in [store.snapshot(), home.store().snapshot()] {
      #expect(marks.history().map(\.key) == [key(1), key(3), key(2)])
      #expect(marks.history(limit: 1).map(\.time) == [Timestamp(seconds: 10)])
      #expect(marks.lastOpened(key(4)) == nil)
      // The third is forgotten, the fourth was read to its end.
      #expect(marks.unfinished().map(\.key) == [key(2), key(1)])
      #expect(marks.position(of: key(2)) == ReadingPosition(paragraph: 1, offset: 7, total: 3))
      #expect(marks.position(of: key(3)) == nil)
      #expect(marks.position(of: key(9, contents: 2))?.fraction == Double(1) / 3)
    }
  }

  @Test func cutsPositionsThatAreTooLarge() {
    let store = MarksStore(folder: nil)
    store.take(ReadingPosition(paragraph: .max, offset: -1, total: .max), key(1))
    let large = 1 << 20 - 1
    #expect(
      store.snapshot().position(of: key(1))
        == ReadingPosition(paragraph: large, offset: 0, total: large))
  }

  @Test(arguments: [-5_000_000, 0, 5, Int64.max, Int64.min])
  func letsTheLastActionWinWhateverTheClock(later: Int64) throws {
    let clock = MarksHome.Clock(1_000_000)
    let ahead = home.store("phone", clock: MarksHome.Clock(9_000_000_000))
    try ahead.mark(key(1), .read)
    let store = home.store(clock: clock)
    clock.time = later
    for isSet in [false, true, false] {
      try store.mark(key(1), .read, isSet)
      try store.mark(key(2), .starred, !isSet)
      #expect(
        home.store().picture([key(1), key(2)]) == [isSet ? "read" : "", isSet ? "" : "starred"])
    }
    // Nor does a new start with a clock that stands still.
    try home.store(clock: clock).mark(key(1), .read)
    #expect(home.store("tablet").picture([key(1)]) == ["read"])
  }

  @Test func keepsTheLastOfTwoChangesInOneAction() throws {
    let store = home.store()
    store.take([
      MarkEdit(key(1), .read, false), MarkEdit(key(1), .read, true), MarkEdit(key(2), .read, true),
      MarkEdit(key(2), .read, false),
    ])
    try store.save()
    #expect(store.picture([key(1), key(2)]) == ["read", ""])
    #expect(home.store().picture([key(1), key(2)]) == ["read", ""])
  }

  @Test func givesSnapshotsThatStayAsTheyAre() throws {
    let store = home.store()
    try store.mark(key(1), .read)
    let before = store.snapshot()
    try store.mark(key(1), .read, false)
    #expect(before.isRead(key(1).id) && !store.isRead(key(1).id))
    #expect(before.version < store.version)
  }

  @Test func agreesWithADictionaryOnManyMarks() {
    let store = MarksStore(folder: nil)
    var random = SeededGenerator(1)
    var expected: [UInt64: Bool] = [:]
    for _ in 0..<20_000 {
      let key = key(Int.random(in: 0..<6000, using: &random))
      let isSet = Bool.random(using: &random)
      expected[key.id.rawValue] = isSet
      store.take([MarkEdit(key, .read, isSet)])
    }
    let marks = store.snapshot()
    for number in 0..<6000 {
      #expect(marks.isRead(key(number).id) == (expected[key(number).id.rawValue] ?? false))
    }
    #expect(marks.keys(with: .read).count == expected.values.count { $0 })
    #expect(store.unsaved == 0)
  }
}
