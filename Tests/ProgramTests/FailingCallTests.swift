import ArticleModel
import Foundation
import Testing

/// Each system call of a session, made to fail or to be the last: nothing is lost, nothing silent.
@Suite(.serialized, .enabled(if: FailingProgram.canFail, "no C compiler, or no way to use it"))
struct FailingCallTests {
  /// What the program is asked to do, and what it knows when it starts.
  enum Session: String, CaseIterable {
    case firstIndex, update, rebuild, list, firstList, mark

    var arguments: [String] {
      switch self {
      case .firstIndex, .update: ["index", "--library", "news"]
      case .rebuild: ["index", "--library", "news", "--rebuild"]
      case .list, .firstList: ["list", "--library", "news", "--format", "tsv"]
      case .mark: ["mark", "tag", "new", "--library", "news", "other"]
      }
    }

    /// Whether there is an index and a mark, and the files have changed since.
    var isKnown: Bool { self != .firstIndex && self != .firstList }
  }

  private let program: ProgramRun
  private let failing: FailingProgram
  private static let folders = [".cache", ".local"]
  /// The calls of a session that are tried: a few, and others for each session; `ROUNDS` in the
  /// environment asks for all of them.
  private static func numbers(_ calls: Int, _ session: Session) -> [Int] {
    guard ProcessInfo.processInfo.environment["ROUNDS"] == nil else { return Array(1...calls) }
    let place = Session.allCases.firstIndex(of: session) ?? 0
    let some: [Int] = stride(from: 7 * place + 3, through: calls, by: 61).map { $0 }
    guard session == .mark else { return some }
    // The marks are written last.
    return some + stride(from: calls - 11, through: calls, by: 3).map { $0 }
  }

  init() throws {
    program = try ProgramRun()
    failing = FailingProgram(program: program)
    for number in 0..<6 { try write(number, "Some words and the harbour.") }
    _ = try program.run("index", "--library", "news")
    _ = try program.run("mark", "tag", "old", "--library", "news", "harbour")
    try program.write("news/2.txt", "Story 2\n\nThere are other words in the harbour.\n")
    try program.write("news/6.txt", "Story 6\n\nMore of the harbour.\n")
    try FileManager.default.removeItem(at: program.home.appending(path: "news/5.txt"))
    for folder in Self.folders {
      try FileManager.default.moveItem(
        at: program.home.appending(path: folder), to: program.home.appending(path: "kept\(folder)"))
    }
  }

  private func write(_ number: Int, _ text: String) throws {
    try program.write("news/\(number).txt", "Story \(number)\n\n\(text)\n")
  }

  private func prepare(_ session: Session) throws {
    for folder in Self.folders {
      let place = program.home.appending(path: folder)
      try? FileManager.default.removeItem(at: place)
      guard session.isKnown else { continue }
      try FileManager.default.copyItem(
        at: program.home.appending(path: "kept\(folder)"), to: place)
    }
  }

  /// What has to be so after a session, whatever became of it.
  private func checkAfterwards(_ session: Session, marked: Bool, _ comment: Comment) throws {
    let list = try program.run("list", "--library", "news", "--format", "json")
    let lines = list.output.split(separator: "\n")
    #expect(list.status == 0 && lines.count == 6, comment)
    if session.isKnown { #expect(lines.count { $0.contains("\"old\"") } == 5, comment) }
    if marked { #expect(lines.count { $0.contains("\"new\"") } == 1, comment) }
    let search = try program.run("search", "--library", "news", "harbour", "--format", "tsv")
    #expect(search.output.split(separator: "\n").count == 6 && search.errors.isEmpty, comment)
    let index = try program.run("index", "--library", "news")
    #expect(index.status == 0 && index.errors.isEmpty, comment)
    #expect(index.output.hasPrefix("6 found, 0 new, 0 changed, 0 gone, 0 failed"), comment)
  }

  @Test(arguments: Session.allCases, [(0, 28), (1, 5)] as [(Int, Int32)])
  func noFailureIsSilent(session: Session, failures: (every: Int, code: Int32)) throws {
    try prepare(session)
    let whole = try failing.run(session.arguments, .fail, first: 0)
    #expect(whole.outcome.errors.isEmpty && whole.calls > 30)
    for first in Self.numbers(whole.calls, session) {
      try prepare(session)
      let run = try failing.run(
        session.arguments, .fail, first: first, every: failures.every, code: failures.code)
      let outcome = run.outcome
      let comment = Comment(rawValue: "call \(first), \(run.hits.first ?? ""): \(outcome)")
      // What cannot be opened to be read may be made in another way; all else has to be told.
      if run.hits.contains(where: { !$0.hasPrefix("open") }) || run.hits.count > 3 {
        #expect(!outcome.errors.isEmpty, comment)
        if session.arguments[0] == "index" { #expect(outcome.status == 2, comment) }
      }
      // The list is shown out of memory, or the old index; what is gone may still be in that.
      if session.arguments[0] == "list" {
        let names = outcome.output.split(separator: "\n").map { $0.split(separator: "\t").last }
        for number in [0, 1, 2, 3, 4, 6] {
          #expect(names.contains("Story \(number)") || outcome.output.contains("\(number).txt"))
        }
      }
      try checkAfterwards(session, marked: outcome.output.hasPrefix("tagged 1 story"), comment)
    }
  }

  @Test(arguments: Session.allCases, [FailingProgram.Deed.kill, .torn])
  func whereverItIsKilledNothingIsLost(session: Session, deed: FailingProgram.Deed) throws {
    try prepare(session)
    let whole = try failing.run(session.arguments, deed, first: 0)
    for first in Self.numbers(whole.calls, session) {
      try prepare(session)
      let run = try failing.run(session.arguments, deed, first: first)
      let comment = Comment(rawValue: "call \(first), \(run.hits.first ?? "")")
      // What was told is what counts, not how the program ended.
      let isTold = run.outcome.output.hasPrefix("tagged 1 story")
      try checkAfterwards(session, marked: isTold, comment)
    }
  }

  /// A program that stopped in the middle of writing holds the lock; nobody waits for it for ever.
  @Test func anotherProgramThatHoldsTheLockIsTold() throws {
    try write(5, "Back again, and the harbour.")
    try prepare(.update)
    let whole = try failing.run(["index", "--library", "news"], .stop, first: 0)
    #expect(whole.calls > 60)
    try prepare(.update)
    // Somewhere in the first transaction: its log is being written.
    var stopped: Process?
    for first in 20..<60 {
      try prepare(.update)
      let process = try program.start(
        ["index", "--library", "news"], variables: failing.variables(.stop, first: first))
      guard try isLocked(process) else {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        continue
      }
      stopped = process
      break
    }
    let holder = try #require(stopped)
    let list = try program.run("list", "--library", "news", "--format", "json")
    #expect(list.status == 0)
    #expect(list.errors.contains("the index is not up to date: database is locked"))
    for number in [0, 1, 2, 3, 4, 6] { #expect(list.output.contains("\"Story \(number)\"")) }
    let mark = try program.run("mark", "tag", "new", "--library", "news", "words")
    #expect(mark.status == 0 && mark.output.hasPrefix("tagged"))
    kill(holder.processIdentifier, SIGCONT)
    holder.waitUntilExit()
    #expect(holder.terminationStatus == 0)
    let after = try program.run("index", "--library", "news")
    #expect(after.status == 0 && after.errors.isEmpty)
    #expect(after.output.hasPrefix("7 found, 0 new, 0 changed, 0 gone, 0 failed"))
    let marked = try program.run("list", "--library", "news", "--query", "tag:new")
    #expect(marked.output.split(separator: "\n").count >= 4)
  }

  /// Whether a program has stopped, and holds the lock of the database that writing takes.
  private func isLocked(_ process: Process) throws -> Bool {
    let folder = "/proc/\(process.processIdentifier)"
    for _ in 0..<500 {
      let status = (try? String(contentsOfFile: folder + "/stat", encoding: .utf8)) ?? ") Z"
      let state = status.split(separator: ")").last?.split(separator: " ").first
      if state == "T" { break }
      if state == "Z" { return false }
      usleep(10_000)
    }
    // The byte of a database's shared memory that a writer locks is the one at 120.
    let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
    return locks.split(separator: "\n").contains {
      $0.contains(" WRITE \(process.processIdentifier) ") && $0.hasSuffix(" 120 120")
    }
  }
}
