internal import Reader
internal import TOMLKit
internal import Terminal

/// A theme as its file describes it.
struct ThemeFile {
  private(set) var name: String
  private(set) var description = ""
  private(set) var styles: [Role: Style] = [:]
  private(set) var mistakes: [Mistake] = []

  /// Takes what is right in a file; a theme with a mistake can be used all the same.
  init(_ file: TOMLFile) {
    name = Self.baseName(of: file.path)
    var notation = StyleNotation()
    for key in file.root.keys {
      switch key {
      case "description": description = file.root[key]?.string ?? ""
      case "palette": notation.palette = palette(file)
      case "styles": break
      default:
        let known = ["description", "palette", "styles"]
        mistakes.append(
          file.mistake(at: key, "\(key) is nothing of a theme" + suggestion(for: key, among: known))
        )
      }
    }
    takeStyles(file, notation)
    mistakes = mistakes.inOrderOfLines
  }

  private mutating func palette(_ file: TOMLFile) -> [String: Color] {
    var palette: [String: Color] = [:]
    for (name, value) in entries(of: "palette", file) {
      if let color = StyleNotation().color(value) {
        palette[name] = color
      } else {
        mistakes.append(
          file.mistake(at: "palette." + name, "\(value) is no colour; write #rrggbb, 0–255 or red"))
      }
    }
    return palette
  }

  private mutating func takeStyles(_ file: TOMLFile, _ notation: StyleNotation) {
    for (name, value) in entries(of: "styles", file) {
      guard let role = Role(name: name) else {
        let known = Role.allCases.map(\.name)
        mistakes.append(
          file.mistake(
            at: "styles." + name, "\(name) is not a role" + suggestion(for: name, among: known)))
        continue
      }
      switch notation.style(value) {
      case .success(let style): styles[role] = style
      case .failure(let wrong):
        mistakes.append(file.mistake(at: "styles." + name, wrong.sentence))
      }
    }
  }

  /// The texts of a table.
  private mutating func entries(of table: String, _ file: TOMLFile) -> [(String, String)] {
    guard let found = file.root[table]?.table else {
      if file.root[table] != nil {
        mistakes.append(file.mistake(at: table, "\(table) is a table: [\(table)]"))
      }
      return []
    }
    return found.keys.compactMap { name in
      if let text = found[name]?.string { return (name, text) }
      mistakes.append(file.mistake(at: "\(table).\(name)", "\(name) is a text, in quotes"))
      return nil
    }
  }

  static func baseName(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".toml") ? String(file.dropLast(5)) : file
  }
}
