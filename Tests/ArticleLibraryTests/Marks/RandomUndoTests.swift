import ArticleModel
import Testing

@testable import ArticleLibrary

/// Undo and redo walk through every state that there was, over restarts and beside other programs.
@Suite struct RandomUndoTests {
  private let home: MarksHome
  private let mine = (0..<6).map { key($0) }
  private let others = (6..<12).map { key($0) }

  init() throws {
    home = try MarksHome()
  }

  private func edits(
    of keys: [MarkKey], _ random: inout SeededGenerator
  ) -> [MarkEdit] {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in
      let mark: MarkChange.Mark =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .read
        case 1: .starred
        default: .tag(["a", "b c"].randomElement(using: &random) ?? "")
        }
      return MarkEdit(
        keys.randomElement(using: &random) ?? keys[0], mark, Bool.random(using: &random))
    }
  }

  /// What there was before this machine did anything.
  private func writePast(_ random: inout SeededGenerator) throws {
    let phone = home.store("phone")
    for _ in 0..<5 { phone.take(edits(of: mine + others, &random)) }
    try phone.save()
  }

  /// Random actions, undo and redo against a list of the states that there were.
  @Test(arguments: 0..<Rounds.count(15))
  func everyStepIsTheStateThatThereWas(seed: Int) throws {
    var random = SeededGenerator(seed)
    try writePast(&random)
    var store = home.store(calls: .impatient)
    var states = [store.picture(mine)]
    var now = 0
    for _ in 0..<80 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4:
        store.take(edits(of: mine, &random))
        let picture = store.picture(mine)
        // What changes nothing is no step.
        if picture == states[now] { break }
        states.removeSubrange((now + 1)...)
        states.append(picture)
        now += 1
      case 4..<7:
        #expect((try store.undo() == nil) == (now == 0))
        now = max(0, now - 1)
      case 7..<9:
        #expect((try store.redo() == nil) == (now == states.count - 1))
        now = min(states.count - 1, now + 1)
      default:
        try store.save()
        store = home.store(calls: .impatient)
      }
      // Neither is a step of this machine's.
      store.take(ReadingPosition(paragraph: now, total: 99), others[0])
      #expect(store.picture(mine) == states[now])
    }
  }

  /// Everything undone is what there was, everything done again what there is, whoever else writes.
  @Test(arguments: 0..<Rounds.count(15))
  func allTheWayBackAndForth(seed: Int) throws {
    var random = SeededGenerator(seed)
    try writePast(&random)
    var store = home.store(calls: .impatient)
    let first = store.picture(mine)
    func pause() throws {
      try store.save()
      switch Int.random(in: 0..<4, using: &random) {
      case 0: store = home.store(calls: .impatient)
      // Another machine, and another program on this one that only notes places.
      case 1: try home.store("phone", calls: .impatient).mark(others[1], .read)
      case 2:
        let twin = home.store(calls: .impatient)
        twin.take(ReadingPosition(paragraph: 1, total: 2), others[2])
        try twin.save()
        try store.refresh()
      default: break
      }
    }
    for _ in 0..<40 {
      store.take(edits(of: mine, &random))
      try pause()
    }
    // The other program marks something too, which is an action of this machine.
    let twin = home.store(calls: .impatient)
    try twin.mark(others[3], .tag("twin"))
    try store.refresh()
    let last = store.picture(mine)
    for _ in 0..<2 {
      while try store.undo() != nil { try pause() }
      #expect(store.picture(mine) == first)
      #expect(store.snapshot().tags(of: others[3]).contains("twin") == false)
      while try store.redo() != nil { try pause() }
      #expect(store.picture(mine) == last)
      #expect(home.store("reader").picture(mine + others) == home.store().picture(mine + others))
    }
    #expect(store.snapshot().tags(of: others[3]).contains("twin"))
  }
}
