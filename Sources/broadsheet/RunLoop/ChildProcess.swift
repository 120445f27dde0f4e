#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Starts other programs: never by a shell, and never with this program's signal handling.
enum ChildProcess {
  /// The path of an installed program, by its name or its path.
  static func find(_ program: String, path: String) -> String? {
    guard !program.contains("/") else { return access(program, X_OK) == 0 ? program : nil }
    return path.split(separator: ":").map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }

  /// Starts a program on its own, with `input` to read, and returns whether it started.
  ///
  /// One of `threads` waits for its end.
  static func start(
    _ command: [String], input: [UInt8] = [], environment: [String: String],
    threads: WorkerThreads
  ) -> Bool {
    guard let program = find(command[0], path: environment["PATH"] ?? "") else { return false }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child = spawn(program, command, isDetached: true) { actions in
      posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    close(ends[0])
    let writing = ends[1]
    threads.run {
      var rest = input[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
        guard count > 0 else { break }
        rest = rest.dropFirst(count)
      }
      close(writing)
      if let child { wait(for: child) }
    }
    return child != nil
  }

  /// Runs a program in this terminal until it ends; returns whether it started.
  static func runInTerminal(_ command: [String], environment: [String: String]) -> Bool {
    guard let program = find(command[0], path: environment["PATH"] ?? "") else { return false }
    let child = spawn(program, command, isDetached: false) { actions in
      posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    }
    guard let child else { return false }
    wait(for: child)
    return true
  }

  private static func wait(for child: pid_t) {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
  }

  #if canImport(Darwin)
    private typealias Actions = posix_spawn_file_actions_t?
    private static let newSession: Int32 = 0x400
  #else
    private typealias Actions = posix_spawn_file_actions_t
    private static let newSession: Int32 = 0x80
  #endif

  private static func spawn(
    _ program: String, _ command: [String], isDetached: Bool, _ redirect: (inout Actions) -> Void
  ) -> pid_t? {
    #if canImport(Darwin)
      var actions: Actions = nil
      var attributes: posix_spawnattr_t? = nil
    #else
      var actions = Actions()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    redirect(&actions)
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | (isDetached ? newSession : 0)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments = command.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var child: pid_t = 0
    return posix_spawn(&child, program, &actions, &attributes, &arguments, environ) == 0
      ? child : nil
  }
}
