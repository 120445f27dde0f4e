internal import ArticleFormats
internal import ArticleLibrary
internal import ArticleModel
internal import Reader

/// Writes rules for sites of what the reader points at, and has the library go by them at once.
final class SiteEditor: Sendable {
  private let file: SiteRulesFile
  private let library: Library
  private let rules: @Sendable () -> SiteRules

  /// An editor of `file`; `rules` reads all rules there are.
  init(file: SiteRulesFile, library: Library, rules: @escaping @Sendable () -> SiteRules) {
    self.file = file
    self.library = library
    self.rules = rules
  }

  /// Writes the rule that a change asks for; returns whether it did, and what to say.
  func perform(_ change: SiteChange, on id: ArticleID) -> (isWritten: Bool, message: Message) {
    do {
      let article = try library.articleInPassing(id)
      guard let host = article.source.flatMap({ SiteRules.host(of: $0) }) else {
        return (false, Message("this story tells no address, so no rule can be about its site"))
      }
      switch change {
      case .leaveOut(let text): return try add("remove", text, host, id)
      case .keep(let text, let rule):
        if let selector = rule.flatMap({ removedSelector(of: $0, host) }),
          try file.remove("remove", selector, host: host)
        {
          library.setSiteRules(rules())
          return (false, Message("\(selector) is no longer left out on \(host): \(name)"))
        }
        return try add("keep", text, host, id)
      }
    } catch let error as Mistake {
      return (false, Message("no rule is written: \(error)", isError: true))
    } catch let error as ReadFailure {
      return (false, Message("\(error.path): \(error.reason)", isError: true))
    } catch {
      return (false, Message("\(error)", isError: true))
    }
  }

  /// Takes back the rule that was written last.
  func undo() -> (isWritten: Bool, message: Message) {
    do throws(Mistake) {
      let isDone = try file.undo()
      library.setSiteRules(rules())
      return (
        false,
        Message(isDone ? "the rule is gone from \(name)" : "\(name) was changed since, and stays")
      )
    } catch {
      return (false, Message("the rule stays: \(error)", isError: true))
    }
  }

  private var name: String { file.path.split(separator: "/").last.map(String.init) ?? file.path }

  /// Writes the first rule for a text that does what it is for: by its element, else by its words.
  private func add(
    _ action: String, _ text: String, _ host: String, _ id: ArticleID
  ) throws -> (isWritten: Bool, message: Message) {
    let found = try library.selector(for: text, of: id)
    let words = try? SiteSelector("^" + String(safeLine(text).prefix(40)))
    for selector in [found, words].compactMap({ $0 }) {
      try file.add(action, selector, host: host, note: safeLine(text))
      library.setSiteRules(rules())
      if try isDone(action, text, id) {
        let verb = action == "keep" ? "kept" : "left out"
        return (
          true, Message("\(verb) on \(host): \(selector.text) · written to \(name) · u undoes")
        )
      }
      _ = try file.undo()
    }
    library.setSiteRules(rules())
    return (false, Message("no rule can tell this part from others"))
  }

  private func isDone(_ action: String, _ text: String, _ id: ArticleID) throws -> Bool {
    let article = try library.articleInPassing(id)
    let isInStory = article.blocks.contains { $0.plainText == text }
    let isLeftOut = article.removed.contains { $0.text == text }
    return action == "keep" ? !isLeftOut : !isInStory
  }

  /// The selector of a rule that the file holds, where that was the reason for leaving a part out.
  private func removedSelector(of rule: String, _ host: String) -> String? {
    let start = "\(host): remove "
    guard rule.hasPrefix(start), let end = rule.lastIndex(of: "("),
      rule[end...].hasPrefix("(\(name):")
    else { return nil }
    return String(rule[rule.index(rule.startIndex, offsetBy: start.count)..<end].dropLast())
  }
}
