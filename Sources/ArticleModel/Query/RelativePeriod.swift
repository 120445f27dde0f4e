/// A stretch of time that depends on today.
///
/// Weeks begin on Monday.
public enum RelativePeriod: String, Hashable, Sendable, CaseIterable {
  case today
  case yesterday
  case thisWeek = "this week"
  case lastWeek = "last week"
  case thisMonth = "this month"
  case lastMonth = "last month"
  case thisYear = "this year"
  case lastYear = "last year"

  /// The period of that name, whatever its case; `last-week` is "last week" without quotes.
  init?(name: String) {
    self.init(rawValue: String(name.lowercased().map { $0 == "-" ? " " : $0 }))
  }

  /// Its days, counted from 1970.
  public func days(today: CivilDate) -> Range<Int> {
    let day = today.daysSince1970
    let monday = day - today.weekday
    let lastMonth = today.month == 1 ? 12 : today.month - 1
    let yearOfLastMonth = today.month == 1 ? today.year - 1 : today.year
    return switch self {
    case .today: day..<day + 1
    case .yesterday: day - 1..<day
    case .thisWeek: monday..<monday + 7
    case .lastWeek: monday - 7..<monday
    case .thisMonth: DatePoint.days(year: today.year, months: today.month...today.month)
    case .lastMonth: DatePoint.days(year: yearOfLastMonth, months: lastMonth...lastMonth)
    case .thisYear: DatePoint.days(year: today.year, months: 1...12)
    case .lastYear: DatePoint.days(year: today.year - 1, months: 1...12)
    }
  }
}
