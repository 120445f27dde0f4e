import ArticleModel
import Reader
import Testing

/// The quiet lines below headlines, where there is little room.
struct RowTests {
  private func edition(section: String, hoursAgo: Int) -> TestEdition {
    var edition = TestEdition()
    edition.add("A Story", section: section, hoursAgo: hoursAgo, words: 700, blocks: [])
    return edition
  }

  @Test(arguments: [
    (80, 24, "Coastal Affairs", 5, "Coastal · 3 min · 5 h"),
    (80, 24, "Coastal Affairs", 24 * 6 + 9, "Coastal · 3 min · Sat"),
    (80, 24, "Weather", 30, "Weather · 3 min · 1 d"),
    (80, 24, "Weather", 24 * 400, "Weather · 3 min · 2024"),
    (80, 24, "The Reader", 24 * 40, "The Reader · 21 Sep"),
    (80, 24, "The Reader", 24 * 400, "The Reader · Sep 2024"),
    (60, 16, "Coastal Affairs", 24 * 400, "Coastal · 2024"),
    (60, 16, "The Reader", 24 * 400, "The Read… · 2024"),
    (60, 16, "Arts and Letters", 24 * 400, "Arts · 2024"),
    (60, 16, "Sport", 24 * 40, "Sport · 21 Sep"),
    (120, 40, "Coastal Affairs", 24 * 400, "Coastal Affairs · 3 min · 2024"),
    (200, 40, "Coastal Affairs", 24 * 400, "Coastal Affairs · 3 min · 26 Sep 2024"),
  ])
  func theSectionStays(columns: Int, rows: Int, section: String, hoursAgo: Int, detail: String) {
    // Where lines part the days, the headlines do not tell theirs.
    let settings = Settings(layout: LayoutPreferences(hasSeparators: false))
    let reader = TestReader(
      columns: columns, rows: rows, edition: edition(section: section, hoursAgo: hoursAgo),
      settings: settings)
    #expect(self.detail(of: reader, row: 3) == detail)
  }

  @Test(arguments: [
    (80, 24, "Coastal Affairs", 5, "Coastal · 3 min · 5 h"),
    (80, 24, "Coastal Affairs", 30, "Coastal · 3 min"),
    (80, 24, "The Reader", 24 * 400, "The Reader · 3 min"),
    (60, 16, "The Readers Write", 24 * 400, "The Rea… · 3 min"),
    (60, 16, "Correspondence", 24 * 400, "Corresp… · 3 min"),
    (120, 40, "Coastal Affairs", 24 * 400, "Coastal Affairs · 3 min"),
  ])
  func theDayIsNotRepeatedBelowItsLine(
    columns: Int, rows: Int, section: String, hoursAgo: Int, detail: String
  ) {
    let reader = TestReader(
      columns: columns, rows: rows, edition: edition(section: section, hoursAgo: hoursAgo))
    #expect(self.detail(of: reader, row: 4) == detail)
  }

  @Test func anyWidthHasARow() {
    for columns in 1..<90 {
      for hoursAgo in [1, 30, 24 * 400] {
        let edition = edition(section: "Correspondence", hoursAgo: hoursAgo)
        _ = TestReader(columns: columns, rows: 20, edition: edition).grid()
      }
    }
  }

  private func detail(of reader: TestReader, row: Int) -> String {
    let found = reader.line(row).prefix { $0 != "│" }.dropFirst(3)
    return found.split(separator: " ").joined(separator: " ")
  }

  @Test(arguments: [(120, 30), (80, 24)])
  func aDoubtComesFirst(columns: Int, rows: Int) {
    var edition = edition(section: "Sport", hoursAgo: 1)
    edition.add("Another One With a Long Headline", hoursAgo: 24 * 40, blocks: [])
    edition.related[edition.stories[0].headline.id] = [
      RelatedStory(
        title: "Another", reason: .onThePage, headline: edition.stories[1].headline,
        confidence: 0.83)
    ]
    let reader = TestReader(columns: columns, rows: rows, edition: edition)
    #expect(reader.shows("83% sure · 21 Sep"))
  }
}
