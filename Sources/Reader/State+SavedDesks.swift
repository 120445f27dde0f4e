internal import ArticleModel

/// Keeping the filter as a desk, and taking a desk that was kept away.
extension State {
  /// Lets the reader type a name for the filter.
  mutating func startSavingDesk() -> [Effect] {
    guard headlines.filter != nil else {
      message = Message("there is no filter to keep · \(firstKey(of: .find)) types one")
      return []
    }
    prompt = Prompt(.command, text: Command.saveDesk.rawValue + " ")
    commandLine.begin()
    return []
  }

  /// Keeps the filter under a name, in the place of a desk that was kept under it before.
  mutating func saveDesk(named name: String) -> [Effect] {
    guard let filter = headlines.filter else { return startSavingDesk() }
    if let mistake = Query.parse(filter).mistakes.first {
      message = Message("this filter is not finished: \(mistake.reason)", isError: true)
      return []
    }
    let desk = Desk(name, filter, isSaved: true)
    if let index = indexOfDesk(named: name) {
      guard desks[index].isSaved else {
        let taken = desks[index].name
        message = Message("\(taken) is a desk already: take another name", isError: true)
        return []
      }
      desks[index] = desk
    } else {
      desks.append(desk)
    }
    message = Message("kept as the desk \(name) · \(firstKey(of: .desks)) lists it")
    return [.saveDesk(desk)]
  }

  /// Takes a desk away that was kept; those of the configuration stay.
  mutating func removeDesk(named name: String) -> [Effect] {
    guard let index = indexOfDesk(named: name) else {
      let names = desks.filter(\.isSaved).map { $0.name.lowercased() }
      let hint = closest(to: name.lowercased(), among: names).map { " · did you mean \($0)?" } ?? ""
      message = Message("there is no desk \(name)\(hint)", isError: true)
      return []
    }
    guard desks[index].isSaved else {
      message = Message("\(desks[index].name) was not kept here: the configuration has the desks")
      return []
    }
    let desk = desks.remove(at: index)
    message = Message("the desk \(desk.name) is gone")
    return [.removeDesk(desk.name)]
  }

  /// Takes away the desk that is selected in the list of desks.
  mutating func removeSelectedDesk() -> [Effect] {
    guard overlay?.kind == .desks, let name = overlay?.selectedRow?.value else {
      message = Message("which desk? \(firstKey(of: .desks)) lists them")
      return []
    }
    let position = desks.firstIndex { $0.name == name } ?? 0
    let effects = removeDesk(named: name)
    guard !effects.isEmpty else { return [] }
    let counting = showDesks()
    overlay?.select(min(position, desks.count - 1))
    return effects + counting
  }

  private func indexOfDesk(named name: String) -> Int? {
    desks.firstIndex { $0.name.lowercased() == name.lowercased() }
  }
}
