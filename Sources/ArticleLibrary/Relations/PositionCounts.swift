/// How often each of some positions was counted: an open table, for a dictionary takes ten times as
/// long, and a headline that no article has is compared with thousands.
struct PositionCounts {
  /// A position and 1, so that 0 is an empty place.
  private var positions: [UInt32]
  private var counts: [UInt32]
  /// How many more have room.
  private var room: Int

  /// A table for at most `limit` counts.
  init(limit: Int) {
    var size = 16
    while size < 2 * limit { size *= 2 }
    positions = Array(repeating: 0, count: size)
    counts = Array(repeating: 0, count: size)
    room = size / 2
  }

  /// Counts a position once more.
  mutating func add(_ position: Int) {
    let wanted = UInt32(truncatingIfNeeded: position) &+ 1
    let mask = positions.count - 1
    var slot = Int(truncatingIfNeeded: (UInt64(wanted) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while positions[slot] != 0, positions[slot] != wanted { slot = (slot + 1) & mask }
    if positions[slot] == 0 {
      guard room > 0 else { return }
      room -= 1
      positions[slot] = wanted
    }
    counts[slot] += 1
  }

  /// The positions that were counted most, but at least `least` times: at most `limit` of them, and
  /// of those that were counted as often the lowest first.
  func most(_ limit: Int, least: Int, except own: Int?) -> [Int] {
    var byCount: [Int: [Int]] = [:]
    for (position, count) in zip(positions, counts) where position != 0 && count >= least {
      byCount[Int(count), default: []].append(Int(position) - 1)
    }
    var found: [Int] = []
    for count in byCount.keys.sorted(by: >) where found.count < limit {
      let positions = byCount[count, default: []].filter { $0 != own }
      found += positions.sorted().prefix(limit - found.count)
    }
    return found
  }
}
