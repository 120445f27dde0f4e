import ArticleModel
import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program, killed at any moment and run twice at once: nothing that it said is lost.
struct KillTests {
  private let program: ProgramRun
  private static let articles = 30
  /// How often it is killed; `ROUNDS=1000` in the environment is for patient people.
  private static let rounds =
    ProcessInfo.processInfo.environment["ROUNDS"].flatMap { Int($0) } ?? 24

  init() throws {
    program = try ProgramRun()
    for number in 0..<Self.articles { try write(number, "") }
  }

  private func write(_ number: Int, _ words: String) throws {
    try program.write("news/\(number).txt", "Story \(number)\n\nSome words, \(words).\n")
  }

  private func id(_ number: Int) -> String { ArticleID(hashing: "\(number).txt").description }

  /// Runs the program for so long at most and returns what it said until then.
  private func output(of arguments: [String], microseconds: UInt32) throws -> String {
    let file = program.home.appending(path: "said")
    try Data().write(to: file)
    let process = try program.start(
      arguments + ["--library", "news"], output: try FileHandle(forWritingTo: file))
    usleep(microseconds)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// Every article of the library with its tags, as another run of the program sees them.
  private func tags() throws -> [String: Set<String>] {
    let outcome = try program.run("list", "--library", "news", "--format", "json")
    #expect(outcome.status == 0)
    var tags: [String: Set<String>] = [:]
    for line in outcome.output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      tags[object?["id"] as? String ?? ""] = Set(object?["tags"] as? [String] ?? [])
    }
    return tags
  }

  @Test func nothingThatWasAcknowledgedIsLost() throws {
    var random = SystemRandomNumberGenerator()
    let clock = ContinuousClock()
    let whole = try clock.measure { _ = try program.run("index", "--library", "news") }
    let longest = UInt32(whole.components.attoseconds / 1_000_000_000_000 * 5 / 4)
    var expected: [String: Set<String>] = [:]
    var acknowledged = 0
    for round in 0..<Self.rounds {
      let number = Int.random(in: 0..<Self.articles, using: &random)
      let microseconds = UInt32.random(in: 0...longest, using: &random)
      switch round % 4 {
      case 0:
        try write(number, "round \(round)")
        _ = try output(of: ["index"], microseconds: microseconds)
      case 1:
        _ = try output(of: ["index", "--rebuild"], microseconds: microseconds)
      default:
        // There may be something new as well, so that indexing comes before it.
        if round % 8 == 3 { try write(number, "round \(round)") }
        let mark = ["mark", "tag", "r\(round)", id(number)]
        // What was told is what counts, also where the program did not come to its end.
        guard try output(of: mark, microseconds: microseconds).hasPrefix("tagged 1 story") else {
          continue
        }
        acknowledged += 1
        expected[id(number), default: []].insert("r\(round)")
      }
    }
    let found = try tags()
    #expect(found.count == Self.articles)
    for (id, tags) in expected { #expect(tags.subtracting(found[id] ?? []).isEmpty) }
    // What is in the texts is found as well, so the index holds all of them.
    let search = try program.run("search", "--library", "news", "--format", "tsv", "words")
    #expect(search.output.split(separator: "\n").count == Self.articles)
    #expect(search.errors.isEmpty)
    #expect(acknowledged > 0 || Self.rounds < 100)
  }

  /// The reader is killed as soon as the screen shows a star, or a moment later.
  @Test func nothingThatTheScreenShowedIsLost() throws {
    let home = program.home
    let variables = [
      "XDG_STATE_HOME": "~/state", "XDG_DATA_HOME": "~/data", "XDG_CACHE_HOME": "~/cache",
    ]
    var starred = 0
    for round in 0..<max(6, Self.rounds / 5) {
      let terminal = try PseudoTerminal([home.path + "/news"], home: home)
      #expect(terminal.wait(for: "Some words"))
      terminal.waitUntilIdle()
      let start = terminal.output.count
      terminal.type(String(repeating: "j", count: round % 7) + "s")
      #expect(terminal.wait(for: "to undo", after: start), "round \(round)")
      usleep(UInt32.random(in: 0...2000))
      terminal.signal(SIGKILL)
      #expect(terminal.waitForEnd() == -SIGKILL)
      let isTaken = String(decoding: terminal.output[start...], as: UTF8.self).contains("no longer")
      starred += isTaken ? -1 : 1
      let list = try program.run(
        "list", "--library", "news", "--query", "is:starred", variables: variables)
      #expect(list.output.split(separator: "\n").count == starred, "round \(round)")
    }
  }

  @Test func twoAtOnceLoseNothing() throws {
    // The first of them find no index, so that they make it at the same time.
    for number in 1...8 {
      let together = try ["a", "b", "c"].map { name in
        try program.start(["mark", "tag", "\(name)\(number)", "--library", "news", id(3)])
      }
      for process in together {
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
    }
    let expected = ["a", "b", "c"].flatMap { name in (1...8).map { "\(name)\($0)" } }
    let found = try tags()
    #expect(found[id(3)] == Set(expected))
    #expect(found.count == Self.articles)
  }
}
