internal import Reader
internal import Terminal

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The themes that there are: the reader's own, which come first, and those of the program.
final class ThemeStore {
  private let folders: [String]
  private var loaded: [String: Theme] = [:]
  /// What was wrong in the themes that were loaded.
  private(set) var mistakes: [Mistake] = []

  init(environment: [String: String]) {
    let own = Folders.configuration(environment: environment).map { $0 + "/themes" }
    folders = [own, SharedFiles(environment: environment).themes].compactMap { $0 }
  }

  /// The names of all themes.
  func names() -> [String] {
    Set(folders.flatMap { Self.names(in: $0) }).sorted()
  }

  /// The file of a theme, or `nil` where there is none of this name.
  func path(of name: String) -> String? {
    guard !name.contains("/") else { return nil }
    return folders.lazy.map { "\($0)/\(name).toml" }.first { SharedFiles.exists($0) }
  }

  /// The theme of a name.
  ///
  /// Where it is missing the standard one is used, and where that is missing too, one of attributes
  /// alone, which every terminal can show.
  func theme(named name: String) -> Theme {
    if let known = loaded[name] { return known }
    let theme = load(name) ?? (name == Settings().themeName ? Self.plain : nil)
    guard let theme else {
      mistakes.append(
        Mistake(
          file: name, line: nil,
          message: "there is no theme of this name"
            + suggestion(for: name, among: names())))
      let standard = self.theme(named: Settings().themeName)
      loaded[name] = standard
      return standard
    }
    loaded[name] = theme
    return theme
  }

  private func load(_ name: String) -> Theme? {
    guard let path = path(of: name) else { return nil }
    do throws(Mistake) {
      let file = ThemeFile(try TOMLFile(path: path))
      mistakes += file.mistakes
      return Theme(name: name, styles: file.styles)
    } catch {
      mistakes.append(error)
      return Self.plain
    }
  }

  /// What a theme's file says of itself.
  func description(of name: String) -> String {
    guard let path = path(of: name), let file = try? TOMLFile(path: path) else { return "" }
    return ThemeFile(file).description
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      let file = String(decoding: bytes, as: UTF8.self)
      if file.hasSuffix(".toml"), !file.hasPrefix(".") {
        names.append(ThemeFile.baseName(of: file))
      }
    }
    return names
  }

  /// What is drawn with where no theme can be read.
  static let plain = Theme(
    name: "plain",
    styles: [
      .masthead: Style(attributes: .bold), .title: Style(attributes: .bold),
      .headline: Style(attributes: .bold), .headlineSelected: Style(attributes: .bold),
      .heading: Style(attributes: .bold), .strong: Style(attributes: .bold),
      .emphasis: Style(attributes: .italic), .kicker: Style(attributes: .bold),
      .quiet: Style(attributes: .dim), .detail: Style(attributes: .dim),
      .removed: Style(attributes: .dim), .missing: Style(attributes: .dim),
      .shade: Style(attributes: .dim), .link: Style(attributes: .underline),
      .match: Style(attributes: .underline),
      .matchCurrent: Style(attributes: .reverse), .overlayTitle: Style(attributes: .bold),
      .overlaySelection: Style(attributes: .reverse), .key: Style(attributes: .bold),
      .focus: Style(attributes: .bold), .error: Style(attributes: .bold),
    ])
}
