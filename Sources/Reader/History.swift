internal import ArticleModel

/// The way the reader took from story to story, as in a browser, and the place in each of them.
struct History: Equatable {
  private(set) var behind: [Headline] = []
  private(set) var ahead: [Headline] = []
  /// The story that was opened last.
  private(set) var current: Headline?
  /// Where the reader was in each story.
  private(set) var places: [ArticleID: Anchor] = [:]

  /// The most steps that are kept.
  private static let longest = 500

  /// Goes on to another story.
  mutating func visit(_ headline: Headline) {
    guard headline.id != current?.id else { return }
    if let current { behind.append(current) }
    if behind.count > Self.longest { behind.removeFirst() }
    ahead = []
    current = headline
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

  /// The story before, which becomes the current one.
  mutating func goBack() -> Headline? {
    guard let headline = behind.popLast() else { return nil }
    if let current { ahead.append(current) }
    current = headline
    return headline
  }

  /// The story from which the reader went back.
  mutating func goForward() -> Headline? {
    guard let headline = ahead.popLast() else { return nil }
    if let current { behind.append(current) }
    current = headline
    return headline
  }
}
