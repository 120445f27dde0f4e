import ArticleModel
import Reader

/// What the library of a ``TestReader`` knows of stories that several articles tell.
extension TestReader {
  /// The articles of an article's story.
  func group(of id: ArticleID) -> [ArticleID]? {
    edition.groups.first { $0.contains(id) }
  }

  /// A list in which each story is one row, new ones of followed stories first, with the articles of
  /// unfolded ones below.
  func folded(_ list: [Headline], _ unfolded: Set<ArticleID>) -> [Headline] {
    var seen: Set<ArticleID> = []
    var rows: [[Headline]] = []
    for headline in list where !seen.contains(headline.id) {
      let group = group(of: headline.id) ?? [headline.id]
      seen.formUnion(group)
      guard group.contains(where: { unfolded.contains($0) }) else {
        rows.append([headline])
        continue
      }
      let members = list.filter { group.contains($0.id) && $0.id != headline.id }
      rows.append(
        [headline]
          + members.map { member in
            var member = member
            member.isUnfolded = true
            return member
          })
    }
    return Array((rows.filter(isNew) + rows.filter { !isNew($0) }).joined())
  }

  private func isNew(_ row: [Headline]) -> Bool {
    row[0].isFollowed && row.contains { !$0.isRead }
  }

  /// How many headlines at the beginning of a folded list are new ones of followed stories.
  func followedCount(_ list: [Headline]) -> Int {
    list.prefix { $0.isFollowed && !$0.isRead || $0.isUnfolded && $0.isFollowed }.count
  }

  /// Where an article stands in a list: by itself, or in the row of its story.
  func position(of id: ArticleID, in list: [Headline]) -> Int? {
    list.firstIndex { $0.id == id }
      ?? list.firstIndex { group(of: id)?.contains($0.id) == true && !$0.isUnfolded }
  }

  func story(of id: ArticleID) -> Story? {
    guard let group = group(of: id) else { return nil }
    let headlines = stories.map(\.headline).filter { group.contains($0.id) }
      .sorted { $0.published > $1.published }
    return headlines.last.map { Story(id: $0.id, headlines: headlines) }
  }

  mutating func follow(_ id: ArticleID, _ isFollowed: Bool) {
    let group = group(of: id) ?? [id]
    for index in stories.indices where group.contains(stories[index].headline.id) {
      stories[index].headline.isFollowed = isFollowed
    }
  }

  /// Answers effects about stories, news and names.
  mutating func storyAnswer(to effect: Effect) -> Action? {
    switch effect {
    case .loadStory(let id): return .storyLoaded(id, story(of: id))
    case .findNews(let id): return .newsFound(id, news(in: id))
    case .findNames(let id):
      guard let article = story(id)?.article else { return nil }
      let names = NameFinder.names(in: article)
      return .namesFound(id, names.map { CountedName($0, articles: nameCounts[$0.text] ?? 1) })
    case .followStory(let id):
      return marked([MarkChange(id, .followed, story(id)?.headline.isFollowed != true)])
    case .markStoryRead(let id):
      let unread = story(of: id)?.headlines.filter { !$0.isRead } ?? []
      return marked(unread.map { MarkChange($0.id, .read, true) })
    case .toggleStoryMark(let id, let mark):
      let isSet =
        storyMarks[MarkChange(id, mark, true)] == true
        && storyMarks[MarkChange(id, mark, false)] == nil
      return marked([MarkChange(id, mark, !isSet)])
    default: return nil
    }
  }

  private mutating func marked(_ changes: [MarkChange]) -> Action {
    if !changes.isEmpty { note(changes) }
    mark(changes)
    return .storyMarked(changes)
  }

  private func news(in id: ArticleID) -> [NewSentences.Passage]? {
    let known = (story(of: id)?.headlines ?? []).filter { $0.isRead && $0.id != id }
      .compactMap { story($0.id)?.article }
    guard !known.isEmpty, let article = story(id)?.article else { return nil }
    return NewSentences(in: article, known: known).passages
  }
}
