internal import Reader
internal import TOMLKit

extension Configuration {
  /// Takes what is said of how words are found.
  mutating func takeSearch(_ file: TOMLFile) {
    guard let table = file.root["search"]?.table else {
      mistakes.append(file.mistake(at: "search", "search is a table: [search]"))
      return
    }
    for key in table.keys {
      let place = "search." + key
      guard key == "stemming" else {
        mistakes.append(
          file.mistake(
            at: place,
            "\(key) is not a setting of the search" + suggestion(for: key, among: ["stemming"])))
        continue
      }
      if let isStemming = table[key]?.bool {
        settings.findsForms = isStemming
      } else {
        mistakes.append(file.mistake(at: place, "stemming is true or false"))
      }
    }
  }
}
