internal import ArticleFormats
internal import TOMLKit

extension Configuration {
  /// The rules for sites as the files have them now; what is wrong with them was told at the start.
  static func sites(path: String?, environment: [String: String]) -> SiteRules {
    var configuration = Configuration()
    let own = Folders.configuration(environment: environment).map { $0 + "/config.toml" }
    if let file = path ?? own, let file = try? TOMLFile(path: file) {
      configuration.takeSites(file)
    }
    configuration.take(SiteRulesFile(configuration: path, environment: environment))
    return configuration.sites
  }

  /// Takes the rules that were written while reading, behind those of the configuration.
  mutating func take(_ written: SiteRulesFile?) {
    do throws(Mistake) {
      guard let file = try written?.read() else { return }
      for key in file.root.keys where key != "site" {
        mistakes.append(
          file.mistake(at: key, "\(key) is not a setting: here are only [[site]] tables"))
      }
      takeSites(file)
    } catch {
      mistakes.append(error)
    }
  }

  /// Takes the tables of rules for sites.
  mutating func takeSites(_ file: TOMLFile) {
    guard file.root["site"] != nil else { return }
    guard let tables = file.root["site"]?.array?.map(\.table),
      !tables.contains(where: { $0 == nil })
    else {
      mistakes.append(file.mistake(at: "site", "each site is a table: [[site]]"))
      return
    }
    for (index, table) in tables.enumerated() {
      guard let table else { continue }
      var reader = SiteTable(table, number: index, file: file)
      if let rule = reader.rule() { sites.rules.append(rule) }
      mistakes += reader.mistakes
    }
  }
}

/// One `[[site]]` of a file.
private struct SiteTable {
  private let table: TOMLTable
  private let number: Int
  private let file: TOMLFile
  private(set) var mistakes: [Mistake] = []

  private static let keys = ["host", "remove", "keep", "headline", "date"]

  init(_ table: TOMLTable, number: Int, file: TOMLFile) {
    self.table = table
    self.number = number
    self.file = file
  }

  mutating func rule() -> SiteRules.Rule? {
    for key in table.keys where !Self.keys.contains(key) {
      note(key, "\(key) is not a setting of a site" + suggestion(for: key, among: Self.keys))
    }
    guard let host = table["host"]?.string.map(Self.host), host.contains("."),
      !host.contains(where: { $0.isWhitespace || $0 == "/" })
    else {
      note("host", "host is the name of a site: host = \"example.com\"")
      return nil
    }
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    var rule = SiteRules.Rule(
      host: host, place: "\(name):\(file.line(ofTable: "site", number, key: nil))")
    rule.remove = selectors("remove")
    rule.keep = selectors("keep")
    rule.headline = selectors("headline").first
    rule.date = selectors("date").first
    return rule
  }

  private mutating func selectors(_ key: String) -> [SiteSelector] {
    guard let value = table[key] else { return [] }
    let texts = value.string.map { [$0] } ?? value.array.map { $0.map(\.string) }?.compactMap { $0 }
    guard let texts, value.array.map({ $0.count == texts.count }) ?? true else {
      note(key, "\(key) is a selector in quotes, or a list of these")
      return []
    }
    return texts.compactMap { text in
      do throws(SiteSelectorError) {
        return try SiteSelector(text)
      } catch {
        note(key, "\(key): \"\(text)\": \(error.reason)")
        return nil
      }
    }
  }

  private mutating func note(_ key: String, _ message: String) {
    mistakes.append(
      Mistake(
        file: file.path, line: file.line(ofTable: "site", number, key: key), message: message))
  }

  /// A host as it is compared: without `www.`, scheme and path, which are easily pasted along.
  private static func host(_ text: String) -> String {
    let lower = text.lowercased()
    if let host = SiteRules.host(of: lower) { return host }
    return lower.hasPrefix("www.") ? String(lower.dropFirst(4)) : lower
  }
}
