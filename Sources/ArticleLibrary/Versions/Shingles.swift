/// The runs of three words of a text, by their hashes: what two texts share tells whether one is a
/// version of the other.
enum Shingles {
  /// Calls `body` with the hash of each three words that follow each other in a text as the
  /// full-text index takes it: folded, parted by blanks.
  static func forEach(in text: String, _ body: (UInt64) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var (first, second, word) = (0 as UInt64, 0 as UInt64, offset)
      var (length, words) = (0, 0)
      for index in 0...bytes.count {
        let byte = index < bytes.count ? bytes[index] : 0x20
        if byte != 0x20 {
          word = (word ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
          length += 1
        } else if length > 0 {
          words += 1
          if words >= 3 { body(mixed(first, second, word)) }
          (first, second, word, length) = (second, word, offset, 0)
        }
      }
    }
  }

  /// The hashes of all in a text, each once, ascending.
  static func all(in text: String) -> [UInt64] {
    var all: [UInt64] = []
    all.reserveCapacity(text.utf8.count / 6)
    forEach(in: text) { all.append($0) }
    all.sort()
    var kept = 0
    for index in all.indices where index == 0 || all[index] != all[kept - 1] {
      all[kept] = all[index]
      kept += 1
    }
    all.removeLast(all.count - kept)
    return all
  }

  /// How many numbers two ascending lists share.
  static func shared(_ left: [UInt64], _ right: [UInt64]) -> Int {
    var (one, other, count) = (0, 0, 0)
    while one < left.count, other < right.count {
      if left[one] == right[other] {
        count += 1
        one += 1
        other += 1
      } else if left[one] < right[other] {
        one += 1
      } else {
        other += 1
      }
    }
    return count
  }

  private static let offset: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func mixed(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
    var hash = first &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 29 ^ second) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ hash >> 31 ^ third) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 32
  }
}

/// Four numbers for a text, of which texts that are nearly the same have at least one in common:
/// the least shingles of twelve parts, three of them in a number (MinHash).
///
/// Of two texts that share nine shingles in ten 99 in 100 are met so, of those that share eight
/// 94, and of those that share one in fifty three in a hundred thousand.
enum TextSketch {
  typealias Bands = SIMD4<UInt32>

  /// Texts of fewer shingles have none: too little tells them apart.
  static let leastShingles = 24
  private static let parts = 12

  /// The numbers of a text as the full-text index takes it; zeros for one that is too short.
  static func bands(of text: String) -> Bands {
    var least = [UInt32](repeating: .max, count: parts)
    var count = 0
    Shingles.forEach(in: text) { hash in
      count += 1
      let part = Int(hash >> 32) % parts
      let value = UInt32(truncatingIfNeeded: hash)
      if value < least[part] { least[part] = value }
    }
    guard count >= leastShingles else { return Bands(repeating: 0) }
    fillGaps(&least)
    var bands = Bands(repeating: 0)
    for band in 0..<4 {
      var hash: UInt64 = UInt64(band) &+ 0x9E37_79B9
      for part in band * 3..<band * 3 + 3 {
        hash = (hash ^ UInt64(least[part])) &* 0x9FB2_1C65_1E98_DF25
        hash ^= hash >> 32
      }
      bands[band] = max(1, UInt32(truncatingIfNeeded: hash))
    }
    return bands
  }

  /// A part without a shingle takes the one of the next that has one.
  private static func fillGaps(_ least: inout [UInt32]) {
    for part in 0..<parts where least[part] == .max {
      let next = (1..<parts).lazy.map { (part + $0) % parts }.first { least[$0] != .max }
      if let next { least[part] = least[next] &+ UInt32(part) }
    }
  }
}
