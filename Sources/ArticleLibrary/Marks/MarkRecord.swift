/// What is known of one mark of one article: 40 bytes, since a library has many of these.
struct MarkRecord: Sendable {
  var id: UInt64
  /// 0 where there is none.
  var fingerprint: UInt64
  var clock: MarkClock
  var kind: MarkKind
  /// What the mark is; 0 where the article has it not.
  var value: UInt64

  /// Whether this counts and `other` does not.
  ///
  /// The values decide at last, so that the order of reading never does.
  func isNewer(than other: MarkRecord) -> Bool {
    clock == other.clock ? value > other.value : clock > other.clock
  }
}
