internal import ArticleModel
internal import Reader
internal import Synchronization

/// The stories that were read before anybody asked for them, because they come next in the list.
///
/// Whoever goes on has the story at once then, without a change of threads. A story is forgotten as
/// soon as something happens that it may not show: what is at hand is what would be read now.
final class PreparedStories: Sendable {
  private struct Story {
    var id: ArticleID
    var article: Action
    var related: [RelatedStory]

    func shows(_ id: ArticleID) -> Bool {
      self.id == id || related.contains { $0.headline?.id == id }
    }
  }

  /// What a story was asked for: it is of no use once something has changed.
  struct Ticket: Equatable {
    fileprivate var id: ArticleID
    fileprivate var change: Int
  }

  private struct Contents {
    var stories: [Story] = []
    /// Counts whatever may change a story.
    var change = 0
    var wanted: Ticket?
  }

  /// The story that comes next, and the one before it, which is often gone back to.
  private static let limit = 2

  private let contents = Mutex(Contents())

  /// Notes that a story is wanted; `nil` where it is at hand.
  func want(_ id: ArticleID) -> Ticket? {
    contents.withLock { contents in
      guard !contents.stories.contains(where: { $0.id == id }) else { return nil }
      let ticket = Ticket(id: id, change: contents.change)
      contents.wanted = ticket
      return ticket
    }
  }

  /// Whether the story is still wanted: no other one is by now, and nothing has changed.
  func isWanted(_ ticket: Ticket) -> Bool {
    contents.withLock { $0.wanted == ticket && $0.change == ticket.change }
  }

  /// Keeps a story that was read, unless something has changed since it was asked for.
  func add(_ ticket: Ticket, article: Action, related: [RelatedStory]) {
    contents.withLock { contents in
      guard contents.change == ticket.change else { return }
      contents.stories.append(Story(id: ticket.id, article: article, related: related))
      if contents.stories.count > Self.limit { contents.stories.removeFirst() }
    }
  }

  /// What `effect` would bring, if that is at hand.
  func answer(to effect: Effect) -> Action? {
    contents.withLock { contents in
      switch effect {
      case .loadArticle(let id):
        contents.stories.first { $0.id == id }?.article
      case .loadRelated(let id):
        contents.stories.first { $0.id == id }.map { .relatedLoaded(id, $0.related) }
      default: nil
      }
    }
  }

  /// Forgets what an effect is about to change.
  func noteChange(by effect: Effect) {
    switch effect {
    case .mark(let changes, _): forget(changes.map(\.article))
    case .tag(let id, _), .setPosition(let id, _), .noteOpened(let id): forget([id])
    case .markListRead, .undo, .redo, .followStory, .markStoryRead, .toggleStoryMark: forgetAll()
    default: break
    }
  }

  /// Forgets everything: the library has changed.
  func forgetAll() {
    contents.withLock { contents in
      contents.change += 1
      contents.stories = []
    }
  }

  private func forget(_ ids: [ArticleID]) {
    contents.withLock { contents in
      contents.change += 1
      contents.stories.removeAll { story in ids.contains { story.shows($0) } }
    }
  }
}
