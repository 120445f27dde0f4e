import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The program in a pseudo-terminal, with a home and folders of its own.
final class PseudoTerminal {
  let process: pid_t
  /// All that the program wrote.
  private(set) var output: [UInt8] = []
  private let master: Int32
  private let terminal: Int32
  private let home: URL
  private let isHomeOwn: Bool
  private var isRead = false
  /// The terminal's modes before the program started.
  let modesAtStart: termios

  /// Starts the built program with `arguments`; `{library}` stands for a folder of articles.
  ///
  /// Without a `home` folder it has one of its own, which is gone when the test ends.
  init(
    _ arguments: [String], columns: UInt16 = 80, rows: UInt16 = 24, type: String = "xterm-256color",
    home: URL? = nil
  )
    throws
  {
    isHomeOwn = home == nil
    self.home =
      home ?? FileManager.default.temporaryDirectory.appending(path: "broadsheet-\(UUID())")
    let home = self.home
    let library = home.appending(path: "library")
    try FileManager.default.createDirectory(at: library, withIntermediateDirectories: true)
    try Data("A headline\n\nA paragraph of text.\n".utf8)
      .write(to: library.appending(path: "story.txt"))
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var ends: (master: Int32, terminal: Int32) = (-1, -1)
    guard openpty(&ends.master, &ends.terminal, nil, nil, &size) == 0 else {
      throw POSIXError(.EIO)
    }
    (master, terminal) = ends
    var modes = termios()
    tcgetattr(terminal, &modes)
    modesAtStart = modes
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(terminal, F_SETFD, FD_CLOEXEC)
    let environment = [
      "HOME": home.path, "TERM": type, "TZ": "UTC", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
      "XDG_STATE_HOME": home.path + "/state", "XDG_DATA_HOME": home.path + "/data",
      "XDG_CONFIG_HOME": home.path + "/config", "XDG_CACHE_HOME": home.path + "/cache",
    ]
    let named = arguments.map { $0 == "{library}" ? library.path : $0 }
    process = try Self.spawn(
      [Self.program] + named, on: String(cString: ttyname(terminal)), environment: environment)
  }

  deinit {
    kill(process, SIGKILL)
    if isHomeOwn { try? FileManager.default.removeItem(at: home) }
  }

  /// The terminal's modes as they are now.
  var modes: termios {
    var modes = termios()
    tcgetattr(terminal, &modes)
    return modes
  }

  var text: String { String(decoding: output, as: UTF8.self) }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func signal(_ number: Int32) {
    kill(process, number)
  }

  /// How often each of the program's threads went to sleep by itself, by the thread's number.
  var wakings: [String: Int] {
    let tasks = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return Dictionary(
      uniqueKeysWithValues: threads.map { thread in
        let status = try? String(contentsOfFile: "\(tasks)/\(thread)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
        return (thread, line?.split(separator: "\t").last.flatMap { Int($0) } ?? -1)
      })
  }

  /// Hangs up: nobody holds the terminal any more but the program.
  func hangUp() {
    isRead = true
    close(terminal)
    close(master)
  }

  /// Reads until `text` has come behind the first `start` bytes; `false` when it does not.
  func wait(for text: String, after start: Int = 0) -> Bool {
    let wanted = Data(text.utf8)
    while Data(output.dropFirst(start)).range(of: wanted) == nil {
      guard readSome(milliseconds: 10_000) else { return false }
    }
    return true
  }

  /// Reads until the program is quiet.
  func waitUntilIdle() {
    while readSome(milliseconds: 100) {}
  }

  /// Reads on until the program has ended and returns its exit status; a signal that it died of
  /// is negative.
  func waitForEnd() -> Int32 {
    if !isRead {
      // With the last of the terminal's other holders gone, the program's end is the end of output.
      let watcher = Thread { [master, process] in
        var information = siginfo_t()
        waitid(P_PID, id_t(process), &information, WEXITED | WNOWAIT)
        _ = master
      }
      watcher.start()
      while !watcher.isFinished { _ = readSome(milliseconds: 20) }
      while readSome(milliseconds: 0) {}
    }
    var status: Int32 = 0
    waitpid(process, &status, 0)
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  private func readSome(milliseconds: Int32) -> Bool {
    var place = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&place, 1, milliseconds) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    output += bytes.prefix(count)
    return true
  }

  /// The program, which is built beside the tests.
  static var program: String {
    let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
    let end = bundle.range(of: ".xctest")?.lowerBound ?? bundle.endIndex
    let folder = bundle[..<end].split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return folder.joined(separator: "/") + "/broadsheet"
  }

  /// Starts a program in a session of its own whose terminal is `name`.
  private static func spawn(
    _ command: [String], on name: String, environment: [String: String]
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t? = nil
      var attributes: posix_spawnattr_t? = nil
      let newSession: Int32 = 0x400
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let newSession: Int32 = 0x80
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // A session's leader that opens a terminal gets it as its own.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    // The thread that runs the tests blocks signals that the program is to get.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | newSession
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var child: pid_t = 0
    let error = posix_spawn(&child, command[0], &actions, &attributes, &arguments, &variables)
    guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EIO) }
    return child
  }
}
