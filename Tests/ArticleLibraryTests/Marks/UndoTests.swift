import ArticleModel
import Testing

@testable import ArticleLibrary

@Suite struct UndoTests {
  private let home: MarksHome
  private let keys = [key(1), key(2), key(3)]

  init() throws {
    home = try MarksHome()
  }

  private func undo(_ store: MarksStore) throws -> Int? {
    let action = try store.undo()
    try store.save()
    return action?.edits.count
  }

  private func redo(_ store: MarksStore) throws -> Int? {
    let action = try store.redo()
    try store.save()
    return action?.edits.count
  }

  @Test(arguments: [false, true])
  func takesBackAndDoesAgain(restarts: Bool) throws {
    var store = home.store()
    func next() { if restarts { store = home.store() } }
    try store.mark(key(1), .read)
    next()
    store.take([
      MarkEdit(key(1), .starred, true), MarkEdit(key(2), .tag("x y"), true),
      MarkEdit(key(1), .read, true),
    ])
    store.take(ReadingPosition(paragraph: 1, total: 2), key(3))
    try store.save()
    next()
    #expect(store.picture(keys) == ["read starred", "x y", "1.0/2"])
    #expect(try undo(store) == 2)
    #expect(store.picture(keys) == ["read", "", "1.0/2"])
    next()
    #expect(try undo(store) == 1)
    #expect(store.picture(keys) == ["", "", "1.0/2"])
    next()
    #expect(try undo(store) == nil)
    #expect(try redo(store) == 1)
    next()
    #expect(try redo(store) == 2)
    next()
    #expect(store.picture(keys) == ["read starred", "x y", "1.0/2"])
    #expect(try redo(store) == nil)
    #expect(try undo(store) == 2)
    next()
    try store.mark(key(3), .read)
    next()
    #expect(try redo(store) == nil)
    #expect(try undo(store) == 1)
    #expect(try undo(store) == 1)
    #expect(try undo(store) == nil)
    #expect(store.picture(keys) == ["", "", "1.0/2"])
  }

  @Test func takesBackWithoutAFolder() throws {
    let store = MarksStore(folder: nil)
    store.take([MarkEdit(key(1), .read, true)])
    store.take([MarkEdit(key(1), .read, false)])
    #expect(try store.undo()?.edits == [MarkEdit(key(1), .read, true)])
    #expect(try store.undo()?.edits == [MarkEdit(key(1), .read, false)])
    #expect(try store.undo() == nil)
    #expect(try store.redo()?.edits == [MarkEdit(key(1), .read, true)])
  }

  @Test func leavesWhatWasChangedSinceElsewhere() throws {
    let store = home.store()
    store.take([MarkEdit(key(1), .read, true), MarkEdit(key(2), .read, true)])
    try store.save()
    let phone = home.store("phone")
    try phone.mark(key(1), .read, false)
    try store.refresh()
    #expect(try undo(store) == 1)
    #expect(try undo(store) == nil)
    #expect(home.store().picture(keys) == ["", "", ""])
    // What another machine did is not this one's to take back.
    #expect(try undo(phone) == 1)
    try store.refresh()
    #expect(store.picture(keys) == ["read", "", ""])
  }

  @Test func takesBackWhatCouldNotBeWritten() throws {
    let failing = FailingCalls { _ in true }
    let store = home.store(calls: failing.calls())
    #expect(throws: MarksError.self) { try store.mark(key(1), .read) }
    // Whether there are actions in the log cannot be known, so nothing is done.
    #expect(throws: MarksError.self) { try store.undo() }
    #expect(store.picture(keys) == ["read", "", ""])
    let first = home.store()
    try first.mark(key(2), .read)
    first.take([MarkEdit(key(1), .read, true)])
    #expect(try first.undo()?.edits == [MarkEdit(key(1), .read, false)])
    #expect(try first.undo()?.edits == [MarkEdit(key(2), .read, false)])
    #expect(first.unsaved == 3)
    try first.save()
    #expect(try undo(home.store()) == nil)
    #expect(try redo(home.store()) == 1)
  }

  @Test func seesTheActionsOfTheOtherProgramHere() throws {
    let (one, other) = (home.store(), home.store())
    try one.mark(key(1), .read)
    #expect(try undo(one) == 1)
    #expect(try redo(one) == 1)
    try other.refresh()
    try other.mark(key(2), .read)
    try one.refresh()
    #expect(try one.undo()?.edits == [MarkEdit(key(2), .read, false)])
  }

  @Test func findsActionsInCopiesOfTheLog() throws {
    try home.store().mark(key(1), .read)
    try home.folder.write("marks/laptop.sync-conflict-20250830-101010-ABC.jsonl", try home.log())
    try home.folder.write("marks/laptop.jsonl", "")
    #expect(try undo(home.store()) == 1)
    #expect(home.store().picture([key(1)]) == [""])
  }

  @Test func takesBackAHundredThousandMarks() throws {
    let store = home.store()
    try store.mark(key(0), .starred)
    store.take((0..<100_000).map { MarkEdit(key($0), .read, true) })
    try store.save()
    let log = try home.log()
    #expect(log.utf8.count < 4_000_000)
    #expect(log.utf8.count { $0 == 0x0A } == 6)
    for number in 0..<30 { try store.mark(key(number), .starred, number % 2 == 0) }
    let later = home.store()
    for number in (1..<30).filter({ $0 % 2 == 0 }).reversed() {
      #expect(try later.undo()?.edits == [MarkEdit(key(number), .starred, false)])
    }
    #expect(try later.undo()?.edits.count == 100_000)
    #expect(try later.undo()?.edits == [MarkEdit(key(0), .starred, false)])
    #expect(later.snapshot().keys(with: .read).isEmpty)
    try later.save()
    #expect(home.store().snapshot().keys(with: .read).isEmpty)
  }
}
