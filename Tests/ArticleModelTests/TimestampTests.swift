import ArticleModel
import Testing

struct TimestampTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (1_756_512_000, "2025-08-30T00:00:00Z"),
      (-1, "1969-12-31T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
    ] as [(Int64, String)])
  func writesIso8601(seconds: Int64, text: String) {
    #expect(Timestamp(seconds: seconds).iso8601 == text)
  }

  @Test func daysRoundTrip() {
    for day in stride(from: -800_000, to: 800_000, by: 97) {
      let date = CivilDate(daysSince1970: day)
      #expect(date.daysSince1970 == day)
      #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
    }
  }

  @Test func refusesDaysThatDoNotExist() {
    #expect(CivilDate(year: 2025, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 2024, month: 2, day: 29) != nil)
    #expect(CivilDate(year: 2025, month: 13, day: 1) == nil)
  }

  @Test func knowsTheWeekday() {
    #expect(CivilDate(year: 2025, month: 10, day: 31)?.weekday == 4)
  }
}
