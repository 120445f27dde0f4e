/// A range of reading times, in minutes.
public struct MinutesRange: Hashable, Sendable {
  /// The shortest time, if there is one.
  public let lower: Int?
  /// The longest time, if there is one.
  public let upper: Int?

  /// The times from `lower` to `upper`, with one bound at least and none below zero.
  public init?(from lower: Int?, through upper: Int?) {
    guard lower != nil || upper != nil, lower ?? 0 >= 0, upper ?? 0 >= 0,
      lower ?? 0 <= upper ?? Int.max, max(lower ?? 0, upper ?? 0) <= 999_999
    else { return nil }
    self.lower = lower
    self.upper = upper
  }

  /// Reads `5`, `<5`, `<=5`, `>10`, `>=10`, `3..8`, `3..` and `..8`.
  init?(_ text: String) {
    let rules: [(sign: String, lower: Int?, upper: Int?)] = [
      ("<=", nil, 0), (">=", 0, nil), ("<", nil, -1), (">", 1, nil), ("", 0, 0),
    ]
    if let (first, last) = text.aroundDots {
      let lower = first.isEmpty ? nil : first.smallNumber
      let upper = last.isEmpty ? nil : last.smallNumber
      guard first.isEmpty || lower != nil, last.isEmpty || upper != nil else { return nil }
      self.init(from: lower, through: upper)
    } else if let rule = rules.first(where: { text.hasPrefix($0.sign) }),
      let number = text.dropFirst(rule.sign.count).trimmed.smallNumber
    {
      self.init(from: rule.lower.map { $0 + number }, through: rule.upper.map { $0 + number })
    } else {
      return nil
    }
  }

  /// Whether a story that takes `minutes` lies in it.
  public func contains(_ minutes: Int) -> Bool {
    minutes >= lower ?? 0 && minutes <= upper ?? Int.max
  }
}

extension MinutesRange: CustomStringConvertible {
  /// The range as `minutes:` takes it.
  public var description: String {
    switch (lower, upper) {
    case (let lower?, let upper?): lower == upper ? "\(lower)" : "\(lower)..\(upper)"
    case (let lower?, nil): ">=\(lower)"
    case (nil, let upper): "<\((upper ?? 0) + 1)"
    }
  }
}
