import ArticleModel
import Reader
import Terminal
import Testing

/// Pointing at parts of a page while what was left out is shown.
struct PointingTests {
  private func reader() -> TestReader {
    var reader = TestReader(columns: 80, rows: 40)
    reader.press("<enter>")
    return reader
  }

  private func change(_ reader: TestReader) -> SiteChange? {
    if case .changeSiteRule(_, let change) = reader.effects.last { change } else { nil }
  }

  @Test func thePointerGoesFromPartToPart() {
    var reader = reader()
    reader.press("X")
    expect(reader, showsScreen: "pointing-80x40", withRoles: true)
    reader.press("X")
    #expect(change(reader) == .keep("Share this story", rule: nil))
    reader.press("}}X")
    #expect(change(reader) == .leaveOut("Nurses, bakers and dock workers"))
    reader.press("{X")
    #expect(
      change(reader)
        == .leaveOut(
          "Councillors in Brindlemouth voted nine to six early on Friday to keep the subsidised "
            + "night ferry running until at least the spring, ending an eleven-hour session that "
            + "drew more than two hundred residents to the old customs house."))
    reader.press("{{")
    #expect(reader.line(-1).contains("this is the first part"))
    reader.press("9}")
    #expect(reader.shows("▌"))
  }

  @Test func itStaysInSight() {
    var reader = TestReader(columns: 80, rows: 16)
    reader.press("<enter>x")
    for _ in 0..<9 {
      reader.press("}")
      #expect(reader.shows("│▌"))
    }
    reader.press("gg")
    #expect(reader.shows("│▌") || reader.shows("▌ "))
  }

  @Test func itIsThereOnlyWhileRemovedPartsAre() {
    var reader = reader()
    reader.press("xx")
    #expect(!reader.shows("▌╎"))
    reader.press("x")
    #expect(reader.line(-1).contains("X changes that for this site"))
    reader.press("hX")
    #expect(reader.line(-1).contains("} and { point"))
  }

  /// Takes some paragraphs and left out parts of the story out of its page, or back into it, as a
  /// rule does, and shows it anew.
  private func reload(_ reader: inout TestReader, _ change: (inout Article) -> Void) {
    change(&reader.stories[0].article)
    reader.send(.articleLoaded(reader.stories[0].headline, reader.stories[0].article))
  }

  /// The row of the screen that shows some words.
  private func row(of words: String, _ reader: TestReader) -> Int? {
    (0..<reader.size.rows).first { reader.line($0).contains(words) }
  }

  @Test func aRuleMovesNothingThatIsRead() throws {
    var edition = TestEdition.standard
    edition.stories[0].article.blocks = (0..<20).map { number in
      TestEdition.paragraph("Part \(number) " + String(repeating: "of the story ", count: 20))
    }
    edition.stories[0].article.removed = []
    var reader = TestReader(columns: 80, rows: 24, edition: edition)
    reader.press("<enter><space><space>X}")
    let part = try #require((0..<20).first { reader.shows("▌Part \($0) ") })
    let pointed = "▌Part \(part) "
    let place = try #require(row(of: pointed, reader))
    // It is left out, and so are others before it and behind it.
    reload(&reader) { article in
      let left = [1, 2, part, part + 2]
      article.removed = left.enumerated().map { index, number in
        Removal(article.blocks[number].plainText, reason: .site, position: number - index)
      }
      for number in left.reversed() { article.blocks.remove(at: number) }
    }
    #expect(row(of: "▌╎ Part \(part) ", reader) == place)
    reader.press("X")
    #expect(change(reader).map { "\($0)".contains("Part \(part) ") } == true)
    // It comes back, and the part that is read now stays where it is.
    reload(&reader) { article in
      let removal = article.removed.remove(at: 2)
      article.blocks.insert(TestEdition.paragraph(removal.text), at: removal.position)
    }
    #expect(row(of: pointed, reader) == place)
    reader.press("x")
    let top = reader.line(3)
    reload(&reader) { $0.blocks.removeFirst(1) }
    #expect(reader.line(3) == top)
  }

  @Test func whatWasWrittenCanBeUndone() {
    var reader = reader()
    reader.press("XX")
    reader.send(.siteRuleChanged(isWritten: true, Message("left out on x.test: .a")))
    #expect(reader.line(-1).contains("left out on x.test: .a"))
    reader.press("u")
    #expect(reader.effects.last == .undoSiteRule(reader.stories[0].headline.id))
    // Marks are undone behind it.
    reader.press("su")
    #expect(reader.marks.count >= 2)
  }
}
