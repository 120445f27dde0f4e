internal import ArticleModel
internal import Terminal

/// The story: laid out in a measured column, scrolled by lines, searched by words.
struct ArticlePane: Pane, Equatable {
  /// The story that is shown; its text may still be on its way.
  private(set) var headline: Headline?
  private(set) var article: Article?
  /// Why the story cannot be read, if it cannot.
  private(set) var failure: String?
  /// The longest line, in columns.
  private(set) var measure: Int
  /// Whether what the cleaning left out is shown.
  private(set) var showsRemoved = false
  /// The part of the page that the reader points at, while what was left out is shown.
  private(set) var pointed: Part?
  private(set) var size = Size(columns: 0, rows: 0)
  private(set) var layout: ArticleLayout?
  /// The first line on the screen.
  private(set) var top = 0
  var find: Find?
  /// The words that the list is filtered by, once a story of it was opened.
  var filter: FindPattern?
  /// The other forms that these words have in the story.
  var forms: FilterForms
  /// Whether the search came along from another story and stands on no match of this one yet.
  var isFindNew = false

  private(set) var clock = Clock()
  /// The place that the reader chose.
  ///
  /// The first line on the screen may be an earlier one, where the text has not come yet or where
  /// all of it fits, and comes back to this place when it can.
  private(set) var anchor = Anchor.top
  /// Where the story was left before, or will be said to have been left.
  private var position: ReadingPosition?
  /// Whether the reader went into the story, and did not only pass by.
  private var isEntered = false
  /// The words that the reader gave the story.
  private(set) var tags: [String] = []
  /// The part of the story to go to as soon as its text is there.
  var wantedPart: String?
  /// The versions of the story, the newest first, where there are several.
  private(set) var versions: [StoryVersion] = []
  /// What is new in the story beside others of its event, once that was found out.
  var foundNews: News?
  /// What changed since another version, while that is shown in the place of the story.
  private(set) var comparison: Comparison?

  /// The differences from another version of the story.
  struct Comparison: Equatable {
    var changes: VersionComparison
    var since: ArticleID
  }

  init(measure: Int, findsForms: Bool = false) {
    self.measure = measure
    forms = FilterForms(areWanted: findsForms)
  }

  /// The columns of the text: the measure, or what the pane has.
  var textColumns: Int {
    max(1, min(measure, size.columns - (size.columns >= 24 ? 2 : 0)))
  }

  // MARK: Contents

  /// Shows a story of which only the headline is known yet, from `anchor` on.
  mutating func show(_ headline: Headline, at anchor: Anchor?, clock: Clock) {
    if headline.id != self.headline?.id {
      article = nil
      isFindNew = true
      position = nil
      isEntered = false
      tags = []
      wantedPart = nil
      foundNews = nil
      if !versions.contains(where: { $0.id == headline.id }) { versions = [] }
      comparison = nil
    }
    self.headline = headline
    self.clock = clock
    failure = nil
    self.anchor = anchor ?? .top
    layOut()
  }

  /// Takes the text of the story that is shown, at the place where it was left.
  mutating func load(_ headline: Headline, _ article: Article, _ marks: StoryMarks) {
    guard let known = self.headline, headline.id == known.id else { return }
    let seen = self.article == nil || self.article == article ? [] : seenParts
    if self.article != article, self.article != nil { foundNews = nil }
    self.headline = headline
    // Which story it is of is known from the list.
    self.headline?.storySize = max(headline.storySize, known.storySize)
    self.headline?.isFollowed = headline.isFollowed || known.isFollowed
    self.article = article
    failure = nil
    if position == nil {
      position = marks.position
      if anchor == .top, let position, !position.isAtStart, !position.isAtEnd {
        anchor = Anchor(block: position.paragraph, offset: position.offset)
      }
    }
    tags = marks.tags
    versions = marks.versions
    layOut()
    keep(seen)
    if let wantedPart { go(toPart: wantedPart) }
  }

  /// Notes that the reader went into the story.
  mutating func enter() {
    isEntered = true
  }

  /// The place in the story, if the reader went into it and it is another one than is known.
  mutating func takePlace() -> ReadingPosition? {
    guard isEntered, let article, layout != nil, size.rows > 0, comparison == nil else {
      return nil
    }
    let total = article.blocks.count
    let place =
      top >= lastTop
      ? ReadingPosition(paragraph: total, total: total)
      : ReadingPosition(paragraph: max(0, anchor.block), offset: anchor.offset, total: total)
    let isNews = position.map { $0 != place } ?? !place.isAtStart
    guard isNews, total > 0 else { return nil }
    position = place
    return place
  }

  /// Notes a tag that was given or taken away.
  mutating func update(_ id: ArticleID, _ tag: String, _ isSet: Bool) {
    guard isShown(id) else { return }
    tags.removeAll { $0 == tag }
    if isSet { tags.append(tag) }
    layOut()
  }

  /// Tells that the story that is shown cannot be read.
  mutating func fail(_ id: ArticleID, reason: String) {
    guard id == headline?.id else { return }
    failure = reason
  }

  /// Changes the headline that is shown.
  mutating func update(_ id: ArticleID, _ change: (inout Headline) -> Void) {
    guard isShown(id) else { return }
    if var changed = headline {
      change(&changed)
      headline = changed
    }
  }

  /// Whether the story that is shown is an article or another version of it: all have the same marks.
  private func isShown(_ id: ArticleID) -> Bool {
    id == headline?.id || versions.contains { $0.id == id }
  }

  /// Shows what changed since another version, from the first change on.
  mutating func show(_ changes: VersionComparison, since old: ArticleID) {
    comparison = Comparison(changes: changes, since: old)
    anchor = .top
    layOut()
    _ = goToChange(forward: true)
  }

  /// Shows the story again.
  mutating func endComparison() {
    comparison = nil
    anchor = .top
    layOut()
  }

  /// Shows nothing.
  mutating func clear() {
    headline = nil
    article = nil
    versions = []
    comparison = nil
    foundNews = nil
    layout = nil
    endFind()
    failure = nil
    anchor = .top
    top = 0
  }

  mutating func resize(to size: Size) {
    guard size != self.size else { return }
    self.size = size
    layOut()
  }

  mutating func setMeasure(_ measure: Int) {
    self.measure = max(Settings.measures.lowerBound, min(measure, Settings.measures.upperBound))
    layOut()
  }

  mutating func toggleRemoved() {
    showsRemoved.toggle()
    layOut()
  }

  mutating func point(at part: Part?) {
    pointed = part
  }

  mutating func layOut() {
    guard let headline else { return }
    var shown = article
    if let comparison { shown?.blocks = comparison.changes.blocks }
    layout = ArticleLayout(
      headline: headline, article: shown, tags: tags, version: versionNote, news: newsNote,
      columns: textColumns,
      showsRemoved: showsRemoved && comparison == nil, clock: clock)
    top = min(line(at: anchor), lastTop)
    settlePointer()
    settleNews()
    refreshFind()
  }

  // MARK: Moving

  mutating func perform(_ command: Command, count: Int?) -> Outcome {
    let times = count ?? 1
    let page = max(1, size.rows - 2)
    switch command {
    case .down: return scroll(by: times)
    case .up: return scroll(by: -times)
    case .pageDown: return scroll(by: page * times)
    case .pageUp: return scroll(by: -page * times)
    case .halfPageDown: return scroll(by: max(1, size.rows / 2) * times)
    case .halfPageUp: return scroll(by: -max(1, size.rows / 2) * times)
    case .first: return go(to: 0)
    case .last: return go(to: lastTop)
    case .nextParagraph where showsRemoved: return movePointer(forward: true)
    case .previousParagraph where showsRemoved: return movePointer(forward: false)
    case .nextParagraph: return goToParagraph(forward: true)
    case .previousParagraph: return goToParagraph(forward: false)
    case .next where find != nil: return goToMatch(forward: true)
    case .previous where find != nil: return goToMatch(forward: false)
    case .next where comparison != nil: return goToChange(forward: true)
    case .previous where comparison != nil: return goToChange(forward: false)
    default: return .declined
    }
  }

  /// Scrolls to a place of the story.
  mutating func go(to anchor: Anchor) {
    scroll(to: line(at: anchor))
  }

  private func line(at anchor: Anchor) -> Int {
    anchor == .top ? 0 : layout?.line(at: anchor) ?? 0
  }

  /// The top line when the end is on the screen.
  var lastTop: Int { max(0, (layout?.lines.count ?? 0) - size.rows) }

  /// How much has been seen, from 0 to 1.
  var progress: Double {
    guard let layout, !layout.lines.isEmpty else { return 0 }
    return min(1, Double(top + size.rows) / Double(layout.lines.count))
  }

  private mutating func scroll(by lines: Int) -> Outcome {
    guard layout != nil else { return .refused("there is no story") }
    if lines > 0, top >= lastTop { return .refused("this is the end of the story") }
    if lines < 0, top == 0 { return .refused("this is the beginning of the story") }
    scroll(to: top.addingReportingOverflow(lines).partialValue)
    return .done
  }

  private mutating func go(to line: Int) -> Outcome {
    guard layout != nil else { return .refused("there is no story") }
    scroll(to: line)
    return .done
  }

  /// Takes the reader to a line: this is the place from now on.
  mutating func scroll(to line: Int) {
    top = max(0, min(line, lastTop))
    settlePointer()
    guard let layout, top > 0, layout.lines.indices.contains(top) else {
      anchor = .top
      return
    }
    anchor = layout.lines[top].anchor
  }
}
