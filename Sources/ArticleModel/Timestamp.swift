/// A moment: whole seconds since 1970-01-01T00:00:00Z, without leap seconds.
///
/// Dates are read and written by hand here, because Foundation's formatters cost more at start-up
/// than everything else the program does before its first screen.
public struct Timestamp: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z; negative before it.
  public let seconds: Int64

  /// The moment `seconds` after 1970-01-01T00:00:00Z.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  /// Midnight, Universal Time, at the start of `date`, plus `secondsOfDay`.
  public init(_ date: CivilDate, secondsOfDay: Int = 0) {
    seconds = Int64(date.daysSince1970) * 86_400 + Int64(secondsOfDay)
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.seconds < right.seconds
  }

  /// The calendar day of this moment where the clock is `offset` seconds ahead of Universal Time.
  public func date(offset: Int = 0) -> CivilDate {
    CivilDate(daysSince1970: Int((seconds + Int64(offset)).flooredDivision(by: 86_400)))
  }

  /// `2025-08-30T00:00:00Z`, the form of RFC 3339.
  public var iso8601: String {
    let ofDay = Int(seconds - seconds.flooredDivision(by: 86_400) * 86_400)
    let time = [ofDay / 3600, ofDay / 60 % 60, ofDay % 60].map { padded($0, to: 2) }
    return date().iso8601 + "T" + time.joined(separator: ":") + "Z"
  }
}

extension Int64 {
  /// The quotient rounded towards negative infinity.
  fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

/// `number` with zeros in front, `width` digits at least.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
