import ArticleModel
import Testing

@testable import ArticleLibrary

/// Whatever the order in which three machines' logs are read, and however often, the marks are the
/// same.
@Suite struct MarksMergeTests {
  private static let orders = [
    [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0],
  ]
  private let machines = ["laptop", "phone", "tablet"]

  /// Keys that share names and contents with each other.
  private let keys = (0..<8).flatMap { id in (0..<3).map { key(id, contents: ($0 + id) % 8) } }

  @Test(arguments: 0..<Rounds.count(40))
  func doesNotDependOnTheOrder(seed: Int) throws {
    var random = SeededGenerator(seed)
    let texts = try machines.map { try log($0, &random) }
    let pictures = try Self.orders.map { order in
      let home = try MarksHome()
      let store = home.store("reader")
      for index in order {
        try home.folder.write("marks/\(machines[index]).jsonl", texts[index])
        try store.refresh()
      }
      let picture = store.picture(keys)
      // And once more, as copies and in another order of their lines.
      for (number, text) in texts.enumerated() {
        let lines = text.split(separator: "\n").shuffled(using: &random)
        try home.folder.write(
          "marks/copy \(number).jsonl", lines.map { $0 + "\n" }.joined())
        try store.refresh()
      }
      #expect(store.picture(keys) == picture)
      #expect(home.store("reader").picture(keys) == picture)
      let (history, again) = (store.snapshot(), home.store("reader").snapshot())
      #expect(history.history().map(\.key) == again.history().map(\.key))
      return picture
    }
    #expect(Set(pictures).count == 1)
    #expect(pictures[0].contains { !$0.isEmpty })
  }

  /// The log of a machine that does something at random; clocks are near each other and wrong.
  private func log(_ machine: String, _ random: inout SeededGenerator) throws -> String {
    let home = try MarksHome()
    let clock = MarksHome.Clock(0)
    let store = home.store(machine, clock: clock)
    for _ in 0..<25 {
      clock.time = Int64.random(in: 100..<110, using: &random)
      let key = keys.randomElement(using: &random) ?? keys[0]
      let isSet = Bool.random(using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: store.take([MarkEdit(key, .read, isSet), MarkEdit(keys[0], .read, true)])
      case 1: store.take([MarkEdit(key, .starred, isSet)])
      case 2:
        store.take([MarkEdit(key, .tag(["a", "b"].randomElement(using: &random) ?? ""), isSet)])
      case 3:
        let paragraph = Int.random(in: 0..<9, using: &random)
        store.take(isSet ? ReadingPosition(paragraph: paragraph, total: 9) : nil, key)
      case 4: store.take(opened: isSet ? Timestamp(seconds: clock.time) : nil, key)
      default: _ = try isSet ? store.undo() : store.redo()
      }
      try store.save()
    }
    return try home.log(machine)
  }

  @Test func breaksTiesByTheValue() {
    let clock = MarkClock(time: 5, run: 5)
    let values: [UInt64] = [0, 1, 7]
    for order in Self.orders {
      var table = MarkTable()
      for index in order {
        table.apply(
          MarkRecord(id: 1, fingerprint: 2, clock: clock, kind: .read, value: values[index]))
      }
      #expect(table.value(1, 2, .read) == 7)
    }
  }
}
