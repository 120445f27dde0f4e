/// Positions by hash: which of many things have one, in ascending order.
///
/// One open table of positions and a chain through those that share a hash. It takes 16 to 20
/// bytes for each, far less than a dictionary, and is built many times faster.
struct HashIndex: Sendable {
  /// The sections of a packed file that hold an index.
  struct Sections {
    var hashes: PackedFile.Section
    var slots: PackedFile.Section
    var next: PackedFile.Section
  }

  private let hashes: PackedArray<UInt64>
  /// The first position of a hash, or -1.
  private let slots: PackedArray<Int32>
  /// The next position with the same hash, or -1.
  private let next: PackedArray<Int32>

  /// An index of `hashes`, the hash of each position; 0 is none.
  init(_ hashes: [UInt64]) {
    let bits = max(4, Int.bitWidth - (hashes.count * 3 / 2).leadingZeroBitCount)
    var slots = [Int32](repeating: -1, count: 1 << bits)
    var next = [Int32](repeating: -1, count: hashes.count)
    // Backwards, so that the chains run forwards.
    for position in hashes.indices.reversed() where hashes[position] != 0 {
      let slot = Self.slot(of: hashes[position], slots, hashes)
      next[position] = slots[slot]
      slots[slot] = Int32(position)
    }
    self.hashes = PackedArray(hashes)
    self.slots = PackedArray(slots)
    self.next = PackedArray(next)
  }

  /// The index that a file holds.
  init?(_ file: PackedFile, _ sections: Sections) {
    guard let hashes = file.array(sections.hashes, of: UInt64.self, verified: true),
      let slots = file.array(sections.slots, of: Int32.self, verified: true),
      let next = file.array(sections.next, of: Int32.self, verified: true)
    else { return nil }
    self.hashes = hashes.readSingly
    self.slots = slots.readSingly
    self.next = next.readSingly
  }

  func parts(_ sections: Sections) -> [PackedFile.Part] {
    [hashes.part(sections.hashes), slots.part(sections.slots), next.part(sections.next)]
  }

  /// The first position with this hash.
  func first(_ hash: UInt64) -> Int? {
    guard hash != 0 else { return nil }
    let position = slots[slot(of: hash)]
    return position < 0 ? nil : Int(position)
  }

  /// The hash of a position.
  func hash(at position: Int) -> UInt64 { hashes[position] }

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

  private func slot(of hash: UInt64) -> Int { Self.slot(of: hash, slots, hashes) }

  private static func slot<Slots: RandomAccessCollection, Hashes: RandomAccessCollection>(
    of hash: UInt64, _ slots: Slots, _ hashes: Hashes
  ) -> Int
  where Slots.Element == Int32, Slots.Index == Int, Hashes.Element == UInt64, Hashes.Index == Int {
    // The table has a power of two slots.
    let shift = UInt64(64 - slots.count.trailingZeroBitCount)
    var slot = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slots[slot] >= 0, hashes[Int(slots[slot])] != hash {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}
