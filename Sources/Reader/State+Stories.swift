internal import ArticleModel

/// What the reader says of stories: followed, read, which articles they are made of.
extension State {
  /// The article that a command about its story is for: in the timeline the selected one.
  private var storyAtHand: Headline? {
    overlay?.kind == .timeline
      ? overlay?.selectedRow.flatMap { timeline?[$0] } : headlineAtHand
  }

  /// Follows the story at hand, or stops that.
  mutating func followStory() -> [Effect] {
    guard let headline = storyAtHand else { return refuseStory() }
    return [.followStory(headline.id)]
  }

  /// Marks all articles of the story at hand read.
  mutating func markStoryRead() -> [Effect] {
    guard let headline = storyAtHand else { return refuseStory() }
    return [.markStoryRead(headline.id)]
  }

  /// Takes the article at hand out of its story, or puts it back.
  mutating func standApart() -> [Effect] {
    guard let headline = storyAtHand else { return refuseStory() }
    return [.toggleStoryMark(headline.id, .apart)]
  }

  /// Says that the selected related story and the one that is shown are the same, or not any more.
  mutating func joinStories() -> [Effect] {
    let isInTimeline = overlay?.kind == .timeline
    let other =
      isInTimeline ? storyAtHand : focus == .related ? related.selectedStory?.headline : nil
    guard let shown = article.headline, let other, other.id != shown.id else {
      message = Message(
        focus == .related && related.selectedStory != nil
          ? "this one is not in this library"
          : "select a related story first, to join it with this one")
      return []
    }
    return [.toggleStoryMark(shown.id, .together(other.id))]
  }

  private mutating func refuseStory() -> [Effect] {
    message = Message("there is no story")
    return []
  }

  /// Notes what was changed about a story, and has it shown.
  mutating func noteStoryMarked(_ changes: [MarkChange]) -> [Effect] {
    guard let change = changes.first else {
      message = Message("all of this story is read")
      return []
    }
    remember(.asked)
    show(changes)
    updateTimeline(changes)
    if change.mark == .read {
      let count = changes.count == 1 ? "1 article" : "\(grouped(changes.count)) articles"
      noteSaved("marked \(count) of the story read")
    } else {
      noteSaved(change.sentence)
    }
    return reloadStories()
  }

  /// Has everything loaded anew that shows which articles are of a story.
  mutating func reloadStories() -> [Effect] {
    let shown = article.headline.map { [Effect.loadRelated($0.id)] } ?? []
    return [.loadHeadlines(headlines.reload())] + shown
  }
}
