internal import Reader
internal import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What options, environment and configuration say about a run of the reader.
///
/// This is the one place where the reader's session meets the configuration.
struct ReaderSetup {
  private let options: SharedOptions
  private let environment: [String: String]

  init(options: SharedOptions, environment: [String: String]) {
    self.options = options
    self.environment = environment
  }

  var usesColor: Bool { !options.noColor }
  var usesMouse: Bool { true }

  /// The state to start with.
  func state() -> State {
    State(settings: Settings(themeName: options.theme ?? "newsprint"))
  }

  /// The theme of a name.
  func theme(_ name: String) -> Theme {
    Theme(
      name: "plain",
      styles: [
        .headlineSelected: Style(attributes: .reverse), .title: Style(attributes: .bold),
        .masthead: Style(attributes: .bold), .focus: Style(attributes: .bold),
      ])
  }

  /// The names of the themes that there are.
  func themeNames() -> [String] {
    ["plain"]
  }

  /// The folders and files to read: those named, else those of the environment, else those of the
  /// configuration, else the sample edition.
  func libraryPaths(named paths: [String]) throws(ReaderFailure) -> [String] {
    var wanted = paths
    if wanted.isEmpty, let path = environment["BROADSHEET_LIBRARY"], !path.isEmpty {
      wanted = [path]
    }
    guard !wanted.isEmpty else {
      throw ReaderFailure("no library: name the folder of your articles: broadsheet FOLDER")
    }
    for path in wanted where access(path, R_OK) != 0 {
      let reason = String(cString: strerror(errno))
      throw ReaderFailure("\(path): \(reason): name a folder or a file that you can read")
    }
    return wanted
  }
}

/// Why the reader does not start.
struct ReaderFailure: Error, Equatable, CustomStringConvertible {
  /// What is wrong, why, and what helps, as it follows the program's name.
  let description: String

  /// A failure; control characters are left out, for paths may have any.
  init(_ description: String) {
    self.description = String(
      String.UnicodeScalarView(
        description.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F..<0xA0 ~= $0.value) }))
  }
}
