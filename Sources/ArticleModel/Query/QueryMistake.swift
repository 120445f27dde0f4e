/// A place in a query's text that cannot be understood.
public struct QueryMistake: Hashable, Sendable {
  /// Where it stands, in bytes of UTF-8.
  public var range: Range<Int>
  /// A sentence that says what is wrong.
  public var reason: String

  /// A mistake at `range`.
  public init(range: Range<Int>, reason: String) {
    self.range = range
    self.reason = reason
  }
}
