import ArticleModel
import Testing

struct DateTermTests {
  /// The first and the last day of what a term means on Wednesday, 2025-03-05.
  @Test(
    arguments: [
      ("date:2024", "2024-01-01", "2024-12-31"), ("date:9999", "9999-01-01", "9999-12-31"),
      ("date:2024-02", "2024-02-01", "2024-02-29"), ("date:2025-08-30", "2025-08-30", "2025-08-30"),
      ("date:2024-01..2025-03", "2024-01-01", "2025-03-31"), ("date:..2024", nil, "2024-12-31"),
      ("date:2024..", "2024-01-01", nil), ("date:today", "2025-03-05", "2025-03-05"),
      ("date:yesterday", "2025-03-04", "2025-03-04"),
      ("date:this-week", "2025-03-03", "2025-03-09"),
      ("date:last-week", "2025-02-24", "2025-03-02"),
      ("date:this-month", "2025-03-01", "2025-03-31"),
      ("date:last-month", "2025-02-01", "2025-02-28"),
      ("date:this-year", "2025-01-01", "2025-12-31"),
      ("date:last-year", "2024-01-01", "2024-12-31"),
      ("date:last-month..yesterday", "2025-02-01", "2025-03-04"),
    ] as [(String, String?, String?)])
  func resolvesDays(text: String, first: String?, last: String?) throws {
    for offset in [0, 19_800, -28_800] {
      let now = try #require(CivilDate(year: 2025, month: 3, day: 5))
      let range = try range(text, Timestamp(now, secondsOfDay: 43_200 - offset), offset)
      #expect(range.lower?.date(offset: offset).iso8601 == first)
      #expect(range.upper.map { Self.day(before: $0, offset) } == last)
    }
  }

  @Test func knowsLastMonthInJanuary() throws {
    let now = try #require(CivilDate(year: 2025, month: 1, day: 31))
    let range = try range("date:last-month", Timestamp(now), 0)
    #expect(range.lower?.iso8601 == "2024-12-01T00:00:00Z")
    #expect(range.upper?.iso8601 == "2025-01-01T00:00:00Z")
  }

  @Test(
    arguments: [
      ("newer:5h", "2024-03-31T05:00:00Z"), ("newer:3d", "2024-03-28T10:00:00Z"),
      ("newer:2w", "2024-03-17T10:00:00Z"), ("newer:1m", "2024-02-29T10:00:00Z"),
      ("newer:13m", "2023-02-28T10:00:00Z"), ("newer:3m", "2023-12-31T10:00:00Z"),
      ("newer:1y", "2023-03-31T10:00:00Z"), ("newer:0d", "2024-03-31T10:00:00Z"),
    ])
  func countsBack(text: String, moment: String) throws {
    let day = try #require(CivilDate(year: 2024, month: 3, day: 31))
    let now = Timestamp(day, secondsOfDay: 36_000)
    let newer = try range(text, now, 0)
    #expect(newer.lower?.iso8601 == moment)
    #expect(newer.upper == nil)
    let older = try range(text.replacing("newer", with: "older"), now, 0)
    #expect(older.upper?.iso8601 == moment)
    #expect(older.lower == nil)
  }

  @Test func countsBackFarther() throws {
    for unit in Age.Unit.allCases {
      let range = try range("older:9999\(unit.rawValue)", Timestamp(seconds: 0), 3600)
      #expect(range.upper.map { $0.seconds < 0 } == true)
    }
  }

  /// A date without a time is that date everywhere, as the list shows it.
  @Test func findsDatesByWhatIsShown() throws {
    let day = try #require(CivilDate(year: 2025, month: 8, day: 30))
    let offset = -18_000
    let range = try range("date:2025-08-30", Timestamp(day), offset)
    #expect(range.contains(Timestamp(day)))
    #expect(!range.contains(Timestamp(day, secondsOfDay: 1)))
    #expect(range.contains(Timestamp(day, secondsOfDay: 18_000)))
    #expect(range.contains(Timestamp(day, secondsOfDay: 86_400 + 17_999)))
    #expect(!range.contains(Timestamp(day, secondsOfDay: 86_400)))
  }

  private func range(_ text: String, _ now: Timestamp, _ offset: Int) throws -> DateRange {
    let query = Query.parse(text).query
    guard case .field(.date(let term)) = query.root else {
      throw NoDate()
    }
    return query.resolved(now: now, utcOffset: offset).range(of: term)
  }

  private static func day(before moment: Timestamp, _ offset: Int) -> String {
    Timestamp(seconds: moment.seconds - 1).date(offset: offset).iso8601
  }

  private struct NoDate: Error {}
}
