#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Finds a word in long texts, 32 places at a time: two of its bytes are compared at each, and the
/// rest only where both are right.
struct ByteSearch {
  private typealias Block = SIMD32<UInt8>
  private static let blockSize = 32
  /// Letters as European languages have them, the most common first.
  private static let common = Array(" etaoinsrhldcumfpgwybvkxjqz".utf8)

  let word: [UInt8]
  /// Where the two bytes stand in the word that others have least.
  private let rarest: Int
  private let rare: Int

  init(_ word: [UInt8]) {
    self.word = word
    let places = word.indices.sorted { Self.rarity(of: word[$0]) > Self.rarity(of: word[$1]) }
    let rarest = places.first ?? 0
    self.rarest = rarest
    rare = places.dropFirst().first { word[$0] != word[rarest] } ?? rarest
  }

  private static func rarity(of byte: UInt8) -> Int {
    common.firstIndex(of: byte) ?? common.count
  }

  /// Where the word stands first in a part of `bytes`.
  func first(in bytes: UnsafeRawBufferPointer, _ part: Range<Int>) -> Int? {
    guard let base = bytes.baseAddress, !word.isEmpty, part.lowerBound >= 0,
      part.upperBound <= bytes.count
    else { return nil }
    // Behind the last place at which it may begin.
    let end = part.upperBound - word.count + 1
    var start = part.lowerBound
    let (one, other) = (Block(repeating: word[rarest]), Block(repeating: word[rare]))
    while start + Self.blockSize <= end {
      let ones = (base + start + rarest).loadUnaligned(as: Block.self) .== one
      let others = (base + start + rare).loadUnaligned(as: Block.self) .== other
      let both = unsafeBitCast(ones .& others, to: SIMD4<UInt64>.self)
      if (both[0] | both[1]) | (both[2] | both[3]) != 0 {
        for index in 0..<4 {
          // Each byte that is right is all ones.
          var left = both[index].littleEndian
          while left != 0 {
            let byte = left.trailingZeroBitCount / 8
            let place = start + index * 8 + byte
            if memcmp(base + place, word, word.count) == 0 { return place }
            left &= ~(0xFF << UInt64(byte * 8))
          }
        }
      }
      start += Self.blockSize
    }
    while start < end {
      if memcmp(base + start, word, word.count) == 0 { return start }
      start += 1
    }
    return nil
  }
}
