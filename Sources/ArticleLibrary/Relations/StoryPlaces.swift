/// Where in a catalogue the articles of stories stand: made once for a catalogue, so that a list is
/// folded without looking its articles up one by one.
///
/// A bit for each article, for most articles are of no story.
struct StoryPlaces {
  private var bits: [UInt64]
  /// How many bits are set before each word of ``bits``.
  private var before: [Int32]
  /// The story of each article whose bit is set, in the order of their positions.
  private var stories: [Int32] = []

  static let none = StoryPlaces(.empty, in: PackedArray([]))

  /// The places of the articles of `table` in a catalogue, which has the numbers `docids`.
  init(_ table: StoryTable, in docids: PackedArray<Int64>) {
    bits = [UInt64](repeating: 0, count: (docids.count + 63) / 64)
    before = []
    stories.reserveCapacity(table.articleCount)
    var position = 0
    table.forEach { docid, story in
      position = docids.firstPosition(from: docid, startingAt: position)
      guard position < docids.count, docids[position] == docid else { return }
      bits[position / 64] |= 1 << UInt64(position % 64)
      stories.append(story)
    }
    before.reserveCapacity(bits.count)
    var count: Int32 = 0
    for word in bits {
      before.append(count)
      count += Int32(word.nonzeroBitCount)
    }
  }

  /// The story of the article at a position of the catalogue, if it is of one.
  subscript(position: Int) -> Int? {
    let (word, bit) = (bits[position / 64], UInt64(position % 64))
    guard word >> bit & 1 == 1 else { return nil }
    let lower = word & ((1 << bit) - 1)
    return Int(stories[Int(before[position / 64]) + lower.nonzeroBitCount])
  }
}
