internal import ArticleModel

/// The way the reader took from story to story, as in a browser, and the place in each of them.
struct History: Equatable {
  private(set) var behind: [Headline] = []
  private(set) var ahead: [Headline] = []
  /// The story that was read last.
  private(set) var current: Headline?
  /// Where the reader was in each story.
  private(set) var places: [ArticleID: Anchor] = [:]

  /// The most steps that are kept.
  private static let longest = 500

  /// Goes on to another story from `shown`, the one that the reader saw, be it only in passing.
  mutating func visit(_ headline: Headline, from shown: Headline? = nil) {
    for next in [shown, headline].compactMap({ $0 }) where next.id != current?.id {
      if let current { behind.append(current) }
      if behind.count > Self.longest { behind.removeFirst() }
      ahead = []
      current = next
    }
  }

  /// Changes a headline wherever the way passed it.
  mutating func update(_ id: ArticleID, _ change: (inout Headline) -> Void) {
    for index in behind.indices where behind[index].id == id { change(&behind[index]) }
    for index in ahead.indices where ahead[index].id == id { change(&ahead[index]) }
    if var headline = current, headline.id == id {
      change(&headline)
      current = headline
    }
  }

  /// Remembers the place in a story.
  mutating func leave(_ id: ArticleID, at place: Anchor) {
    places[id] = place == .top ? nil : place
  }

  /// The story before `shown`, which becomes the current one.
  ///
  /// Where `shown` was only seen in passing, that is the story that was read last.
  mutating func goBack(from shown: Headline?) -> Headline? {
    if let shown, let current, shown.id != current.id {
      ahead.append(shown)
      return current
    }
    guard let headline = behind.popLast() else { return nil }
    if let current { ahead.append(current) }
    current = headline
    return headline
  }

  /// The story from which the reader went back.
  mutating func goForward(from shown: Headline?) -> Headline? {
    guard let headline = ahead.popLast() else { return nil }
    if let current { behind.append(current) }
    if let shown, shown.id != current?.id { behind.append(shown) }
    current = headline
    return headline
  }
}
