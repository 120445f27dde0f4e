import Foundation

/// The built program without a terminal, with a home of its own: what it prints and how it ends.
final class ProgramRun {
  struct Outcome: Equatable {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The home folder; the library in it is called `library`.
  let home: URL

  init() throws {
    home = FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID())")
    try write("library/story.txt", "A headline\n\nA paragraph of text.\n")
  }

  deinit {
    try? FileManager.default.removeItem(at: home)
  }

  func write(_ name: String, _ text: String) throws {
    let file = home.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Runs the program; `~` in arguments and variables stands for the home folder.
  func run(_ arguments: String..., variables: [String: String] = [:]) throws -> Outcome {
    try run(arguments, variables: variables)
  }

  /// The same for arguments that are an array.
  func run(_ arguments: [String], variables: [String: String] = [:]) throws -> Outcome {
    try run([PseudoTerminal.program] + arguments, variables)
  }

  /// Runs a line of the shell, in which `$broadsheet` is the program.
  func shell(_ line: String) throws -> Outcome {
    try run(["/bin/sh", "-c", line], ["broadsheet": PseudoTerminal.program])
  }

  /// Starts the program; what it prints goes to `output`.
  func start(
    _ arguments: [String], variables: [String: String] = [:],
    output: FileHandle = .nullDevice
  ) throws -> Process {
    let process = process([PseudoTerminal.program] + arguments, variables)
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func process(_ command: [String], _ variables: [String: String]) -> Process {
    func atHome(_ text: String) -> String { text.replacing("~", with: home.path) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = command.dropFirst().map(atHome)
    process.currentDirectoryURL = home
    process.environment = [
      "HOME": home.path, "TZ": "UTC", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
    ].merging(variables.mapValues(atHome)) { $1 }
    process.standardInput = FileHandle.nullDevice
    return process
  }

  private func run(_ command: [String], _ variables: [String: String]) throws -> Outcome {
    let process = process(command, variables)
    // Files, since a pipe that nobody reads may be full.
    let files = ["output", "errors"].map { home.appending(path: $0) }
    for file in files { try Data().write(to: file) }
    let handles = try files.map { try FileHandle(forWritingTo: $0) }
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Outcome(
      status: process.terminationStatus, output: texts[0].replacing(home.path, with: "~"),
      errors: texts[1].replacing(home.path, with: "~"))
  }
}
