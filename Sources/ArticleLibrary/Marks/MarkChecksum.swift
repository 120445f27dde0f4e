#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The checksum at the end of each line of a log.
///
/// A line whose clock was damaged would win against every later one, so a damaged line has to be
/// told from a whole one.
enum MarkChecksum {
  /// What a line ends with, around eight hexadecimal digits.
  static let head: StaticString = ",\"sum\":\""
  private static let tailLength = 18

  /// The sum of some bytes, eight at a time, since every line is summed when the marks are read.
  static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
    var place = 0
    while place + 8 <= bytes.count {
      add(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian, to: &sum)
      place += 8
    }
    var rest: UInt64 = 0
    while place < bytes.count {
      rest = rest << 8 | UInt64(bytes[place])
      place += 1
    }
    add(rest, to: &sum)
    // Once more, or a change of the last bytes would stay in the upper half.
    return UInt32((sum &* 0xD6E8_FEB8_6659_FD93) >> 32)
  }

  @inline(__always)
  private static func add(_ word: UInt64, to sum: inout UInt64) {
    sum = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
    sum ^= sum >> 32
  }

  /// Where the first line ends whose beginning stands in some bytes; `nil` where none does.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard range.count >= tailLength else { return nil }
    let starts = range.lowerBound...range.upperBound - tailLength
    return starts.first { place in
      bytes[place] == UInt8(ascii: ",") && isTail(bytes, at: place)
    }.map { $0 + tailLength }
  }

  /// Whether what stands at a place may be the end of a line.
  private static func isTail(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return memcmp(base + start, head.utf8Start, head.utf8CodeUnitCount) == 0
      && bytes[start + tailLength - 2] == UInt8(ascii: "\"")
      && bytes[start + tailLength - 1] == UInt8(ascii: "}")
  }

  /// Where the checksum of a line begins; `nil` where it is not that of the bytes before.
  static func start(in line: UnsafeBufferPointer<UInt8>) -> Int? {
    let start = line.count - tailLength
    guard start > 0, let base = line.baseAddress, isTail(line, at: start),
      let told = Hexadecimal.value(line, start + head.utf8CodeUnitCount, digits: 8)
    else { return nil }
    let bytes = UnsafeRawBufferPointer(start: base, count: start)
    return UInt64(sum(bytes)) == told ? start : nil
  }
}
