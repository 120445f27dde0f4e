internal import ArticleModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The folded headlines and sections of an index, one behind the other, for filters and for sorting
/// by headline: a filter is one pass over memory.
struct FoldedTitles: Sendable {
  let bytes: PackedArray<UInt8>
  /// Where each headline starts, and behind the last one the end.
  let starts: PackedArray<UInt32>

  /// Stands between headline and section; it is below all folded text, so that a headline sorts
  /// before its continuations.
  static let sectionMark: UInt8 = 0x1F
  private static let lineEnd: UInt8 = 0x0A
  /// How much of a file is looked at at a time.
  private static let pieceBytes = 8 << 20

  /// Headline and section as they stand among the others.
  static func folded(title: String, section: String?) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(title.utf8.count + 24)
    Folding.append(title, to: &bytes)
    bytes.append(sectionMark)
    if let section { Folding.append(section, to: &bytes) }
    bytes.append(lineEnd)
    return bytes
  }

  /// Headlines as ``folded(title:section:)`` makes them.
  init(_ headlines: [[UInt8]]) {
    var builder = Builder(bytes: headlines.reduce(0) { $0 + $1.count }, count: headlines.count)
    for headline in headlines { builder.append(headline) }
    self = builder.finish()
  }

  /// Headlines without words: what is known of them may come later.
  init(count: Int) {
    self.init(Array(repeating: [Self.sectionMark, Self.lineEnd], count: count))
  }

  /// The headlines that a file holds.
  init?(_ file: PackedFile) {
    guard let bytes = file.array(.titleBytes, of: UInt8.self, verified: true),
      let starts = file.array(.titleStarts, of: UInt32.self, verified: true), starts.count > 0
    else { return nil }
    self.bytes = bytes
    self.starts = starts
  }

  /// Headlines one behind the other, and where each starts.
  init(bytes: PackedArray<UInt8>, starts: PackedArray<UInt32>) {
    self.bytes = bytes
    self.starts = starts
  }

  var parts: [PackedFile.Part] { [bytes.part(.titleBytes), starts.part(.titleStarts)] }

  var count: Int { starts.count - 1 }

  /// Puts headlines one behind the other.
  struct Builder {
    private var bytes: [UInt8] = []
    private var starts: [UInt32] = []

    init(bytes size: Int, count: Int) {
      bytes.reserveCapacity(size + 1)
      starts.reserveCapacity(count + 1)
    }

    mutating func append(_ headline: [UInt8]) {
      starts.append(UInt32(bytes.count))
      bytes += headline
    }

    /// The headlines.
    ///
    /// Behind them stands a zero, so that there is always a byte.
    consuming func finish() -> FoldedTitles {
      starts.append(UInt32(bytes.count))
      bytes.append(0)
      return FoldedTitles(bytes: PackedArray(bytes), starts: PackedArray(starts))
    }
  }

  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withElements { body(UnsafeRawBufferPointer($0)) }
  }

  /// The headline at a position, as it was taken.
  func folded(at position: Int) -> [UInt8] {
    bytes.withElements { Array($0[start(position)..<start(position + 1)]) }
  }

  /// Where the headline at a position starts.
  func start(_ position: Int) -> Int { Int(starts[position]) }

  // MARK: Filters

  /// Which headlines hold all of `words`, which are folded.
  func positions(holding words: [[UInt8]]) -> [Bool] {
    var found = [Bool](repeating: false, count: starts.count - 1)
    forEach(holding: words) { position in
      found[position] = true
      return true
    }
    return found
  }

  /// The positions of the first headlines that hold all of `words`, until `isEnough` says so of
  /// the last position and how many there are.
  func first(holding words: [[UInt8]], until isEnough: (Int, Int) -> Bool) -> [Int32] {
    var found: [Int32] = []
    forEach(holding: words) { position in
      found.append(Int32(position))
      return !isEnough(position, found.count)
    }
    return found
  }

  /// Calls `body` with the position of each headline that holds all of `words`, until it returns
  /// `false`.
  private func forEach(holding words: [[UInt8]], _ body: (Int) -> Bool) {
    let longestFirst = words.sorted { $0.count > $1.count }
    guard let first = longestFirst.first.map({ ByteSearch($0) }) else { return }
    let others = longestFirst.dropFirst()
    withBytes { bytes in
      var position = 0
      while position < count {
        let piece = position..<endOfPiece(from: position)
        let end = start(piece.upperBound)
        var offset = start(position)
        while let hit = first.first(in: bytes, offset..<end) {
          while start(position + 1) <= hit { position += 1 }
          if others.allSatisfy({ holds($0, position, bytes) }), !body(position) { return }
          position += 1
          offset = start(position)
        }
        self.bytes.forgetLookedAt(start(piece.lowerBound)..<end)
        position = piece.upperBound
      }
    }
  }

  /// The position behind the headlines from `position` on that are looked at before their memory is
  /// let go of.
  private func endOfPiece(from position: Int) -> Int {
    let limit = start(position) + Self.pieceBytes
    var (low, high) = (position + 1, count)
    while low < high {
      let middle = (low + high) / 2
      if start(middle) < limit { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Those of `candidates` whose headlines hold all of `words`, in the same order.
  func filter(_ candidates: [Int32], holding words: [[UInt8]]) -> [Int32] {
    // One pass over all is faster than to visit very many in another order.
    if candidates.count > starts.count / 4 {
      let found = positions(holding: words)
      return candidates.filter { found[Int($0)] }
    }
    return withBytes { bytes in
      candidates.filter { candidate in
        words.allSatisfy { holds($0, Int(candidate), bytes) }
      }
    }
  }

  /// Whether the headline at a position holds a word.
  private func holds(_ word: [UInt8], _ position: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress, let first = word.first else { return true }
    var offset = start(position)
    let last = start(position + 1) - word.count
    while offset <= last, let hit = memchr(base + offset, Int32(first), last - offset + 1) {
      if memcmp(hit, word, word.count) == 0 { return true }
      offset = UnsafeRawPointer(hit) - base + 1
    }
    return false
  }

  /// The folded section of the headline at a position.
  func section(at position: Int) -> [UInt8] {
    withBytes { bytes in
      let line = bytes[start(position)..<start(position + 1)]
      guard let mark = line.firstIndex(of: Self.sectionMark) else { return [] }
      return Array(line[(mark + 1)...].dropLast())
    }
  }

  // MARK: Order

  /// `positions` by headline, without the punctuation in front; equal ones stay as they are.
  func sorted(_ positions: [Int32]) -> [Int32] {
    let keys = (0..<count).map { sortStart(of: $0) }
    return withBytes { bytes in
      let prefixes = keys.map { Self.prefix(bytes, from: $0) }
      return positions.sorted { left, right in
        let (one, other) = (Int(left), Int(right))
        if prefixes[one] != prefixes[other] { return prefixes[one] < prefixes[other] }
        let (oneLength, otherLength) = (
          start(one + 1) - keys[one], start(other + 1) - keys[other]
        )
        guard let base = bytes.baseAddress else { return false }
        // Each ends with a line end, which nothing else holds, so no comparison runs past one.
        return memcmp(base + keys[one], base + keys[other], min(oneLength, otherLength)) < 0
      }
    }
  }

  /// Where a headline's first letter or digit is.
  private func sortStart(of position: Int) -> Int {
    var offset = start(position)
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
    return bytes[start(position)] == Self.sectionMark ? offset : start(position)
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
