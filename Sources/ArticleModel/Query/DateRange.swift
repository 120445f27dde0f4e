/// A stretch of time.
public struct DateRange: Hashable, Sendable {
  /// The first moment in it, if there is one.
  public let lower: Timestamp?
  /// The first moment behind it, if there is one.
  public let upper: Timestamp?
  /// How many seconds the reader's clock is ahead of Universal Time.
  public let utcOffset: Int

  /// The time from `lower` until before `upper`.
  public init(lower: Timestamp?, upper: Timestamp?, utcOffset: Int = 0) {
    self.lower = lower
    self.upper = upper
    self.utcOffset = utcOffset
  }

  /// Whether an article published then lies in it.
  ///
  /// Midnight in Universal Time is a date without a time, and counts as midnight on the reader's
  /// clock: an article is found by the date that is shown.
  public func contains(_ published: Timestamp) -> Bool {
    let isDateOnly = published.seconds % 86_400 == 0
    let moment = Timestamp(seconds: published.seconds - Int64(isDateOnly ? utcOffset : 0))
    if let lower, moment < lower { return false }
    if let upper, moment >= upper { return false }
    return true
  }
}
