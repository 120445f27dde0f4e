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

  func run() throws {
    try Self.run(paths: paths, options: options.given)
  }

  /// Opens the reader; the argument parser has no part in it.
  static func run(paths: [String], options: GivenOptions) throws {
    let end = try read(paths, options)
    if let status = end.exitStatus { throw ExitCode(status) }
  }

  private static func read(_ paths: [String], _ options: GivenOptions) throws -> RunLoopEnd {
    Memory.giveBackLargePieces()
    let environment = Environment.current
    let setup = try options.setup(environment: environment)
    let found = try setup.libraryPaths(named: paths)
    let library = Library(
      paths: found, marksFolder: Folders.data(environment: environment),
      stateFolder: Folders.state(environment: environment),
      cacheFolder: Folders.cache(environment: environment),
      isStemming: setup.configuration.settings.findsForms)
    library.setSiteRules(setup.configuration.sites)
    let session = ReaderSession(
      library: library,
      name: setup.isSample(found) ? "The Brindlemouth Post" : libraryName(of: found),
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
