/// A headline as its folded words: without case, accents, quotes, dashes and punctuation.
struct HeadlineWords: Hashable, Sendable {
  /// The words, each behind a blank but the first.
  private(set) var bytes: [UInt8] = []
  /// A hash of each word.
  private(set) var hashes: [UInt32] = []
  /// Where each word stands in ``bytes``.
  private(set) var ranges: [Range<Int>] = []

  /// The words of text that ``Folding`` has folded.
  init(folded: some Collection<UInt8>) {
    var hash = ByteHash()
    var start = 0
    bytes.reserveCapacity(folded.count + 1)
    func isPart(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39
    }
    for byte in folded {
      if isPart(byte) {
        if start == bytes.count, start > 0 {
          bytes.append(0x20)
          start += 1
        }
        bytes.append(byte)
        hash.add(byte)
      } else if byte != 0x27, byte != 0x60, start < bytes.count {
        // An apostrophe goes without leaving a gap: don't is one word, however it is written.
        endWord(&start, &hash)
      }
    }
    if start < bytes.count { endWord(&start, &hash) }
  }

  /// The words of a headline as it stands on a page.
  init(_ headline: String) {
    self.init(folded: Folding.fold(HeadlineWords.withoutSigns(headline)))
  }

  /// The words of a part of a folded headline, which may still have signs above ASCII.
  init(_ part: ArraySlice<UInt8>) {
    if part.contains(where: { $0 >= 0x80 }) {
      self.init(String(decoding: part, as: UTF8.self))
    } else {
      self.init(folded: part)
    }
  }

  /// The first `count` words of a headline.
  init(_ whole: HeadlineWords, first count: Int) {
    hashes = Array(whole.hashes.prefix(count))
    ranges = Array(whole.ranges.prefix(count))
    bytes = Array(whole.bytes[..<(ranges.last?.upperBound ?? 0)])
  }

  private mutating func endWord(_ start: inout Int, _ hash: inout ByteHash) {
    ranges.append(start..<bytes.count)
    hashes.append(UInt32(truncatingIfNeeded: hash.value ^ hash.value >> 32))
    hash = ByteHash()
    start = bytes.count
  }

  var count: Int { hashes.count }

  /// What all headlines of the same words have in common; 0 for one without words.
  var hash: UInt64 { bytes.isEmpty ? 0 : ByteHash.hash(bytes) }

  func isNumber(_ index: Int) -> Bool {
    bytes[ranges[index]].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// The headline with blanks for the signs above ASCII that part words.
  private static func withoutSigns(_ headline: String) -> String {
    guard headline.utf8.contains(where: { $0 >= 0x80 }) else { return headline }
    var result = String.UnicodeScalarView()
    for scalar in headline.unicodeScalars {
      let isApostrophe = scalar == "’" || scalar == "‘" || scalar == "\u{2B}"
      result.append(
        scalar.value < 0x80 || isApostrophe || isWordScalar(scalar.value) ? scalar : " ")
    }
    return String(result)
  }
}
