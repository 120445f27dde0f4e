internal import ArticleModel

/// What the reader said about stories of several articles.
struct StoryEdits: Equatable, Sendable {
  /// Articles whose stories are followed.
  var followed: [MarkKey] = []
  /// Articles that stand apart from every story.
  var apart: [MarkKey] = []
  /// Articles whose stories are one with those of others.
  var together: [Pair] = []

  struct Pair: Equatable, Sendable {
    var key: MarkKey
    var other: ArticleID
  }
}

extension MarksSnapshot {
  /// What the reader said about stories, in the order in which it was said.
  var storyEdits: StoryEdits {
    func keys(_ kind: MarkKind) -> [MarkKey] {
      table.all(kind).sorted { $0.clock < $1.clock }.map(\.key)
    }
    return StoryEdits(
      followed: keys(.followed), apart: keys(.apart),
      together: tagNumbers.partners.enumerated().flatMap { number, other in
        keys(.together(number)).map { StoryEdits.Pair(key: $0, other: other) }
      })
  }
}
