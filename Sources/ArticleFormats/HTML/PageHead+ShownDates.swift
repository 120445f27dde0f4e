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

    init(_ date: Timestamp, in line: String, isUpdate: Bool) {
      self.date = date
      self.isUpdate = isUpdate
      isAlone = line.utf8.split(separator: 0x20).count <= 6
    }
  }

  /// The dates that the page shows near its headline: in elements for times, in those of such a
  /// name, in short lines of its head, and last in a short text of its own.
  var shownDates: [ShownDate] {
    var dates: [ShownDate] = []
    for node in facts.times.filter({ isNear($0) }).prefix(5) {
      let line = tree.line(of: node, limit: 200)
      if let date = PageDate.timestamp(time(of: node)) ?? PageDate.timestamp(line) {
        dates.append(ShownDate(date, in: line, isUpdate: isUpdate(node, line)))
      }
    }
    for node in facts.dateNodes where isNear(node) {
      let line = tree.line(of: node, limit: 200)
      if line.utf8.count < 120, let date = PageDate.stated(in: line, language: language) {
        dates.append(ShownDate(Timestamp(date), in: line, isUpdate: isUpdate(node, line)))
      }
    }
    for line in headLines where line.utf8.count < 100 {
      if let date = PageDate.stated(in: line, language: language) {
        // An element may have told already that it is the day of a change.
        let isKnown = dates.contains { $0.isUpdate && $0.date == Timestamp(date) }
        dates.append(
          ShownDate(
            Timestamp(date), in: line, isUpdate: isKnown || UpdateWords.hold(line)))
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
        return ShownDate(
          Timestamp(date), in: text, isUpdate: isUpdate(tree.parent(node), text))
      }
    }
    return nil
  }

  /// Whether a date is that of a change: its element, or the words before it, say so.
  private func isUpdate(_ node: Int, _ line: String) -> Bool {
    if UpdateWords.hold(line) { return true }
    for side in [HTMLAttribute.className, .id, .itemprop] {
      if let name = tree.value(node, side), UpdateWords.hold(name) { return true }
    }
    let around = tree.line(of: tree.parent(node), limit: 160)
    guard around.utf8.count < 120, let (before, _) = around.splitAtFirst(line) else { return false }
    return UpdateWords.hold(String(before.suffix(40)))
  }
}
