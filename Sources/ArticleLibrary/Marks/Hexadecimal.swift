/// Numbers with a fixed count of hexadecimal digits: a log is mostly these.
enum Hexadecimal {
  /// The number that stands at a place in small digits, four, eight or sixteen of them, or `nil`
  /// where it does not.
  @inline(__always)
  static func value(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, digits: Int) -> UInt64? {
    guard place >= 0, place + digits <= bytes.count, let base = bytes.baseAddress else {
      return nil
    }
    let raw = UnsafeRawPointer(base)
    switch digits {
    case 8: return value(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self).bigEndian)
    case 16:
      let upper = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self).bigEndian
      let lower = raw.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self).bigEndian
      guard let upper = value(upper), let lower = value(lower) else { return nil }
      return upper << 32 | lower
    default:
      let four = raw.loadUnaligned(fromByteOffset: place, as: UInt32.self).bigEndian
      return value(0x3030_3030_0000_0000 | UInt64(four))
    }
  }

  /// The number of eight digits, all at once: which of them are letters is anybody's guess, and a
  /// processor that guesses wrong loses more time than everything else here takes.
  @inline(__always)
  private static func value(_ text: UInt64) -> UInt64? {
    let (ones, lower): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x0F0F_0F0F_0F0F_0F0F)
    let letters = text >> 6 & ones
    var value = (text & lower) &+ letters &* 9
    // Letters, and only they, are ten and more, and none is sixteen.
    guard (value &+ ones &* 6) >> 4 & lower == letters, value & ~lower == 0,
      value &+ ones &* 0x30 &+ letters &* 0x27 == text
    else { return nil }
    value = (value | value >> 4) & 0x00FF_00FF_00FF_00FF
    value = (value | value >> 8) & 0x0000_FFFF_0000_FFFF
    return (value | value >> 16) & 0xFFFF_FFFF
  }

  static func append(_ value: UInt64, digits: Int, to bytes: inout [UInt8]) {
    for place in (0..<digits).reversed() {
      let digit = UInt8(value >> UInt64(place * 4) & 15)
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
