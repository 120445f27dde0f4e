import ArticleModel
import Testing

/// What changed between two versions, word by word.
struct VersionComparisonTests {
  private func article(_ blocks: [Block], title: String = "Title") -> Article {
    var article = Article(format: "text", title: title)
    article.blocks = blocks
    return article
  }

  private func paragraphs(_ texts: [String]) -> Article {
    article(texts.map { .paragraph(RichText($0)) })
  }

  private func compared(_ old: [String], _ new: [String]) -> [String] {
    VersionComparison(from: paragraphs(old), to: paragraphs(new)).blocks.map(\.plainText)
  }

  @Test(arguments: [
    ("The ferry stays.", "The ferry stays.", "The ferry stays."),
    ("The night ferry stays.", "The ferry goes.", "The [-night-] ferry [-stays.-] {+goes.+}"),
    ("Six to five voted.", "By six to five voted.", "[-Six-]{+By six+} to five voted."),
    ("one two three", "one three", "one [-two-] three"),
    ("港の夜は静か", "港の朝は静か", "港の[-夜-]{+朝+}は静か"),
  ])
  func wordsAreCompared(old: String, new: String, shown: String) {
    #expect(compared([old], [new]) == [shown])
  }

  @Test func marksStandOnWhatChanged() throws {
    let comparison = VersionComparison(
      from: paragraphs(["The night ferry stays on."]), to: paragraphs(["The ferry stays on now."]))
    guard case .paragraph(let text) = try #require(comparison.blocks.first) else { return }
    #expect(text.text == "The [-night-] ferry stays [-on.-] {+on now.+}")
    #expect(text.spans.map(\.mark) == [.dropped, .dropped, .added])
    let parts = text.spans.map { span in
      String(decoding: Array(text.text.utf8)[span.range], as: UTF8.self)
    }
    #expect(parts == ["[-night-]", "[-on.-]", "{+on now.+}"])
    #expect((comparison.added, comparison.dropped) == (2, 2))
  }

  @Test func paragraphsComeGoAndChange() {
    let shown = compared(
      ["First of all.", "This one goes away.", "A third one that hardly changes.", "The last."],
      ["First of all.", "A third one that changes.", "Something new entirely.", "The last."])
    #expect(
      shown == [
        "First of all.", "[-This one goes away.-]", "A third one that [-hardly-] changes.",
        "{+Something new entirely.+}", "The last.",
      ])
  }

  @Test func headlinesListsAndQuotesAreCompared() {
    let item = { (text: String) in [Block.paragraph(RichText(text))] }
    let comparison = VersionComparison(
      from: article(
        [.list(ordered: false, start: 1, items: [item("one crossing"), item("one fare")])],
        title: "Ferry stays"),
      to: article(
        [
          .list(ordered: false, start: 1, items: [item("one crossing"), item("one fare for all")]),
          .quote(item("“Well”")),
        ], title: "Ferry goes"))
    #expect(
      comparison.blocks == [
        .heading(
          level: 1,
          RichText(
            "Ferry [-stays-] {+goes+}",
            spans: [
              .init(6..<15, .dropped), .init(16..<24, .added),
            ])),
        .paragraph(RichText("• one crossing")),
        .paragraph(RichText("• one fare {+for all+}", spans: [.init(13..<24, .added)])),
        .quote([.paragraph(RichText("{+“Well”+}", spans: [.init(0..<14, .added)]))]),
      ])
  }

  @Test func nothingChangedIsEmpty() {
    let same = paragraphs(["One.", "Two."])
    #expect(VersionComparison(from: same, to: same).isEmpty)
    #expect(VersionComparison(from: paragraphs([]), to: paragraphs([])).blocks.isEmpty)
  }

  /// Whatever the texts are: without what was added it is the old one, without what was dropped the
  /// new one.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func bothVersionsCanBeReadFromIt(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = [8, 60, 900, 3000][Int(seed % 4)]
    let old = (0..<count).map { _ in "w\(Int.random(in: 0..<max(4, count / 2), using: &random))" }
    var new = old
    for _ in 0..<[1, 5, 40, 2000][Int(seed / 4 % 4)] where !new.isEmpty {
      let place = Int.random(in: 0..<new.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: new.remove(at: place)
      case 1: new.insert("n\(Int.random(in: 0..<50, using: &random))", at: place)
      default: new[place] = "m\(Int.random(in: 0..<50, using: &random))"
      }
    }
    let comparison = VersionComparison(
      from: paragraphs([old.joined(separator: " ")]), to: paragraphs([new.joined(separator: " ")]))
    #expect(words(of: comparison, without: .added) == old)
    #expect(words(of: comparison, without: .dropped) == new)
  }

  private func words(of comparison: VersionComparison, without mark: RichText.Mark) -> [String] {
    comparison.blocks.flatMap { block -> [String] in
      guard case .paragraph(let text) = block else { return [] }
      var bytes = Array(text.text.utf8)
      for span in text.spans {
        let signs = Array(span.range.prefix(2)) + Array(span.range.suffix(2))
        for index in span.mark == mark ? Array(span.range) : signs { bytes[index] = 0x20 }
      }
      return String(decoding: bytes, as: UTF8.self).split(separator: " ").map(String.init)
    }
  }
}
