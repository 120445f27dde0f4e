import ArticleModel
import Reader
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
