internal import ArticleModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The folded headlines and sections of an index, one behind the other, for filters and for sorting
/// by headline: a filter is one pass over memory.
struct FoldedTitles: Sendable {
  private let bytes: [UInt8]
  /// Where each headline starts, and behind the last one the end.
  private let starts: [Int]

  /// Stands between headline and section; it is below all folded text, so that a headline sorts
  /// before its continuations.
  private static let sectionMark: UInt8 = 0x1F
  private static let lineEnd: UInt8 = 0x0A

  init(_ entries: [IndexEntry]) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    bytes.reserveCapacity(entries.count * 72)
    starts.reserveCapacity(entries.count + 1)
    for entry in entries {
      starts.append(bytes.count)
      Folding.append(entry.headline.title, to: &bytes)
      bytes.append(Self.sectionMark)
      if let section = entry.headline.section { Folding.append(section, to: &bytes) }
      bytes.append(Self.lineEnd)
    }
    starts.append(bytes.count)
    bytes.append(0)
    self.bytes = bytes
    self.starts = starts
  }

  // MARK: Filters

  /// Which headlines hold all of `words`, which are folded.
  func positions(holding words: [[UInt8]]) -> [Bool] {
    var found = [Bool](repeating: false, count: starts.count - 1)
    let longestFirst = words.sorted { $0.count > $1.count }
    guard let first = longestFirst.first else { return found }
    let others = longestFirst.dropFirst()
    bytes.withUnsafeBytes { bytes in
      var position = 0
      var offset = 0
      while let hit = Self.find(first, in: bytes, from: offset) {
        while starts[position + 1] <= hit { position += 1 }
        found[position] = others.allSatisfy { holds($0, position, bytes) }
        offset = starts[position + 1]
      }
    }
    return found
  }

  /// Those of `candidates` whose headlines hold all of `words`, in the same order.
  func filter(_ candidates: [Int32], holding words: [[UInt8]]) -> [Int32] {
    // One pass over all is faster than to visit very many in another order.
    if candidates.count > starts.count / 4 {
      let found = positions(holding: words)
      return candidates.filter { found[Int($0)] }
    }
    return bytes.withUnsafeBytes { bytes in
      candidates.filter { candidate in
        words.allSatisfy { holds($0, Int(candidate), bytes) }
      }
    }
  }

  /// Whether the headline at a position holds a word.
  private func holds(_ word: [UInt8], _ position: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress, let first = word.first else { return true }
    var offset = starts[position]
    let last = starts[position + 1] - word.count
    while offset <= last, let hit = memchr(base + offset, Int32(first), last - offset + 1) {
      if memcmp(hit, word, word.count) == 0 { return true }
      offset = UnsafeRawPointer(hit) - base + 1
    }
    return false
  }

  /// Where a word occurs first from `start` on.
  ///
  /// The bytes end with a zero and hold no other.
  private static func find(
    _ word: [UInt8], in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let text = (base + start).assumingMemoryBound(to: CChar.self)
    let hit = (word + [0]).withUnsafeBytes { word in
      word.baseAddress.flatMap { strstr(text, $0.assumingMemoryBound(to: CChar.self)) }
    }
    return hit.map { UnsafeRawPointer($0) - base }
  }

  // MARK: Order

  /// `positions` by headline, without the punctuation in front; equal ones stay as they are.
  func sorted(_ positions: [Int32]) -> [Int32] {
    let keys = starts.indices.dropLast().map { sortStart(of: $0) }
    return bytes.withUnsafeBytes { bytes in
      let prefixes = keys.map { Self.prefix(bytes, from: $0) }
      return positions.sorted { left, right in
        let (one, other) = (Int(left), Int(right))
        if prefixes[one] != prefixes[other] { return prefixes[one] < prefixes[other] }
        let (oneLength, otherLength) = (
          starts[one + 1] - keys[one], starts[other + 1] - keys[other]
        )
        guard let base = bytes.baseAddress else { return false }
        // Each ends with a line end, which nothing else holds, so no comparison runs past one.
        return memcmp(base + keys[one], base + keys[other], min(oneLength, otherLength)) < 0
      }
    }
  }

  /// Where a headline's first letter or digit is.
  private func sortStart(of position: Int) -> Int {
    var offset = starts[position]
    while bytes[offset] != Self.sectionMark {
      let byte = bytes[offset]
      if byte >= 0x80, let length = punctuation(at: offset) {
        offset += length
      } else if byte >= 0x80 || byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39 {
        return offset
      } else {
        offset += 1
      }
    }
    return bytes[starts[position]] == Self.sectionMark ? offset : starts[position]
  }

  /// The length of the punctuation above ASCII that headlines begin with: `¿ ¡ „ ‹ 「 『 【`.
  private func punctuation(at offset: Int) -> Int? {
    switch (bytes[offset], bytes[offset + 1]) {
    case (0xC2, 0xA0...0xBF): 2
    case (0xE2, 0x80...0xBF): 3
    case (0xE3, 0x80) where bytes[offset + 2] <= 0xA0: 3
    default: nil
    }
  }

  /// The first eight bytes as a number that sorts as they do.
  private static func prefix(_ bytes: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
    var value: UInt64 = 0
    for offset in start..<start + 8 {
      value = value << 8 | (offset < bytes.count ? UInt64(bytes[offset]) : 0)
      if offset < bytes.count, bytes[offset] == lineEnd {
        return value << UInt64((start + 7 - offset) * 8)
      }
    }
    return value
  }
}
