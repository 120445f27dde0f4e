/// Positions of records by a number and a kind: an open table, since a dictionary takes three times
/// as long to fill, and the marks are read before the first screen.
///
/// Beside each position stand 32 bits of the hash, so that hardly ever a record has to be looked at
/// that is not the one.
struct MarkSlots: Sendable {
  /// The hash in the upper half, and below it the position and 1; 0 where nothing is.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)
  private var used = 0

  /// The part of the hash that is kept; its upper bits are where it is looked for first.
  @inline(__always)
  static func hash(_ number: UInt64, _ kind: MarkKind) -> UInt64 {
    let mixed = (number ^ UInt64(kind.rawValue) &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15
    return (mixed ^ mixed >> 29) >> 32
  }

  /// The slot of a hash, where `isIt` says whether the record at a position is the one.
  @inline(__always)
  func slot(_ hash: UInt64, _ isIt: (Int) -> Bool) -> Int {
    slots.withUnsafeBufferPointer { slots in
      var slot = Self.start(hash, slots.count)
      while slots[slot] != 0 {
        if slots[slot] >> 32 == hash, isIt(Int(slots[slot] & 0xFFFF_FFFF) - 1) { return slot }
        slot = (slot + 1) & (slots.count - 1)
      }
      return slot
    }
  }

  /// The position in a slot, or -1.
  subscript(slot: Int) -> Int { Int(slots[slot] & 0xFFFF_FFFF) - 1 }

  /// Puts a position into the slot that was found for a hash.
  mutating func set(_ slot: Int, _ hash: UInt64, to position: Int) {
    if slots[slot] == 0 { used += 1 }
    slots[slot] = hash << 32 | UInt64(position + 1)
  }

  /// Makes room for `count` more; slots that were found before do not count any more.
  mutating func reserve(_ count: Int) {
    guard (used + count) * 3 > slots.count * 2 else { return }
    var size = slots.count
    while (used + count) * 3 > size * 2 { size *= 2 }
    let old = slots
    slots = Array(repeating: 0, count: size)
    for entry in old where entry != 0 {
      var slot = Self.start(entry >> 32, size)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = entry
    }
  }

  @inline(__always)
  private static func start(_ hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: hash >> UInt64(32 - count.trailingZeroBitCount))
  }
}
