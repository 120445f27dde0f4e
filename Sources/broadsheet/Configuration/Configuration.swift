internal import ArticleFormats
internal import Reader
internal import TOMLKit

/// What the reader's configuration file decides.
struct Configuration {
  /// Folders and files, with `~` written out.
  var libraries: [String] = []
  var settings = Settings()
  /// The rules for sites, those of the configuration first.
  var sites = SiteRules()
  /// What is wrong in the file.
  ///
  /// What is right holds all the same.
  var mistakes: [Mistake] = []

  private static let keys = [
    "library", "theme", "measure", "mouse", "layout", "desks", "search", "keys", "site",
  ]
  private static let layoutKeys = [
    "headlines-width", "related-width", "related-height", "hide", "separators", "stories",
  ]

  /// What holds without a file.
  init() {}

  /// Reads the file at `path`, or the one of the reader's own folder where that exists.
  static func load(
    path: String?, environment: [String: String], themes: ThemeStore
  ) -> Configuration {
    let own = Folders.configuration(environment: environment).map { $0 + "/config.toml" }
    var configuration = Configuration()
    if let file = path ?? own, path != nil || SharedFiles.exists(file) {
      do throws(Mistake) {
        let file = try TOMLFile(path: file)
        configuration = Configuration(file, home: environment["HOME"], themes: themes)
      } catch {
        configuration.mistakes = [error]
      }
    }
    configuration.takeSavedDesks(environment: environment)
    configuration.take(SiteRulesFile(configuration: path, environment: environment))
    return configuration
  }

  /// Takes what is right in a file, and notes what is not.
  init(_ file: TOMLFile, home: String?, themes: ThemeStore) {
    for key in file.root.keys {
      switch key {
      case "library": takeLibraries(file, home)
      case "theme": takeTheme(file, themes)
      case "measure": takeMeasure(file)
      case "mouse": takeMouse(file)
      case "layout": takeLayout(file)
      case "desks": takeDesks(file)
      case "search": takeSearch(file)
      case "keys": takeKeys(file)
      case "site": takeSites(file)
      default:
        mistakes.append(
          file.mistake(
            at: key, "\(key) is not a setting" + suggestion(for: key, among: Self.keys)))
      }
    }
    mistakes = mistakes.inOrderOfLines
  }

  // MARK: Single settings

  private mutating func takeLibraries(_ file: TOMLFile, _ home: String?) {
    let value = file.root["library"]
    guard let paths = value?.string.map({ [$0] }) ?? value?.array.flatMap(Self.strings) else {
      mistakes.append(file.mistake(at: "library", "library is a path, or a list of paths"))
      return
    }
    libraries = paths.map { path in
      path == "~" || path.hasPrefix("~/") ? (home ?? "~") + path.dropFirst() : path
    }
    for path in libraries where !SharedFiles.exists(path) {
      mistakes.append(file.mistake(at: "library", "\(path): there is no such file or folder"))
    }
  }

  private mutating func takeTheme(_ file: TOMLFile, _ themes: ThemeStore) {
    guard let name = file.root["theme"]?.string else {
      mistakes.append(file.mistake(at: "theme", "theme is a name, in quotes"))
      return
    }
    guard themes.path(of: name) != nil else {
      let known = suggestion(for: name, among: themes.names())
      mistakes.append(file.mistake(at: "theme", "there is no theme \(name)\(known)"))
      return
    }
    settings.themeName = name
  }

  private mutating func takeMeasure(_ file: TOMLFile) {
    guard let columns = file.root["measure"]?.int, Settings.measures.contains(columns) else {
      let range = Settings.measures
      mistakes.append(
        file.mistake(
          at: "measure", "measure is a number from \(range.lowerBound) to \(range.upperBound)"))
      return
    }
    settings.measure = columns
  }

  private mutating func takeMouse(_ file: TOMLFile) {
    guard let isEnabled = file.root["mouse"]?.bool else {
      mistakes.append(file.mistake(at: "mouse", "mouse is true or false"))
      return
    }
    settings.isMouseEnabled = isEnabled
  }

  // MARK: Tables

  private mutating func takeLayout(_ file: TOMLFile) {
    guard let table = file.root["layout"]?.table else {
      mistakes.append(file.mistake(at: "layout", "layout is a table: [layout]"))
      return
    }
    for key in table.keys {
      let place = "layout." + key
      switch key {
      case "headlines-width":
        settings.layout.headlineColumns = extent(table[key]?.int, 12...400, file, place)
      case "related-width":
        settings.layout.relatedColumns = extent(table[key]?.int, 12...400, file, place)
      case "related-height":
        settings.layout.relatedRows = extent(table[key]?.int, 2...200, file, place)
      case "separators":
        takeSwitch(table[key]?.bool, key, file) { $0.hasSeparators = $1 }
      case "stories":
        takeSwitch(table[key]?.bool, key, file) { $0.foldsStories = $1 }
      case "hide": takeHidden(table[key]?.array.flatMap(Self.strings), file)
      default:
        mistakes.append(
          file.mistake(
            at: place,
            "\(key) is not a setting of the layout"
              + suggestion(for: key, among: Self.layoutKeys)))
      }
    }
  }

  private mutating func extent(
    _ value: Int?, _ range: ClosedRange<Int>, _ file: TOMLFile, _ key: String
  ) -> Int? {
    if let value, range.contains(value) { return value }
    mistakes.append(
      file.mistake(
        at: key, "\(key) is a number from \(range.lowerBound) to \(range.upperBound)"))
    return nil
  }

  private mutating func takeSwitch(
    _ value: Bool?, _ key: String, _ file: TOMLFile,
    _ set: (inout LayoutPreferences, Bool) -> Void
  ) {
    guard let value else {
      mistakes.append(file.mistake(at: "layout." + key, "\(key) is true or false"))
      return
    }
    set(&settings.layout, value)
  }

  private mutating func takeHidden(_ names: [String]?, _ file: TOMLFile) {
    let panes = (names ?? []).map { PaneName(rawValue: $0) }
    guard names != nil, !panes.contains(nil), Set(panes).count < PaneName.allCases.count else {
      mistakes.append(
        file.mistake(
          at: "layout.hide",
          "hide is a list of up to two of \"headlines\", \"article\", \"related\""
        ))
      return
    }
    settings.layout.hidden = Set(panes.compactMap { $0 })
  }

  private mutating func takeKeys(_ file: TOMLFile) {
    guard let table = file.root["keys"]?.table else {
      mistakes.append(file.mistake(at: "keys", "keys is a table: [keys]"))
      return
    }
    var bindings = KeyBindings(settings.keymap)
    for name in file.inOrderOfLines(table.keys, of: "keys") {
      let value = table[name]
      let keys = value?.string.map { [$0] } ?? value?.array.flatMap(Self.strings)
      if let message = bindings.bind(name, to: keys) {
        mistakes.append(file.mistake(at: "keys." + name, message))
      }
    }
    settings.keymap = bindings.keymap
    mistakes += bindings.conflicts().map { file.mistake(at: "keys." + $0.command, $0.message) }
  }

  private static func strings(_ array: TOMLArray) -> [String]? {
    let strings = array.compactMap { $0.string }
    return strings.count == array.count ? strings : nil
  }
}
