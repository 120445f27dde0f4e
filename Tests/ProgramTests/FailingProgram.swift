import Foundation

/// The program with single system calls that do not succeed.
///
/// They are those that write, sync, open, rename and make something below its home folder; see
/// `failing-calls.c`.
struct FailingProgram {
  /// What becomes of the calls that are chosen.
  enum Deed: String, CaseIterable {
    /// They fail.
    case fail
    /// The program is killed before them.
    case kill
    /// Half of what they write is written, and the program killed.
    case torn
    /// The program stops before them, until it is let go on.
    case stop
  }

  /// What a run came to.
  struct Run {
    var outcome: ProgramRun.Outcome
    /// The calls that did not succeed, as `write /.cache/…`.
    var hits: [String] = []
    /// How many calls there were.
    var calls = 0
  }

  let program: ProgramRun

  /// The library that is put before the C library, where it can be built.
  static let library: String? = {
    #if os(Linux)
      let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "failing-calls.c").path
      // Beside the program, where the next run of the tests writes over it.
      let target = PseudoTerminal.program + "-failing-calls.so"
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["cc", "-O1", "-shared", "-fPIC", "-o", target, source, "-ldl"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return nil }
      process.waitUntilExit()
      return process.terminationStatus == 0 ? target : nil
    #else
      return nil
    #endif
  }()

  static var canFail: Bool { library != nil }

  private var report: URL { program.home.appending(path: "report") }

  /// The variables under which the call `first` meets a deed, and each `every`th behind it.
  func variables(_ deed: Deed, first: Int, every: Int = 0, code: Int32 = 28) -> [String: String] {
    [
      "LD_PRELOAD": Self.library ?? "", "FAILING_BELOW": program.home.path + "/.",
      "FAILING_DEED": deed.rawValue, "FAILING_FIRST": "\(first)", "FAILING_EVERY": "\(every)",
      "FAILING_CODE": "\(code)", "FAILING_REPORT": report.path,
    ]
  }

  /// Runs the program; with a `first` call of 0 all of them succeed.
  func run(
    _ arguments: [String], _ deed: Deed, first: Int, every: Int = 0, code: Int32 = 28
  ) throws -> Run {
    try? FileManager.default.removeItem(at: report)
    let variables = variables(deed, first: first, every: every, code: code)
    var run = Run(outcome: try program.run(arguments, variables: variables))
    let lines = try? String(contentsOf: report, encoding: .utf8).split(separator: "\n")
    for line in lines ?? [] {
      let words = line.split(separator: " ")
      if words[0] == "calls" { run.calls = Int(words[1]) ?? 0 }
      if words[0] == deed.rawValue { run.hits.append(words[2...].joined(separator: " ")) }
    }
    return run
  }
}
