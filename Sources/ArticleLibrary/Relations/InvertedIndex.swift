/// Which of many things have a word: the words' hashes, and for each the positions that have it, in
/// ascending order, all in a few arrays.
struct InvertedIndex: Sendable {
  /// The sections of a packed file that hold an index.
  struct Sections {
    var words: PackedFile.Section
    var slots: PackedFile.Section
    var starts: PackedFile.Section
    var postings: PackedFile.Section
  }

  private let words: PackedArray<UInt32>
  /// The row of each word in an open table, or -1.
  private let slots: PackedArray<Int32>
  /// Where each row starts in ``postings``, and behind the last one the end.
  private let starts: PackedArray<Int32>
  /// Positions, each with its tag in the lowest four bits.
  private let postings: PackedArray<UInt32>

  /// Something that has a word, and what was noted of that.
  typealias Posting = (position: Int, tag: UInt8)

  /// An index of `count` things.
  ///
  /// `words` calls back with each different word of the thing at a position, and with a tag below
  /// 16. Words
  /// of fewer than `least` things have a frequency but no row.
  init(
    count: Int, least: Int = 1, words wordsOf: (Int, (_ word: UInt32, _ tag: UInt8) -> Void) -> Void
  ) {
    var table = WordTable()
    for position in 0..<count {
      wordsOf(position) { word, _ in table.count(word) }
    }
    var starts: [Int32] = [0]
    starts.reserveCapacity(table.words.count + 1)
    for frequency in table.frequencies {
      starts.append(starts[starts.count - 1] + (frequency >= least ? frequency : 0))
    }
    var next = starts
    var postings = [UInt32](repeating: 0, count: Int(starts[starts.count - 1]))
    for position in 0..<count {
      wordsOf(position) { word, tag in
        guard let row = table.row(of: word), table.frequencies[row] >= least else { return }
        postings[Int(next[row])] = UInt32(position) << 4 | UInt32(tag & 15)
        next[row] += 1
      }
    }
    words = PackedArray(table.words)
    slots = PackedArray(table.slots)
    self.starts = PackedArray(starts)
    self.postings = PackedArray(postings)
  }

  /// The index that a file holds.
  init?(_ file: PackedFile, _ sections: Sections) {
    guard let words = file.array(sections.words, of: UInt32.self, verified: true),
      let slots = file.array(sections.slots, of: Int32.self, verified: true),
      let starts = file.array(sections.starts, of: Int32.self, verified: true),
      let postings = file.array(sections.postings, of: UInt32.self, verified: true)
    else { return nil }
    self.words = words
    self.slots = slots
    self.starts = starts
    self.postings = postings
  }

  func parts(_ sections: Sections) -> [PackedFile.Part] {
    [
      words.part(sections.words), slots.part(sections.slots), starts.part(sections.starts),
      postings.part(sections.postings),
    ]
  }

  /// The things that have one word.
  struct Row {
    fileprivate let range: Range<Int>

    /// How many there are: 0 also where these are too few to count.
    var count: Int { range.count }
  }

  /// The things that have a word, if it is known.
  func row(of word: UInt32) -> Row? {
    WordTable.row(of: word, slots, words).map { Row(range: Int(starts[$0])..<Int(starts[$0 + 1])) }
  }

  /// How many things have a word: 0 also where these are too few to count.
  func frequency(of word: UInt32) -> Int { row(of: word)?.count ?? 0 }

  /// Calls `body` with each thing that has a word.
  func forEach(_ word: UInt32, _ body: (Posting) -> Void) {
    if let row = row(of: word) { forEach(in: row, body) }
  }

  /// Calls `body` with each thing of a row.
  func forEach(in row: Row, _ body: (Posting) -> Void) {
    for index in row.range {
      body((Int(postings[index] >> 4), UInt8(postings[index] & 15)))
    }
  }

  /// The tag of a row's word at a position, where that has it.
  func tag(in row: Row, at position: Int) -> UInt8? {
    var low = row.range.lowerBound
    var high = row.range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if Int(postings[middle] >> 4) < position { low = middle + 1 } else { high = middle }
    }
    guard low < row.range.upperBound, Int(postings[low] >> 4) == position else { return nil }
    return UInt8(postings[low] & 15)
  }

  /// Lets go of the memory of the file that the index lies in.
  func forgetLookedAt() { postings.forgetLookedAt() }
}

/// Words and how often they were counted.
private struct WordTable {
  private(set) var words: [UInt32] = []
  private(set) var frequencies: [Int32] = []
  private(set) var slots = [Int32](repeating: -1, count: 1024)

  mutating func count(_ word: UInt32) {
    let slot = Self.slot(of: word, slots, words)
    if slots[slot] >= 0 {
      frequencies[Int(slots[slot])] += 1
      return
    }
    slots[slot] = Int32(words.count)
    words.append(word)
    frequencies.append(1)
    if words.count * 2 > slots.count { grow() }
  }

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

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (row, word) in words.enumerated() {
      slots[Self.slot(of: word, slots, words)] = Int32(row)
    }
  }
}
