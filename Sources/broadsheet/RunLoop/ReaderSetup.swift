internal import ArticleLibrary
internal import Reader
internal import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What options, environment and configuration say about a run of the program.
///
/// This is the one place where commands meet the configuration.
struct ReaderSetup {
  let configuration: Configuration
  let themes: ThemeStore
  private let options: GivenOptions
  private let environment: [String: String]

  init(options: GivenOptions, environment: [String: String]) {
    self.options = options
    self.environment = environment
    themes = ThemeStore(environment: environment)
    configuration = Configuration.load(
      path: options.config, environment: environment, themes: themes)
  }

  /// Whether colours may be used: not where an option or `NO_COLOR`, which has to hold something,
  /// forbids it (no-color.org).
  var usesColor: Bool { !options.noColor && environment["NO_COLOR", default: ""].isEmpty }

  /// The name of the theme in use.
  var themeName: String {
    options.theme ?? configuration.settings.themeName
  }

  /// The state to start with.
  func state() -> State {
    var settings = configuration.settings
    settings.themeName = themeName
    return State(settings: settings)
  }

  /// What writes rules for sites while `library` is read; `nil` where there is no folder for them.
  func siteEditor(for library: Library) -> SiteEditor? {
    let (path, environment) = (options.config, environment)
    return SiteRulesFile(configuration: path, environment: environment).map { file in
      SiteEditor(file: file, library: library) {
        Configuration.sites(path: path, environment: environment)
      }
    }
  }

  /// What to tell the reader first, in a line of `columns`: that there are mistakes in the
  /// configuration.
  func greeting(columns: Int) -> Message? {
    _ = themes.theme(named: themeName)
    return Mistake.summary(
      configuration.mistakes + themes.mistakes, home: environment["HOME"], columns: columns
    ).map { Message($0, isError: true) }
  }

  /// The themes that there are; those whose files hold a mistake say so.
  func themeChoices() -> [ThemeChoice] {
    themes.names().map { name in
      _ = themes.theme(named: name)
      let path = themes.path(of: name)
      let mistake = themes.mistakes.first { $0.file == path }
      return ThemeChoice(name, mistake: mistake?.description)
    }
  }

  /// Whether the paths are the sample edition that comes with the program.
  func isSample(_ paths: [String]) -> Bool {
    paths.count == 1 && paths.first == SharedFiles(environment: environment).sampleEdition
  }

  /// The folders and files to read: those named, else that of the environment, else those of the
  /// configuration, else the sample edition.
  func libraryPaths(named paths: [String]) throws(ReaderFailure) -> [String] {
    if paths.isEmpty {
      if let path = environment["BROADSHEET_LIBRARY"], !path.isEmpty { return try readable([path]) }
      let configured = configuration.libraries.filter { SharedFiles.exists($0) }
      if !configured.isEmpty { return configured }
      if let sample = SharedFiles(environment: environment).sampleEdition { return [sample] }
      throw ReaderFailure(
        "no library: name the folder of your articles: broadsheet FOLDER")
    }
    return try readable(paths)
  }

  private func readable(_ paths: [String]) throws(ReaderFailure) -> [String] {
    for path in paths where access(path, R_OK) != 0 {
      throw ReaderFailure(
        "\(path): \(systemMessage(errno)): name a folder or a file that you can read")
    }
    return paths
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
