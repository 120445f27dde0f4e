extension FoldedTitles {
  /// Those of `positions` whose headlines have all of some folded words as whole words; the
  /// shortest headlines first, which these words fill most, and of those the first.
  ///
  /// Where `lastIsOpen` is set, the last of the words may go on.
  func shortest(
    _ limit: Int, of positions: [Int32], holding words: [[UInt8]], lastIsOpen: Bool
  ) -> [Int32] {
    var found: [(length: Int, position: Int32)] = []
    withBytes { bytes in
      for position in positions {
        let line = bytes[start(Int(position))..<start(Int(position) + 1)]
        let title = line.prefix { $0 != Self.sectionMark }
        let hasAll = words.enumerated().allSatisfy { index, word in
          Self.hasWord(word, isOpen: lastIsOpen && index == words.count - 1, in: title)
        }
        if hasAll { found.append((title.count, position)) }
      }
    }
    return found.sorted { ($0.length, $0.position) < ($1.length, $1.position) }
      .prefix(limit).map(\.position)
  }

  private static func hasWord(
    _ word: [UInt8], isOpen: Bool, in title: Slice<UnsafeRawBufferPointer>
  ) -> Bool {
    guard let first = word.first, title.count >= word.count else { return false }
    for start in title.startIndex...title.endIndex - word.count where title[start] == first {
      let end = start + word.count
      if title[start..<end].elementsEqual(word),
        start == title.startIndex || !isWordByte(title[start - 1], beside: first),
        isOpen || end == title.endIndex || !isWordByte(title[end], beside: word[word.count - 1])
      {
        return true
      }
    }
    return false
  }

  /// Whether a byte goes on with the word that it stands beside; above ASCII, where some write
  /// without blanks, any word may begin anywhere.
  private static func isWordByte(_ byte: UInt8, beside other: UInt8) -> Bool {
    guard other < 0x80 else { return false }
    return byte >= 0x80 || byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39
  }
}
