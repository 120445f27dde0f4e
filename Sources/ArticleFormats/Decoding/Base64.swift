/// Bytes written with letters, as mail and some feeds do.
enum Base64 {
  /// The bytes that `text` stands for; blanks are passed and what is left over at the end dropped.
  ///
  /// `nil` where something stands in it that has no place there.
  static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    decode(text, isStrict: true)
  }

  /// As ``decode(_:)``, but what has no place in it is passed.
  static func decodeLeniently(_ text: some Sequence<UInt8>) -> [UInt8] {
    decode(text, isStrict: false) ?? []
  }

  private static func decode(_ text: some Sequence<UInt8>, isStrict: Bool) -> [UInt8]? {
    var output: [UInt8] = []
    output.reserveCapacity(text.underestimatedCount / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in text {
      guard let value = value(byte) else {
        if isStrict, byte > 0x20, byte != UInt8(ascii: "=") { return nil }
        // What stands behind the end is another text.
        if byte == UInt8(ascii: "=") { (bits, count) = (0, 0) }
        continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return output
  }

  private static func value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 0x41
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 0x61 + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
