internal import ArgumentParser
internal import ArticleModel
internal import Curses

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Broadsheet {
  /// Runs the command that was asked for.
  ///
  /// Paths alone go to the reader without the argument parser, which takes a tenth of the time to
  /// the first screen. Whatever has an option or a command's name is parsed as usual.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let hasOption = arguments.contains { $0.hasPrefix("-") || $0.isEmpty }
    do {
      if hasOption || commandNames.contains(arguments.first ?? "") {
        var command = try parseAsRoot(arguments)
        try command.run()
      } else {
        try ReadCommand.run(paths: arguments, options: GivenOptions())
      }
    } catch {
      end(with: error, arguments: arguments)
    }
  }

  /// The names of the commands, written out: to ask the commands for them takes as long as to
  /// parse a theme.
  static let commandNames = [
    "read", "show", "list", "search", "mark", "index", "related", "resolve", "stories",
    "check", "keys", "themes", "crash", "parts", "help",
  ]

  /// Tells an error as all are told, `broadsheet: <what>: <why>`, and ends with the status that
  /// belongs to it: 2 for whatever is wrong.
  ///
  /// Help and version come here as well, and are none.
  private static func end(with error: any Error, arguments: [String]) -> Never {
    switch error {
    case let code as ExitCode: leave(code.rawValue)
    case let failure as ReaderFailure: reportError(failure.description)
    case let failure as TerminalError: reportError(failure.description)
    case let failure as ReadFailure: reportError(failure.path, failure.reason)
    default:
      if exitCode(for: error) == .success {
        StandardOutput.endQuietlyOnClosedPipe()
        StandardOutput.write(fullMessage(for: error))
        leave(0)
      }
      reportMisuse(message(for: error), arguments)
    }
    leave(2)
  }

  /// Tells what is wrong with the arguments, in one line, and where to read what would be right.
  private static func reportMisuse(_ message: String, _ arguments: [String]) {
    let command = arguments.first.flatMap { commandNames.contains($0) ? $0 : nil }
    let why = safeLine(message)
      .replacing(". Please provide one of the following: - ", with: "; it is one of ")
      .replacing(" - ", with: ", ")
      .replacing(". Please provide one of ", with: "; it is one of ")
      .replacing(/\.$/, with: "")
    let help = command.map { "broadsheet \($0) --help" } ?? "broadsheet --help"
    reportError(
      command ?? "arguments",
      "\(why.prefix(1).lowercased())\(why.dropFirst()); \(help) tells what there is")
  }
}

/// Ends the program; commands have a function of their own that is called `exit`.
private func leave(_ status: Int32) -> Never {
  exit(status)
}
