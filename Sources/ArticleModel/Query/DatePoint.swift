/// A day, month or year, or a stretch of time that depends on today.
public enum DatePoint: Hashable, Sendable {
  case year(Int)
  case month(year: Int, month: Int)
  case day(CivilDate)
  case relative(RelativePeriod)

  /// Reads `2025`, `2025-08`, `2025-08-30` and the names of ``RelativePeriod``.
  init?(_ text: String) {
    if let period = RelativePeriod(name: text) {
      self = .relative(period)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap(\.smallNumber)
    guard numbers.count == parts.count, parts.count <= 3, parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count <= 2 })
    else { return nil }
    guard
      let date = CivilDate(
        year: numbers[0], month: numbers.count > 1 ? numbers[1] : 1,
        day: numbers.count > 2 ? numbers[2] : 1)
    else { return nil }
    switch numbers.count {
    case 1: self = .year(date.year)
    case 2: self = .month(year: date.year, month: date.month)
    default: self = .day(date)
    }
  }

  var isRelative: Bool {
    if case .relative = self { true } else { false }
  }

  /// Its days, counted from 1970; none for a year or a month that there is not.
  public func days(today: CivilDate) -> Range<Int> {
    switch self {
    case .year(let year): Self.days(year: year, months: 1...12)
    case .month(let year, let month): Self.days(year: year, months: month...month)
    case .day(let date): date.daysSince1970..<date.daysSince1970 + 1
    case .relative(let period): period.days(today: today)
    }
  }

  /// The days of some months of a year.
  static func days(year: Int, months: ClosedRange<Int>) -> Range<Int> {
    let ends = (28...31).reversed().lazy.compactMap {
      CivilDate(year: year, month: months.upperBound, day: $0)
    }
    guard let first = CivilDate(year: year, month: months.lowerBound, day: 1), let last = ends.first
    else { return 0..<0 }
    return first.daysSince1970..<last.daysSince1970 + 1
  }
}

extension DatePoint: CustomStringConvertible {
  /// The form in which `date:` takes it.
  public var description: String {
    switch self {
    case .year(let year): padded(year, to: 4)
    case .month(let year, let month): padded(year, to: 4) + "-" + padded(month, to: 2)
    case .day(let date): date.iso8601
    case .relative(let period): period.rawValue
    }
  }
}
