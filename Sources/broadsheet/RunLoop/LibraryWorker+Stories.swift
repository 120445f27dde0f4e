internal import ArticleLibrary
internal import ArticleModel
internal import Reader

/// What is found out of texts: what is new in one, what changed, whom it names.
extension LibraryWorker {
  /// The most articles that a story is compared with.
  private static let mostCompared = 12

  /// What is new in an article beside those of its story that were read, the nearest to it in time.
  func news(in id: ArticleID) -> Action {
    guard let story = library.story(of: id) else { return .newsFound(id, nil) }
    let date = story.headlines.first { $0.id == id }?.published ?? library.headline(id)?.published
    let read = story.headlines.filter { $0.isRead && $0.id != id }.sorted { left, right in
      distance(left, date) < distance(right, date)
    }
    let known = read.prefix(Self.mostCompared).compactMap { try? library.articleInPassing($0.id) }
    guard !known.isEmpty, let article = try? library.articleInPassing(id) else {
      return .newsFound(id, nil)
    }
    return .newsFound(id, NewSentences(in: article, known: known).passages)
  }

  private func distance(_ headline: Headline, _ date: Timestamp?) -> UInt64 {
    date.map { (headline.published.seconds &- $0.seconds).magnitude } ?? 0
  }

  /// Tells the names of an article, and then how many articles say each.
  func findNames(in id: ArticleID) {
    guard let article = try? library.articleInPassing(id) else {
      return outcomes.add(.action(.message(Message("this story cannot be read", isError: true))))
    }
    let names = NameFinder.names(in: article)
    outcomes.add(.action(.namesFound(id, names.map { CountedName($0) })))
    guard !names.isEmpty else { return }
    let counted = names.map { name in
      CountedName(
        name, articles: max(1, library.count(of: "\"\(name.text.filter { $0 != "\"" })\"")))
    }
    outcomes.add(.action(.namesFound(id, counted)))
  }

  func comparison(of old: ArticleID, _ new: ArticleID) -> Action {
    do throws(ReadFailure) {
      return .versionsCompared(try library.changes(from: old, to: new), old: old, new: new)
    } catch {
      return .message(Message("\(error.path): \(error.reason)", isError: true))
    }
  }
}
