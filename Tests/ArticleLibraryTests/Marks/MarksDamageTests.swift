import ArticleModel
import Foundation
import Testing

@testable import ArticleLibrary

@Suite struct MarksDamageTests {
  private let keys = (0..<40).map { key($0) }

  /// A log of forty lines, each about an article of its own or about one of the first ten.
  private func lines(_ seed: Int) throws -> [[UInt8]] {
    var random = SeededGenerator(seed)
    let home = try MarksHome()
    let store = home.store("phone", calls: .impatient)
    for number in 0..<40 {
      let key = keys[number < 30 ? number : number % 10]
      switch Int.random(in: 0..<4, using: &random) {
      case 0: store.take([MarkEdit(key, .read, true)])
      case 1: store.take([MarkEdit(key, .tag("x\(number % 3)"), number % 2 == 0)])
      case 2: store.take(ReadingPosition(paragraph: number, total: 50), key)
      default: store.take([MarkEdit(key, .read, number < 30), MarkEdit(keys[0], .starred, true)])
      }
    }
    try store.save()
    return Array(try home.log("phone").utf8).split(separator: 0x0A).map { $0 + [0x0A] }
  }

  private func picture(_ bytes: some Collection<UInt8>) throws -> [String] {
    let home = try MarksHome()
    try home.folder.write("marks/phone.jsonl", "")
    try Data(bytes).write(to: URL(fileURLWithPath: home.folder.path + "/marks/phone.jsonl"))
    let store = home.store("phone", calls: .impatient)
    #expect(store.problem == nil)
    let before = store.picture(keys)
    // It can be written to, and nothing is lost by that.
    try store.mark(key(99), .read)
    let later = home.store("phone", calls: .impatient)
    #expect(later.picture(keys) == before)
    #expect(later.isRead(key(99).id))
    _ = try later.undo()
    return before
  }

  /// A damaged log shows what one shows that has only the whole lines.
  @Test(arguments: 0..<Rounds.count(100))
  func losesNothingOnAWholeLine(seed: Int) throws {
    let lines = try lines(seed)
    for round in 0..<10 {
      var random = SeededGenerator(seed * 10 + round + 1)
      var damaged = lines
      var whole = Set(lines.indices)
      let count = Int.random(in: 1...5, using: &random)
      for index in lines.indices.shuffled(using: &random).prefix(count) {
        let kind = Int.random(in: 0..<6, using: &random)
        if kind < 4 { whole.remove(index) }
        damage(&damaged[index], kind, &random)
      }
      let (seen, expected) = try (
        picture(damaged.joined()), picture(whole.sorted().flatMap { lines[$0] })
      )
      #expect(seen == expected, "round \(round)")
    }
  }

  /// Holes may take line ends with them, so that several lines stand in one.
  @Test(arguments: 0..<Rounds.count(40))
  func losesNothingBesideAHole(seed: Int) throws {
    let lines = try lines(seed)
    let bytes = Array(lines.joined())
    var random = SeededGenerator(seed + 7)
    for round in 0..<10 {
      let start = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, start + Int.random(in: 1...600, using: &random))
      // At the beginning of a line or at its end, too.
      let place = round % 2 == 0 ? start : bytes[start...].firstIndex(of: 0x0A) ?? start
      var damaged = bytes
      for index in place..<max(place + 1, end) where index < bytes.count { damaged[index] = 0 }
      var first = 0
      let whole = lines.filter { line in
        defer { first += line.count }
        // A line that lacks nothing but its end is whole.
        return Array(damaged[first..<first + line.count - 1]) == line.dropLast()
      }
      #expect(try picture(damaged) == picture(whole.joined()), "round \(round)")
    }
  }

  @Test func tellsDamagedLinesButNotThoseThatWereCutShort() throws {
    let home = try MarksHome()
    let lines = try lines(5).map { Array($0.dropLast()) }
    func damage(_ lines: [[UInt8]]) throws -> [MarksError] {
      try home.folder.write("marks/phone.jsonl", "")
      try Data(lines.joined(separator: [0x0A]) + [0x0A])
        .write(to: URL(fileURLWithPath: home.folder.path + "/marks/phone.jsonl"))
      return home.store().damage
    }
    #expect(try damage(Array(lines[..<9])).isEmpty)
    // Written by somebody who was stopped then, and ended with another tool's line end.
    let cut = [5, 50, lines[1].count - 1].map { Array(lines[1][..<$0]) }
    #expect(try damage([lines[0]] + cut + [lines[2] + [0x0D], []]).isEmpty)
    #expect(try damage([lines[0] + lines[1], cut[1] + lines[2]]).isEmpty)
    var changed = lines[3]
    changed[20] ^= 1
    let path = home.folder.path + "/marks/phone.jsonl"
    let others = "damaged; the marks on all other lines are there"
    #expect(
      try damage([lines[0], changed, lines[2]])
        == [MarksError(path: path, reason: "1 line is \(others)")])
    let zeros = [UInt8](repeating: 0, count: 90)
    #expect(
      try damage([changed, lines[0] + zeros, Array("something".utf8)])
        == [MarksError(path: path, reason: "3 lines are \(others)")])
    // What was told once is not counted again where the file has grown.
    let store = home.store()
    try store.mark(key(1), .read)
    try store.refresh()
    #expect(store.damage.map(\.reason) == ["3 lines are \(others)"])
  }

  private func damage(_ line: inout [UInt8], _ kind: Int, _ random: inout SeededGenerator) {
    guard line.count > 1 else { return }
    let place = Int.random(in: 0..<line.count - 1, using: &random)
    switch kind {
    case 0: line[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: line[place] = line[place] == 0xFF ? 0 : 0xFF
    case 2: line = Array(line[..<place])
    case 3: line = [UInt8](repeating: 0, count: line.count)
    // These harm no line.
    case 4: line += line
    default: line.insert(0x0D, at: line.count - 1)
    }
  }

  @Test(arguments: 0..<Rounds.count(20))
  func survivesForeignFiles(seed: Int) throws {
    var random = SeededGenerator(seed)
    let home = try MarksHome()
    for name in ["marks.jsonl", "marks/laptop.jsonl", "marks/x.jsonl", "machine"] {
      let bytes = (0..<Int.random(in: 0..<9000, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: .min ... .max, using: &random)
          : Array("{\"at\":\"1.0.[]},\\\n".utf8)[Int.random(in: 0..<17, using: &random)]
      }
      try home.folder.write(name, "")
      try Data(bytes).write(to: URL(fileURLWithPath: home.folder.path + "/" + name))
    }
    try home.store(nil).mark(key(1), .read)
    try home.store().mark(key(2), .read)
    #expect(home.store().picture([key(1), key(2)]) == ["read", "read"])
  }

  @Test func passesOverALineWithoutEnd() throws {
    let home = try MarksHome()
    try home.store().mark(key(1), .read)
    let log = try home.log()
    try home.folder.write(
      "marks/laptop.jsonl",
      log + String(repeating: "x", count: 9_000_000) + "\n" + log.replacing("read", with: "xead"))
    let store = home.store()
    try store.mark(key(2), .read)
    #expect(home.store().picture([key(1), key(2)]) == ["read", "read"])
  }

  /// A crash leaves the log cut anywhere.
  @Test func keepsEveryLineBeforeACut() throws {
    let home = try MarksHome()
    let store = home.store()
    for number in 0..<6 { try store.mark(keys[number], .read) }
    let bytes = Array(try home.log().utf8)
    let ends = bytes.indices.filter { bytes[$0] == 0x0A }
    for length in 0...bytes.count {
      let count = picture(ofCut: bytes[..<length], home)
      // A line that lacks nothing but its end is whole.
      #expect(count == ends.count { $0 <= length }, "\(length) bytes")
    }
  }

  private func picture(ofCut bytes: ArraySlice<UInt8>, _ home: MarksHome) -> Int {
    let path = home.folder.path + "/marks/laptop.jsonl"
    try? Data(bytes).write(to: URL(fileURLWithPath: path))
    let store = home.store()
    let count = store.snapshot().keys(with: .read).count
    try? store.mark(key(77), .starred)
    let later = home.store().snapshot()
    #expect(later.keys(with: .read).count == count)
    #expect(later.isStarred(key(77).id))
    return count
  }

  /// Whoever looks at the log while it is written finds all that was acknowledged before.
  @Test func showsEveryAcknowledgedMarkAtAnyMoment() async throws {
    let home = try MarksHome()
    let acknowledged = Counter()
    let writer = Task {
      let store = home.store()
      for number in 1...400 {
        try store.mark(key(number), .read)
        acknowledged.value = number
      }
    }
    var seen = 0
    while seen < 400 {
      seen = acknowledged.value
      let count = home.store("other").snapshot().keys(with: .read).count
      #expect(count >= seen)
      await Task.yield()
    }
    try await writer.value
  }

  /// Every change of a byte, at every place.
  @Test func tellsADamagedLine() throws {
    var line = try lines(3)[7]
    line.removeLast()
    for place in line.indices {
      for change in 1...255 as ClosedRange<UInt8> {
        line[place] ^= change
        let isWhole = line.withUnsafeBufferPointer { MarkLine($0) != nil }
        #expect(!isWhole, "byte \(place)")
        line[place] ^= change
      }
    }
  }

  @Test func keepsWhatItDoesNotKnow() throws {
    let home = try MarksHome()
    let bytes = MarkEntry(
      clock: MarkClock(time: 77 << 16, run: 7),
      change: MarkEntry.Change(name: "note", isSet: true, was: false), keys: [key(1)]
    ).line(machine: "laptop")
    let line = String(decoding: bytes, as: UTF8.self)
    try home.folder.write("marks/laptop.jsonl", line)
    let store = home.store()
    #expect(store.problem == nil)
    try store.mark(key(1), .read)
    #expect(try store.undo()?.edits.count == 1)
    #expect(try store.undo() == nil)
    #expect(try home.log().hasPrefix(line))
  }
}
