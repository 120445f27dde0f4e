import ArticleModel
import Foundation
import Testing

@testable import ArticleLibrary

/// Two programs that do everything at once in one data folder, each a process of its own.
@Suite struct TwoProgramsTests {
  private static let keys = (0..<60).map { key($0) }
  /// Where only one of them reads, so that it is known what is to be there.
  private static func places(of program: Int) -> [MarkKey] {
    (0..<20).map { key(100 + 20 * program + $0) }
  }

  @Test func nothingThatEitherDidIsLost() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    // Both processes draw the machine's name, and one of them keeps it.
    async let one = #expect(processExitsWith: .success) { [path = path as String] in
      try Self.run(0, in: path)
    }
    async let other = #expect(processExitsWith: .success) { [path = path as String] in
      try Self.run(1, in: path)
    }
    _ = await (one, other)
    let store = MarksStore(folder: path)
    #expect(store.problem == nil)
    var newest: [String: (at: String, isSet: String)] = [:]
    for program in 0..<2 {
      for line in try folder.contents("told-\(program)").split(separator: "\n") {
        let parts = line.split(separator: " ").map { String($0) }
        if parts[0] == "place" {
          let key = Self.places(of: program)[Int(parts[1]) ?? 0]
          let place = store.snapshot().position(of: key)
          #expect(place?.paragraph == Int(parts[2]))
        } else if parts[0] > newest[parts[1], default: (at: "", isSet: "")].at {
          newest[parts[1]] = (at: parts[0], isSet: parts[2])
        }
      }
    }
    #expect(newest.count > 100)
    for (name, told) in newest {
      let parts = name.split(separator: "/")
      let snapshot = store.snapshot()
      let isSet = snapshot.isMarked(Self.keys[Int(parts[0]) ?? 0], String(parts[1]))
      #expect(isSet == (told.isSet == "true"), "\(name)")
    }
    #expect(MarksStore(folder: path).snapshot().keys(with: .read).isEmpty == false)
  }

  /// One of the programs: it does all kinds of things, and notes what it was told to be kept.
  private static func run(_ program: Int, in path: String) throws {
    var random = SeededGenerator(program + 1)
    let store = MarksStore(folder: path, calls: .impatient)
    var told: [String] = []
    var places: [Int: Int] = [:]
    func note(_ clock: MarkClock, _ edits: [MarkEdit]) {
      // Times that are compared as texts.
      let at = "\(clock.time + 1_000_000_000_000_000_000)-\(UInt64(clock.run) + 1_000_000_000_000)"
      for edit in edits {
        guard let number = keys.firstIndex(of: edit.key) else { continue }
        told.append("\(at) \(number)/\(edit.mark.name) \(edit.isSet)")
      }
    }
    for _ in 0..<Rounds.count(200) * 5 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        let edits = edits(&random)
        note(store.take(edits).clock, MarkEdit.lastOfEach(edits))
      case 5: if let action = try store.undo() { note(action.clock, action.edits) }
      case 6: if let action = try store.redo() { note(action.clock, action.edits) }
      case 7..<9:
        let number = Int.random(in: 0..<20, using: &random)
        places[number] = Int.random(in: 1..<99, using: &random)
        let place = ReadingPosition(paragraph: places[number] ?? 0, total: 99)
        store.take(place, Self.places(of: program)[number])
      default: try store.refresh()
      }
      if Bool.random(using: &random) { try store.save() }
    }
    try store.save()
    guard store.unsaved == 0, store.problem == nil else { exit(1) }
    told += places.map { "place \($0) \($1)" }
    try (told.joined(separator: "\n") + "\n")
      .write(toFile: path + "/told-\(program)", atomically: true, encoding: .utf8)
  }

  private static func edits(_ random: inout SeededGenerator) -> [MarkEdit] {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in
      let marks: [MarkChange.Mark] = [.read, .starred, .tag("x"), .tag("y")]
      return MarkEdit(
        keys.randomElement(using: &random) ?? keys[0],
        marks.randomElement(using: &random) ?? .read, Bool.random(using: &random))
    }
  }
}
