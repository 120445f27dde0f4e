/// Positions by hash: which of many things have one, in ascending order.
///
/// One open table of positions and a chain through those that share a hash. It takes 16 to 20
/// bytes for each, far less than a dictionary, and is built many times faster.
struct HashIndex: Sendable {
  private let hashes: [UInt64]
  /// The first position of a hash, or -1.
  private var slots: [Int32]
  /// The next position with the same hash, or -1.
  private var next: [Int32]
  private let shift: UInt64

  /// An index of `hashes`, the hash of each position; 0 is none.
  init(_ hashes: [UInt64]) {
    self.hashes = hashes
    let bits = max(4, Int.bitWidth - (hashes.count * 3 / 2).leadingZeroBitCount)
    shift = UInt64(64 - bits)
    slots = Array(repeating: -1, count: 1 << bits)
    next = Array(repeating: -1, count: hashes.count)
    // Backwards, so that the chains run forwards.
    for position in hashes.indices.reversed() where hashes[position] != 0 {
      let slot = slot(of: hashes[position])
      next[position] = slots[slot]
      slots[slot] = Int32(position)
    }
  }

  /// The first position with this hash.
  func first(_ hash: UInt64) -> Int? {
    guard hash != 0 else { return nil }
    let position = slots[slot(of: hash)]
    return position < 0 ? nil : Int(position)
  }

  /// All positions with this hash.
  func all(_ hash: UInt64) -> [Int] {
    guard var position = first(hash) else { return [] }
    var found = [position]
    while next[position] >= 0 {
      position = Int(next[position])
      found.append(position)
    }
    return found
  }

  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slots[slot] >= 0, hashes[Int(slots[slot])] != hash {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}
