import ArticleModel
import Reader
import Testing

@testable import broadsheet

/// Stories that are read before they are asked for.
struct PreparedStoriesTests {
  private let one = Self.id(1)
  private let two = Self.id(2)
  private let three = Self.id(3)

  private static func id(_ number: UInt64) -> ArticleID { ArticleID(rawValue: number) }

  private func headline(_ id: ArticleID) -> Headline {
    Headline(id: id, path: "", title: "Story \(id)", published: Timestamp(seconds: 0))
  }

  /// Reads a story ahead that has another one beside it.
  private func prepare(_ id: ArticleID, beside: ArticleID, in stories: PreparedStories) {
    guard let ticket = stories.want(id) else { return }
    let related = RelatedStory(
      title: "", reason: .onThePage, headline: headline(beside), confidence: 1)
    stories.add(ticket, article: .articleFailed(id, reason: "unread"), related: [related])
  }

  @Test func answersBothWishes() {
    let stories = PreparedStories()
    #expect(stories.answer(to: .loadArticle(one)) == nil)
    prepare(one, beside: two, in: stories)
    #expect(stories.answer(to: .loadArticle(one)) == .articleFailed(one, reason: "unread"))
    guard case .relatedLoaded(one, let related) = stories.answer(to: .loadRelated(one)) else {
      Issue.record("no related stories")
      return
    }
    #expect(related.map(\.headline?.id) == [two])
    #expect(stories.answer(to: .loadArticle(two)) == nil)
    #expect(stories.want(one) == nil)
  }

  @Test func keepsTwo() {
    let stories = PreparedStories()
    for id in [one, two, three] { prepare(id, beside: Self.id(9), in: stories) }
    #expect(stories.answer(to: .loadArticle(one)) == nil)
    #expect(stories.answer(to: .loadArticle(two)) != nil)
    #expect(stories.answer(to: .loadArticle(three)) != nil)
  }

  @Test func forgetsWhatAMarkChanges() {
    let changes: [Effect] = [
      .mark([MarkChange(one, .starred, true)]), .tag(one, "later"), .noteOpened(one),
      .setPosition(one, ReadingPosition(paragraph: 1, total: 2)), .undo, .redo,
      .markListRead(HeadlineQuery()), .followStory(two), .markStoryRead(two),
      .toggleStoryMark(two, .apart),
      // The story beside it is shown read from here on.
      .mark([MarkChange(two, .read, true)]),
    ]
    for change in changes {
      let stories = PreparedStories()
      prepare(one, beside: two, in: stories)
      stories.noteChange(by: change)
      #expect(stories.answer(to: .loadArticle(one)) == nil, "\(change)")
    }
    let stories = PreparedStories()
    prepare(one, beside: two, in: stories)
    stories.noteChange(by: .mark([MarkChange(three, .read, true)]))
    #expect(stories.answer(to: .loadArticle(one)) != nil)
  }

  @Test func leavesOutWhatWasReadBeforeAChange() {
    let stories = PreparedStories()
    let ticket = stories.want(one)
    stories.forgetAll()
    if let ticket {
      #expect(!stories.isWanted(ticket))
      stories.add(ticket, article: .articleFailed(one, reason: "old"), related: [])
    }
    #expect(ticket != nil)
    #expect(stories.answer(to: .loadArticle(one)) == nil)
  }

  @Test func onlyTheLastWishCounts() {
    let stories = PreparedStories()
    let first = stories.want(one)
    let last = stories.want(two)
    #expect(first.map(stories.isWanted) == false)
    #expect(last.map(stories.isWanted) == true)
  }
}
