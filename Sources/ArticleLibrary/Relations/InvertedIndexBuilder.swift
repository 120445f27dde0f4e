/// Makes an ``InvertedIndex``: counts the words first, and then fills as many rows at a time as
/// there is to be memory for.
struct InvertedIndexBuilder {
  private(set) var words: [UInt32] = []
  private(set) var slots = [Int32](repeating: -1, count: 1024)
  private(set) var counts: [UInt32] = []
  /// Where each row starts among the postings, and behind the last one the end.
  private(set) var starts: [UInt32] = [0]
  private let least: UInt32

  /// The most bytes of rows that are in memory at a time.
  private let mostBytes: Int

  init(least: Int, mostBytes: Int = 24 << 20, _ source: InvertedIndex.Source) rethrows {
    self.least = UInt32(least)
    self.mostBytes = mostBytes
    var last: [Int32] = []
    var sizes: [UInt32] = []
    try source { position, word, tag in
      let row = insert(word)
      if row == last.count {
        last.append(-1)
        sizes.append(0)
      }
      sizes[row] += UInt32(Self.width(of: Self.value(position, behind: Int(last[row]), tag)))
      last[row] = Int32(position)
      counts[row] += 1
    }
    starts.reserveCapacity(words.count + 1)
    for (row, size) in sizes.enumerated() {
      starts.append(starts[row] + (counts[row] >= self.least ? size : 0))
    }
  }

  /// Writes the index without ever having all of it in memory; `source` is asked several times.
  func write(
    _ sections: InvertedIndex.Sections, to file: inout PackedFileWriter,
    _ source: InvertedIndex.Source
  ) rethrows {
    file.add([
      PackedArray(words).part(sections.words), PackedArray(slots).part(sections.slots),
      PackedArray(counts).part(sections.counts), PackedArray(starts).part(sections.starts),
    ])
    try file.add(sections.postings) { file in
      var row = 0
      while row < words.count {
        var end = row + 1
        while end < words.count, starts[end + 1] - starts[row] <= mostBytes { end += 1 }
        try postings(ofRows: row..<end, source).withUnsafeBytes { file.append($0) }
        row = end
      }
    }
  }

  /// The postings of some rows.
  func postings(ofRows rows: Range<Int>, _ source: InvertedIndex.Source) rethrows -> [UInt8] {
    let start = starts[rows.lowerBound]
    var next = rows.map { starts[$0] - start }
    var last = [Int32](repeating: -1, count: rows.count)
    var bytes = [UInt8](repeating: 0, count: Int(starts[rows.upperBound] - start))
    try source { position, word, tag in
      guard let row = row(of: word), rows.contains(row), counts[row] >= least else { return }
      let place = row - rows.lowerBound
      var value = Self.value(position, behind: Int(last[place]), tag)
      last[place] = Int32(position)
      var index = Int(next[place])
      // A source that tells more the second time must not write into other rows.
      guard index + Self.width(of: value) <= Int(starts[row + 1] - start) else { return }
      while value >= 0x80 {
        bytes[index] = UInt8(truncatingIfNeeded: value) | 0x80
        value >>= 7
        index += 1
      }
      bytes[index] = UInt8(value)
      next[place] = UInt32(index + 1)
    }
    return bytes
  }

  private static func value(_ position: Int, behind last: Int, _ tag: UInt8) -> UInt64 {
    UInt64(position - last) << 4 | UInt64(tag & 15)
  }

  private static func width(of value: UInt64) -> Int {
    max(1, (70 - max(value, 1).leadingZeroBitCount) / 7)
  }

  // MARK: Words

  func row(of word: UInt32) -> Int? { Self.row(of: word, slots, words) }

  static func row<Slots: RandomAccessCollection, Words: RandomAccessCollection>(
    of word: UInt32, _ slots: Slots, _ words: Words
  ) -> Int?
  where Slots.Element == Int32, Slots.Index == Int, Words.Element == UInt32, Words.Index == Int {
    let row = slots[slot(of: word, slots, words)]
    return row < 0 ? nil : Int(row)
  }

  private static func slot<Slots: RandomAccessCollection, Words: RandomAccessCollection>(
    of word: UInt32, _ slots: Slots, _ words: Words
  ) -> Int
  where Slots.Element == Int32, Slots.Index == Int, Words.Element == UInt32, Words.Index == Int {
    var slot = Int((word &* 0x9E37_79B1) >> 4) & (slots.count - 1)
    while slots[slot] >= 0, words[Int(slots[slot])] != word {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  /// The row of a word, which becomes one if it was none.
  private mutating func insert(_ word: UInt32) -> Int {
    let slot = Self.slot(of: word, slots, words)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    let row = words.count
    slots[slot] = Int32(row)
    words.append(word)
    counts.append(0)
    if words.count * 2 > slots.count { grow() }
    return row
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (row, word) in words.enumerated() {
      slots[Self.slot(of: word, slots, words)] = Int32(row)
    }
  }
}
