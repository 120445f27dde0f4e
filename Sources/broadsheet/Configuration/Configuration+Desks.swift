internal import ArticleModel
internal import Reader
internal import TOMLKit

extension Configuration {
  /// Takes the desks that were kept while reading, behind those of the configuration, which have
  /// their names first.
  mutating func takeSavedDesks(environment: [String: String]) {
    guard let saved = SavedDesks(environment: environment) else { return }
    do throws(Mistake) {
      let names = Set(settings.desks.map { $0.name.lowercased() })
      settings.desks += try saved.all().filter { !names.contains($0.name.lowercased()) }
    } catch {
      mistakes.append(error)
    }
  }

  /// Takes the table of desks: each a name and its query.
  ///
  /// One with the name of a desk that there is anyway takes its place.
  mutating func takeDesks(_ file: TOMLFile) {
    guard let table = file.root["desks"]?.table else {
      mistakes.append(file.mistake(at: "desks", "desks is a table: [desks]"))
      return
    }
    for name in file.inOrderOfLines(table.keys, of: "desks") {
      let place = "desks." + name
      guard let query = table[name]?.string else {
        mistakes.append(file.mistake(at: place, "the desk \(name) is a query, in quotes"))
        continue
      }
      if let mistake = Query.parse(query).mistakes.first {
        mistakes.append(file.mistake(at: place, "the desk \(name): \(mistake.reason)"))
      }
      let desk = Desk(name, query)
      let names = settings.desks.map { $0.name.lowercased() }
      if let index = names.firstIndex(of: name.lowercased()) {
        settings.desks[index] = desk
      } else {
        settings.desks.append(desk)
      }
    }
  }
}
