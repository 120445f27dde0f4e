import ArticleModel
import Foundation
import GRDB
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

  // MARK: Killed

  /// A run of the program that is killed, and what it said until then.
  private struct KilledRun {
    var process: Process
    var file: URL
    var end: ContinuousClock.Instant
  }

  /// Runs the program several times at once, each for so long at most.
  private func outputs(
    of runs: [(arguments: [String], microseconds: Int)]
  ) throws -> [String] {
    let running = try runs.enumerated().map { number, run in
      let file = program.home.appending(path: "said-\(number)")
      try Data().write(to: file)
      let process = try program.start(
        run.arguments + ["--library", "news"], output: try FileHandle(forWritingTo: file))
      return KilledRun(
        process: process, file: file, end: .now.advanced(by: .microseconds(run.microseconds)))
    }
    for run in running.sorted(by: { $0.end < $1.end }) {
      let rest = ContinuousClock.Instant.now.duration(to: run.end).components
      if rest.attoseconds > 0 { usleep(UInt32(rest.attoseconds / 1_000_000_000_000)) }
      kill(run.process.processIdentifier, SIGKILL)
    }
    for run in running { run.process.waitUntilExit() }
    return try running.map { try String(contentsOf: $0.file, encoding: .utf8) }
  }

  /// What a mark may be, by all that is known: two values where the last change of it was not
  /// acknowledged, for it may have been made or not.
  private struct Expectation {
    private var possible: [String: Set<Bool>] = [:]
    private(set) var acknowledged = 0

    mutating func note(_ mark: String, _ isSet: Bool, isTold: Bool) {
      if isTold { acknowledged += 1 }
      let before = isTold ? [] : possible[mark] ?? [false]
      possible[mark] = before.union([isSet])
    }

    /// The marks that are not as they have to be, out of those that are set.
    func broken(_ found: Set<String>) -> [String] {
      possible.filter { !$1.contains(found.contains($0)) }.keys.sorted()
    }
  }

  /// Every mark of the library, as another run of the program sees them, as `read 12`.
  private func marks() throws -> Set<String> {
    let outcome = try program.run("list", "--library", "news", "--format", "json")
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == Self.articles)
    var marks: Set<String> = []
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let id = object?["id"] as? String ?? ""
      for tag in object?["tags"] as? [String] ?? [] { marks.insert("\(tag) \(id)") }
      if object?["starred"] as? Bool == true { marks.insert("starred \(id)") }
      if object?["read"] as? Bool == true { marks.insert("read \(id)") }
    }
    return marks
  }

  /// Looks whether all is there that was acknowledged, and whether the index is whole.
  private func check(_ expectation: Expectation, _ round: Int) throws {
    let broken = expectation.broken(try marks())
    #expect(broken.isEmpty, "round \(round)")
    // What is in the texts is found as well, so the index holds all of them.
    let search = try program.run("search", "--library", "news", "--format", "tsv", "words")
    #expect(search.output.split(separator: "\n").count == Self.articles, "round \(round)")
    #expect(search.errors.isEmpty, "round \(round)")
    let libraries = program.home.appending(path: ".cache/broadsheet/libraries")
    for case let file as URL in FileManager.default.enumerator(
      at: libraries, includingPropertiesForKeys: nil) ?? .init()
    {
      let name = file.lastPathComponent
      #expect(!name.contains("damaged") && !name.contains("unusable"), "round \(round)")
      guard name == "index.sqlite" else { continue }
      try DatabaseQueue(path: file.path).writeWithoutTransaction { db in
        #expect(try String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"], "round \(round)")
        for table in ["text", "recent"] {
          try db.execute(sql: "INSERT INTO \(table)(\(table)) VALUES ('integrity-check')")
        }
      }
    }
  }

  /// One of them reads what is new, or everything anew, while others mark and tag.
  @Test func nothingThatWasAcknowledgedIsLost() throws {
    let clock = ContinuousClock()
    let whole = try clock.measure { _ = try program.run("index", "--library", "news") }
    // Three at once take longer than one alone.
    let longest = Int(whole.components.attoseconds / 1_000_000_000_000) * 5 / 2
    var expectation = Expectation()
    for round in 0..<Self.rounds {
      if round % 4 < 3 { try write(.random(in: 0..<Self.articles), "round \(round)") }
      let isSet = Bool.random()
      let mark = round % 2 == 0 ? "starred" : "read"
      let verb = (isSet ? "" : "un") + (mark == "read" ? "read" : "star")
      let some = Set((0..<3).map { _ in Int.random(in: 0..<Self.articles) }).map(id)
      let tagged = id(.random(in: 0..<Self.articles))
      let commands = [
        ["index"] + (round % 4 == 1 ? ["--rebuild"] : []), ["mark", verb] + some,
        ["mark", "tag", "r\(round)", tagged],
      ]
      let said = try outputs(of: commands.map { ($0, .random(in: 0...longest)) })
      // What was told is what counts, also where the program did not come to its end.
      for id in some { expectation.note("\(mark) \(id)", isSet, isTold: said[1].hasSuffix("\n")) }
      expectation.note("r\(round) \(tagged)", true, isTold: said[2].hasPrefix("tagged 1 story"))
      if round % 50 == 49 { try check(expectation, round) }
    }
    try check(expectation, Self.rounds)
    #expect(expectation.acknowledged > 0 || Self.rounds < 100)
  }

  /// The reader is killed as soon as the screen shows a star or a tag, or a moment later, while it
  /// takes in what is new.
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
      for number in 0..<10 { try write(number, "once more, in round \(round)") }
      let isTag = round % 3 == 2
      terminal.type(String(repeating: "j", count: round % 7) + (isTag ? "Tt\(round)\r" : "s"))
      #expect(terminal.wait(for: "to undo", after: start), "round \(round)")
      usleep(UInt32.random(in: 0...2000))
      terminal.signal(SIGKILL)
      #expect(terminal.waitForEnd() == -SIGKILL)
      let isTaken = String(decoding: terminal.output[start...], as: UTF8.self).contains("no longer")
      if !isTag { starred += isTaken ? -1 : 1 }
      let queries = ["is:starred": starred, "tag:t\(round)": isTag ? 1 : 0]
      for (query, count) in queries {
        let list = try program.run(
          "list", "--library", "news", "--query", query, variables: variables)
        #expect(list.output.split(separator: "\n").count == count, "round \(round), \(query)")
      }
    }
  }

  // MARK: Twice at once

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
    let expected = ["a", "b", "c"].flatMap { name in (1...8).map { "\(name)\($0) \(id(3))" } }
    #expect(try marks() == Set(expected))
  }
}
