internal import ArticleModel

/// Giving stories tags.
extension State {
  /// Asks for a tag of the story at hand.
  mutating func startTag() -> [Effect] {
    guard let headline = headlineAtHand else {
      message = Message("there is no story to tag")
      return []
    }
    prompt = Prompt(.tag(headline.id))
    commandLine.begin()
    return [.listTags]
  }

  /// Gives the story the tag that was typed, or takes it away.
  mutating func tag(_ id: ArticleID, with text: String) -> [Effect] {
    let name = text.drop { $0 == "#" }.split(separator: " ").joined(separator: " ")
    return name.isEmpty ? [] : [.tag(id, name)]
  }

  /// Shows a tag that was given or taken away.
  mutating func noteTagged(_ change: MarkChange) -> [Effect] {
    guard case .tag(let tag) = change.mark else { return [] }
    noteAsked(change)
    if change.isSet, !knownTags.contains(tag) { knownTags.append(tag) }
    return []
  }

  /// The known tags as ways to go on from what was typed.
  var tagCompletions: [Completion] {
    knownTags.map { tag in
      let isOnIt = article.headline?.id == headlineAtHand?.id && article.tags.contains(tag)
      return Completion(line: tag, name: tag, help: isOnIt ? "on this story: takes it away" : "")
    }
  }
}
