#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The process's environment.
enum Environment {
  static var current: [String: String] {
    var values: [String: String] = [:]
    var place = environ
    while let entry = place.pointee {
      let parts = String(cString: entry).split(separator: "=", maxSplits: 1)
      if parts.count == 2 { values[String(parts[0])] = String(parts[1]) }
      place += 1
    }
    return values
  }
}

/// The folders that belong to this program, as the XDG base directory specification has them.
enum Folders {
  /// The reader's marks.
  static func data(environment: [String: String]) -> String? {
    folder("XDG_DATA_HOME", ".local/share", environment: environment)
  }

  /// The configuration and the reader's own themes.
  static func configuration(environment: [String: String]) -> String? {
    folder("XDG_CONFIG_HOME", ".config", environment: environment)
  }

  /// The index, which can be made again.
  static func cache(environment: [String: String]) -> String? {
    folder("XDG_CACHE_HOME", ".cache", environment: environment)
  }

  /// The log.
  static func state(environment: [String: String]) -> String? {
    folder("XDG_STATE_HOME", ".local/state", environment: environment)
  }

  /// A folder of this program; relative paths in the environment do not count.
  private static func folder(
    _ variable: String, _ fallback: String, environment: [String: String]
  ) -> String? {
    if let base = environment[variable], base.hasPrefix("/") { return base + "/broadsheet" }
    return environment["HOME"].flatMap { $0.isEmpty ? nil : "\($0)/\(fallback)/broadsheet" }
  }

  /// Makes a folder and those above it, readable for the user alone, and returns it.
  @discardableResult
  static func made(_ path: String) -> String {
    guard mkdir(path, 0o700) != 0, errno == ENOENT,
      let slash = path.lastIndex(of: "/"), slash > path.startIndex
    else { return path }
    made(String(path[..<slash]))
    mkdir(path, 0o700)
    return path
  }
}
