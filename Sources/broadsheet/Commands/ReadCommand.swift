internal import ArgumentParser
internal import ArticleLibrary
internal import Curses
internal import Reader
internal import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Open the reader.")

  @OptionGroup var options: SharedOptions

  @Argument(help: "Folders and files to read.", completion: .file())
  var paths: [String] = []

  /// The command with paths alone, without the argument parser.
  static func command(paths: [String]) -> ReadCommand {
    // In an initializer this would say what the arguments are, not what is in them.
    var command = ReadCommand()
    command.options = .standard
    command.paths = paths
    return command
  }

  func run() throws {
    let end = try read()
    if let status = end.exitStatus { throw ExitCode(status) }
  }

  private func read() throws -> RunLoopEnd {
    Memory.giveBackLargePieces()
    let environment = Environment.current
    let setup = try options.setup(environment: environment)
    let found = try setup.libraryPaths(named: paths)
    let library = Library(
      paths: found, marksFolder: Folders.data(environment: environment),
      stateFolder: Folders.state(environment: environment),
      cacheFolder: Folders.cache(environment: environment))
    let session = ReaderSession(
      library: library,
      name: setup.isSample(found) ? "The Brindlemouth Post" : Self.libraryName(of: found),
      setup: setup, environment: environment)
    return try session.run()
  }

  /// What the masthead calls the library: the name of its folder.
  static func libraryName(of paths: [String]) -> String {
    guard let first = paths.first else { return "" }
    guard let resolved = realpath(first, nil) else { return first }
    defer { free(resolved) }
    let name = String(cString: resolved).split(separator: "/").last.map(String.init) ?? "/"
    return paths.count == 1 ? name : "\(name) and \(paths.count - 1) more"
  }
}

extension RunLoopEnd {
  /// The program's exit status, as shells count those who died of a signal; `nil` for success.
  fileprivate var exitStatus: Int32? {
    switch self {
    case .quit: nil
    case .signal(let number): 128 + number
    case .terminalLost: 128 + SIGHUP
    }
  }
}
