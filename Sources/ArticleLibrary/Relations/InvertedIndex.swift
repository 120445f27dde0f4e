/// Which of many things have a word: the words' hashes, and for each the positions that have it, in
/// ascending order, all in a few arrays.
///
/// Of each position only its distance from the one before is noted, in as few bytes as it takes,
/// together with a tag of four bits.
struct InvertedIndex: Sendable {
  /// The sections of a packed file that hold an index.
  struct Sections {
    var words: PackedFile.Section
    var slots: PackedFile.Section
    var counts: PackedFile.Section
    var starts: PackedFile.Section
    var postings: PackedFile.Section
  }

  private let words: PackedArray<UInt32>
  /// The row of each word in an open table, or -1.
  private let slots: PackedArray<Int32>
  /// How many things have each word.
  private let counts: PackedArray<UInt32>
  /// Where each row starts in ``postings``, and behind the last one the end.
  private let starts: PackedArray<UInt32>
  private let postings: PackedArray<UInt8>

  /// Something that has a word, and what was noted of that.
  typealias Posting = (position: Int, tag: UInt8)
  /// Calls back with each different word of each thing, in the order of their positions, and with a
  /// tag below 16.
  typealias Source = (_ body: (_ position: Int, _ word: UInt32, _ tag: UInt8) -> Void) throws ->
    Void

  /// An index of `count` things, of each of which `words` tells the different words.
  init(count: Int, words wordsOf: (Int) -> [UInt32]) {
    self.init { body in
      for position in 0..<count {
        for word in wordsOf(position) { body(position, word, 0) }
      }
    }
  }

  /// An index in memory of what `source` tells, which is asked twice.
  ///
  /// Words of fewer than `least` things have a frequency but no row.
  init(least: Int = 1, _ source: Source) rethrows {
    let builder = try InvertedIndexBuilder(least: least, source)
    postings = PackedArray(try builder.postings(ofRows: 0..<builder.words.count, source))
    words = PackedArray(builder.words)
    slots = PackedArray(builder.slots)
    counts = PackedArray(builder.counts)
    starts = PackedArray(builder.starts)
  }

  /// The index that a file holds.
  init?(_ file: PackedFile, _ sections: Sections) {
    guard let words = file.array(sections.words, of: UInt32.self, verified: true),
      let slots = file.array(sections.slots, of: Int32.self, verified: true),
      let counts = file.array(sections.counts, of: UInt32.self, verified: true),
      let starts = file.array(sections.starts, of: UInt32.self, verified: true),
      let postings = file.array(sections.postings, of: UInt8.self, verified: true)
    else { return nil }
    self.words = words
    self.slots = slots
    self.counts = counts
    self.starts = starts
    self.postings = postings
  }

  func parts(_ sections: Sections) -> [PackedFile.Part] {
    [
      words.part(sections.words), slots.part(sections.slots), counts.part(sections.counts),
      starts.part(sections.starts), postings.part(sections.postings),
    ]
  }

  /// The things that have one word.
  struct Row {
    fileprivate let bytes: Range<Int>

    /// How many there are.
    let frequency: Int

    /// Whether there are too few for a row.
    var isEmpty: Bool { bytes.isEmpty }
  }

  /// The things that have a word, if it is known.
  func row(of word: UInt32) -> Row? {
    InvertedIndexBuilder.row(of: word, slots, words).map { row in
      Row(bytes: Int(starts[row])..<Int(starts[row + 1]), frequency: Int(counts[row]))
    }
  }

  /// How many things have a word.
  func frequency(of word: UInt32) -> Int { row(of: word)?.frequency ?? 0 }

  /// Calls `body` with each thing that has a word.
  func forEach(_ word: UInt32, _ body: (Posting) -> Void) {
    if let row = row(of: word) { forEach(in: row, body) }
  }

  /// Calls `body` with each thing of a row.
  func forEach(in row: Row, _ body: (Posting) -> Void) {
    postings.withElements { bytes in
      Self.decode(UnsafeBufferPointer(rebasing: bytes[row.bytes]), body)
    }
  }

  /// Calls `body` with each thing of a row, which is read into `buffer` where it lies in a file: it
  /// does not count as this process's memory then.
  func forEach(in row: Row, reading buffer: inout [UInt8], _ body: (Posting) -> Void) {
    guard postings.read(row.bytes, into: &buffer, empty: 0) else { return }
    buffer.withUnsafeBufferPointer { bytes in
      Self.decode(UnsafeBufferPointer(rebasing: bytes[..<row.bytes.count]), body)
    }
  }

  @inline(__always)
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Posting) -> Void) {
    var position = -1
    var index = 0
    while index < bytes.count {
      var value = UInt64(bytes[index])
      index += 1
      if value >= 0x80 {
        value &= 0x7F
        var shift: UInt64 = 7
        while index < bytes.count, shift < 42 {
          let byte = UInt64(bytes[index])
          index += 1
          value |= (byte & 0x7F) << shift
          shift += 7
          if byte < 0x80 { break }
        }
      }
      position += Int(value >> 4)
      body((position, UInt8(value & 15)))
    }
  }

  /// Lets go of the memory of the file that the index lies in.
  func forgetLookedAt() { postings.forgetLookedAt() }
}
