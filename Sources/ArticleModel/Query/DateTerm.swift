/// When an article has to be published, as it was typed: words like "last week" stay words.
public enum DateTerm: Hashable, Sendable {
  /// From the first day of one stretch of time to the last day of another.
  case within(from: DatePoint?, to: DatePoint?)
  case newer(Age)
  case older(Age)

  /// Reads `2025`, `2025-08`, `2025-08-30`, `last week`, and two of these around `..`, of which
  /// one may be missing.
  init?(_ text: String) {
    guard let (first, last) = text.aroundDots else {
      guard let point = DatePoint(text) else { return nil }
      self = .within(from: point, to: point)
      return
    }
    let from = DatePoint(first)
    let to = DatePoint(last)
    guard from != nil || first.isEmpty, to != nil || last.isEmpty, from != nil || to != nil
    else { return nil }
    if let from, let to, !from.isRelative, !to.isRelative {
      let anyDay = CivilDate(daysSince1970: 0)
      guard from.days(today: anyDay).lowerBound < to.days(today: anyDay).upperBound else {
        return nil
      }
    }
    self = .within(from: from, to: to)
  }

  /// The stretch of time that it means now.
  public func range(now: Timestamp, utcOffset: Int) -> DateRange {
    switch self {
    case .within(let from, let to):
      let today = now.date(offset: utcOffset)
      func midnight(_ day: Int?) -> Timestamp? {
        day.map { Timestamp(seconds: Int64($0) * 86_400 - Int64(utcOffset)) }
      }
      return DateRange(
        lower: midnight(from?.days(today: today).lowerBound),
        upper: midnight(to?.days(today: today).upperBound), utcOffset: utcOffset)
    case .newer(let age):
      return DateRange(
        lower: age.before(now, utcOffset: utcOffset), upper: nil, utcOffset: utcOffset)
    case .older(let age):
      return DateRange(
        lower: nil, upper: age.before(now, utcOffset: utcOffset), utcOffset: utcOffset)
    }
  }
}
