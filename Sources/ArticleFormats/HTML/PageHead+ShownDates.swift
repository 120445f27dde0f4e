internal import ArticleModel
internal import CGumbo

/// The dates that a page shows to people.
extension PageHead {
  func time(of node: Int) -> String {
    tree.value(node, .datetime).map { safeLine($0) } ?? value(of: node)
  }

  /// A date that the page shows to people.
  struct ShownDate {
    var date: Timestamp
    /// Whether it is that of a change.
    var isUpdate: Bool
    /// Whether its line has little else.
    var isAlone: Bool
    /// Whether its line says that it is that of the publication.
    var isPublication: Bool

    init(_ date: Timestamp, in line: String, isUpdate: Bool) {
      self.date = date
      self.isUpdate = isUpdate
      isPublication = PublicationWords.hold(line)
      // Signs between words are none.
      isAlone =
        line.split(separator: " ").filter { $0.contains { $0.isLetter || $0.isNumber } }.count <= 6
    }
  }

  /// The dates that the page shows near its headline: in elements for times, in those of such a
  /// name, in short lines of its head, and last in a short text of its own.
  var shownDates: [ShownDate] {
    var dates: [ShownDate] = []
    for node in facts.times.filter({ isNear($0) && !isBeside($0) }).prefix(5) {
      let line = tree.line(of: node, limit: 200)
      if let date = PageDate.timestamp(time(of: node)) ?? PageDate.timestamp(line) {
        dates.append(ShownDate(date, in: line, isUpdate: isUpdate(node, line)))
      }
    }
    for node in facts.dateNodes where isNear(node) && !isBeside(node) {
      let line = tree.line(of: node, limit: 200)
      if line.utf8.count < 120, let date = PageDate.stated(in: line, language: language) {
        dates.append(ShownDate(Timestamp(date), in: line, isUpdate: isUpdate(node, line)))
      }
    }
    for (lines, isBelow) in [(linesBelow, true), (linesAbove, false)] {
      for line in lines where line.utf8.count < 100 {
        guard let date = PageDate.stated(in: line, language: language) else { continue }
        // An element may have told already that it is the day of a change.
        let isKnown = dates.contains { $0.isUpdate && $0.date == Timestamp(date) }
        var shown = ShownDate(
          Timestamp(date), in: line, isUpdate: isKnown || UpdateWords.label(line))
        // Above the headline may be that of another story.
        if !isBelow { shown.isAlone = false }
        dates.append(shown)
      }
    }
    if dates.isEmpty, let date = datedText { dates.append(date) }
    return dates
  }

  /// The first short text behind the headline, and before the story's second paragraph, that is
  /// little else than a date.
  private var datedText: ShownDate? {
    let start = headline ?? story
    var paragraphs = 0
    for node in start..<min(tree.nodes.count, start + 1500) where tree.isText(node) {
      let range = tree.range(node)
      if range.count >= 200 { paragraphs += 1 }
      if paragraphs > 1 { return nil }
      guard (6...60).contains(range.count) else { continue }
      let text = safeLine(String(decoding: tree.bytes[range], as: UTF8.self))
      if text.split(separator: " ").count <= 7, !Self.isInList(node, tree),
        let date = PageDate.stated(in: text, language: language)
      {
        var shown = ShownDate(
          Timestamp(date), in: text, isUpdate: isUpdate(tree.parent(node), text))
        // It may be that of another story.
        if isBeside(node) { shown.isAlone = false }
        return shown
      }
    }
    return nil
  }

  /// A date that stands alone in a line soon behind the story, where some pages have their bylines.
  var datedFoot: Timestamp? {
    let start = lastParagraph + 1
    for line in lines(from: start, to: min(tree.nodes.count, start + 160), limit: 16) {
      if let date = PageDate.stated(in: line, language: language) {
        let shown = ShownDate(Timestamp(date), in: line, isUpdate: UpdateWords.label(line))
        if shown.isAlone { return shown.date }
      }
    }
    return nil
  }

  /// The last long text of the story, else where the story begins.
  private var lastParagraph: Int {
    var tries = 0
    for node in (story..<tree.end(story)).reversed()
    where tree.isText(node) && tree.range(node).count >= 100 {
      var outer = node
      while outer != story, cuts[outer] == nil { outer = tree.parent(outer) }
      tries += 1
      if outer == story || tries == 50 { return node }
    }
    return story
  }

  /// The day that a page tells as that of its first edition, where it is before `date`.
  func firstEdition(before date: Timestamp) -> Timestamp? {
    var tries = 0
    for node in max(0, (headline ?? story) - 60)..<tree.nodes.count
    where tree.isText(node) && tries < 8 {
      let range = tree.range(node)
      guard (10...300).contains(range.count), EditionWords.areIn(tree.bytes[range]),
        !isBeside(node)
      else { continue }
      tries += 1
      var block = tree.parent(node)
      while block != 0, !tree.tag(block).traits.contains(.block) { block = tree.parent(block) }
      let line = tree.line(of: block, limit: 220)
      guard line.utf8.count <= 200 else { continue }
      let behind = EditionWords.behind(line).flatMap { PageDate.stated(in: $0, language: language) }
      let day = behind ?? PageDate.stated(in: line, language: language)
      if let day, Timestamp(day) < date { return Timestamp(day) }
    }
    return nil
  }

  /// Whether an element belongs to a part that was left out because it tells of other stories.
  func isBeside(_ node: Int) -> Bool {
    // What stands right below the headline is its own, whatever it is called.
    if let headline, (headline...headline + 40).contains(node) { return false }
    var node = node
    while node != 0 {
      if let cut = cuts[node], cut.reason == .related, cut.rule != StoryFinder.besideRule {
        return true
      }
      node = tree.parent(node)
    }
    return false
  }

  /// Whether a date is that of a change: its element, or the words before it, say so.
  private func isUpdate(_ node: Int, _ line: String) -> Bool {
    if UpdateWords.label(line) { return true }
    for side in [HTMLAttribute.className, .id, .itemprop] {
      if let name = tree.value(node, side), UpdateWords.hold(name) { return true }
    }
    let around = tree.line(of: tree.parent(node), limit: 160)
    guard around.utf8.count < 120, let (before, _) = around.splitAtFirst(line) else { return false }
    return UpdateWords.hold(String(before.suffix(40)))
  }
}
