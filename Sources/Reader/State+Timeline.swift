internal import ArticleModel
internal import Terminal

/// The articles of a story, of which a list over the panes shows each.
struct Timeline: Equatable {
  var story: Story

  /// The article that a line of the list is about.
  subscript(row: Overlay.Row) -> Headline? {
    story.headlines.first { $0.id.description == row.value }
  }
}

/// The timeline of a story: its articles by day, the oldest first.
extension State {
  /// The cells of a day's bar, and the columns of a paper's name, at most.
  private static let longestBar = 24
  private static let longestOrigin = 22

  mutating func askForTimeline() -> [Effect] {
    guard let headline = headlineAtHand else {
      message = Message("there is no story")
      return []
    }
    return [.loadStory(headline.id)]
  }

  mutating func showTimeline(_ story: Story?, of id: ArticleID) {
    guard let story, story.headlines.count > 1 else {
      message = Message("no other article here tells this story")
      return
    }
    // Something else was opened in the meantime.
    guard prompt == nil, overlay == nil || overlay?.kind == .timeline else { return }
    timeline = Timeline(story: story)
    let rows = rows(of: story)
    overlay = Overlay(
      .timeline, title: timelineTitle(of: story), rows: rows,
      selected: rows.firstIndex { $0.value == id.description } ?? 1)
    layOutPanes(screenLayout)
  }

  private func timelineTitle(of story: Story) -> String {
    let unread = story.headlines.count { !$0.isRead }
    return "Timeline of the story · \(grouped(story.headlines.count)) articles"
      + (unread > 0 ? " · \(grouped(unread)) new" : "") + (story.isFollowed ? " · followed" : "")
  }

  private func rows(of story: Story) -> [Overlay.Row] {
    let articles = Array(story.headlines.reversed())
    let counts = articles.reduce(into: [Int: Int]()) { counts, headline in
      counts[clock.day(of: headline.published), default: 0] += 1
    }
    let most = counts.values.max() ?? 1
    let width = (
      time: articles.contains { clock.timeOfDay(of: $0.published) != nil } ? 5 : 0,
      origin: min(Self.longestOrigin, articles.map { columns(of: $0.origin ?? "") }.max() ?? 0)
    )
    var rows: [Overlay.Row] = []
    var day: Int?
    for headline in articles {
      let next = clock.day(of: headline.published)
      if next != day {
        day = next
        rows.append(
          Overlay.Row(
            text: Self.bar(
              of: counts[next] ?? 0, most: most, clock.dayTitle(of: headline.published)),
            isTitle: true))
      }
      let time = width.time > 0 ? clock.timeOfDay(of: headline.published) ?? "" : ""
      rows.append(
        Overlay.Row(
          key: (headline.isRead ? "  " : "● ") + Self.padded(time, to: width.time),
          text: Self.padded(
            truncate(headline.origin ?? "", columns: width.origin), to: width.origin)
            + (width.origin > 0 ? "  " : "") + headline.title,
          isQuiet: headline.isRead, value: headline.id.description))
    }
    return rows
  }

  /// A day, and as many signs as it has articles, or as many of the longest bar as its share.
  private static func bar(of count: Int, most: Int, _ day: String) -> String {
    let length = most <= longestBar ? count : max(1, count * longestBar / most)
    return padded(day, to: 22) + " " + String(repeating: "■", count: length) + " \(grouped(count))"
  }

  /// What the line below the timeline says of an article.
  func foot(of headline: Headline) -> String {
    let author = headline.author.map { "by \($0)" }
    return [headline.section, author, "\(headline.minutes) min", headline.isRead ? "read" : nil]
      .compactMap { $0 }.joined(separator: " · ")
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - columns(of: text)))
  }

  mutating func openFromTimeline(_ row: Overlay.Row) -> [Effect] {
    timeline?[row].map { open($0) } ?? []
  }

  /// Shows changed marks in the timeline, if it is open.
  mutating func updateTimeline(_ changes: [MarkChange]) {
    guard overlay?.kind == .timeline, var story = timeline?.story else { return }
    let places = Dictionary(
      story.headlines.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for change in changes {
      guard let index = places[change.article] else { continue }
      switch change.mark {
      case .read: story.headlines[index].isRead = change.isSet
      case .followed: story.headlines[index].isFollowed = change.isSet
      case .starred, .tag, .apart, .together: break
      }
    }
    let selected = overlay?.selectedRow?.value
    timeline = Timeline(story: story)
    let rows = rows(of: story)
    overlay = Overlay(
      .timeline, title: timelineTitle(of: story), rows: rows,
      selected: rows.firstIndex { $0.value == selected } ?? 1)
    layOutPanes(screenLayout)
  }
}
