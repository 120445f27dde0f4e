/// Tells of most numbers that they are not among some others, by one bit each.
///
/// Few articles of a large library have a mark: those that have none pass here, without a look-up.
struct MarkSieve {
  private var bits: [UInt64]
  private let shift: UInt64

  /// A sieve for about `count` numbers, of which hashes are expected.
  init(count: Int) {
    var size = 64
    while size * 64 < count * 16 { size *= 2 }
    bits = Array(repeating: 0, count: size)
    shift = UInt64(64 - (size * 64).trailingZeroBitCount)
  }

  mutating func add(_ number: UInt64) {
    let place = place(of: number)
    bits[place / 64] |= 1 << UInt64(place % 64)
  }

  /// Whether a number may be among those that were added.
  @inline(__always)
  func mayHold(_ number: UInt64) -> Bool {
    let place = place(of: number)
    return bits[place / 64] & 1 << UInt64(place % 64) != 0
  }

  @inline(__always)
  private func place(of number: UInt64) -> Int {
    Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }
}
