/// Which state of the tables a program knows, and whether others have changed them since.
struct KnownGeneration: Sendable {
  /// 0 where none is known.
  private(set) var number: Int64 = 0
  private(set) var isPassed = false

  /// Notes that everything was taken from the tables in this state.
  mutating func took(_ generation: Int64) {
    number = generation
    isPassed = false
  }

  /// Notes that the tables hold what was not taken from them.
  mutating func pass() { isPassed = true }

  /// Notes that this program has written a state; it follows the one that was known, unless others
  /// have written in between.
  mutating func wrote(_ generation: Int64) {
    if number != 0, generation != number + 1 { isPassed = true }
    number = generation
  }
}
