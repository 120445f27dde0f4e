#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Where the files that come with the program lie: themes, and the sample edition.
///
/// They are looked for in `$BROADSHEET_SHARE`, then as `make install` puts them, then around the
/// program as in a checkout, and last where it was built.
struct SharedFiles {
  private let candidates: [Candidate]

  private struct Candidate {
    var themes: String
    var sample: String
  }

  init(environment: [String: String]) {
    var candidates: [Candidate] = []
    if let share = environment["BROADSHEET_SHARE"], !share.isEmpty {
      candidates.append(Self.installed(share))
    }
    if let program = Self.executable() {
      var folder = Self.parent(of: program)
      candidates.append(Self.installed(Self.parent(of: folder) + "/share/broadsheet"))
      while folder.count > 1 {
        if Self.exists(folder + "/Package.swift") { candidates.append(Self.checkout(folder)) }
        folder = Self.parent(of: folder)
      }
    }
    let source = #filePath
    let root = (0..<4).reduce(source) { path, _ in Self.parent(of: path) }
    self.candidates = candidates + [Self.checkout(root)]
  }

  /// The folder of the themes.
  var themes: String? {
    candidates.lazy.map(\.themes).first { Self.exists($0) }
  }

  /// The folder of the sample edition.
  var sampleEdition: String? {
    candidates.lazy.map(\.sample).first { Self.exists($0) }
  }

  /// Whether there is a file or folder at a path.
  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  private static func installed(_ share: String) -> Candidate {
    Candidate(themes: share + "/Themes", sample: share + "/SampleEdition")
  }

  private static func checkout(_ root: String) -> Candidate {
    Candidate(themes: root + "/Themes", sample: root + "/Sources/broadsheet/SampleEdition")
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// The path of the running program, with links followed.
  private static func executable() -> String? {
    #if canImport(Darwin)
      var size: UInt32 = 4096
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      let path = String(cString: buffer)
    #else
      let path = "/proc/self/exe"
    #endif
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
