/// How long ago something was: `3d`, `2w`.
public struct Age: Hashable, Sendable {
  /// A unit of time, by its letter.
  public enum Unit: String, Hashable, Sendable, CaseIterable {
    case hours = "h"
    case days = "d"
    case weeks = "w"
    case months = "m"
    case years = "y"
  }

  public let count: Int
  public let unit: Unit

  /// An age of `count` units, 0 to 9999.
  public init?(_ count: Int, _ unit: Unit) {
    guard (0...9999).contains(count) else { return nil }
    self.count = count
    self.unit = unit
  }

  /// Reads a number and the letter of a unit.
  init?(_ text: String) {
    guard let unit = Unit(rawValue: text.suffix(1).lowercased()),
      let count = text.dropLast().smallNumber
    else { return nil }
    self.init(count, unit)
  }

  /// The moment that is this long before `now`.
  ///
  /// Months and years go by the calendar; where a month has no such day, it is its last one.
  func before(_ now: Timestamp, utcOffset: Int) -> Timestamp {
    switch unit {
    case .hours: Timestamp(seconds: now.seconds - Int64(count) * 3600)
    case .days: Timestamp(seconds: now.seconds - Int64(count) * 86_400)
    case .weeks: Timestamp(seconds: now.seconds - Int64(count) * 7 * 86_400)
    case .months: Self.go(back: count, from: now, utcOffset)
    case .years: Self.go(back: count * 12, from: now, utcOffset)
    }
  }

  private static func go(back months: Int, from now: Timestamp, _ utcOffset: Int) -> Timestamp {
    let today = now.date(offset: utcOffset)
    let month = today.year * 12 + today.month - 1 - months
    let year = (month >= 0 ? month : month - 11) / 12
    let days = DatePoint.days(year: year, months: month - year * 12 + 1...month - year * 12 + 1)
    let day = min(days.lowerBound + today.day - 1, days.upperBound - 1)
    return Timestamp(seconds: now.seconds - Int64(today.daysSince1970 - day) * 86_400)
  }
}

extension Age: CustomStringConvertible {
  /// The form in which `newer:` and `older:` take it.
  public var description: String { "\(count)\(unit.rawValue)" }
}
