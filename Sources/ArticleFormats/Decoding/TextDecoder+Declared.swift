extension TextDecoder {
  /// The text of `bytes`, which somebody said are in an encoding; `nil` where they are no text.
  ///
  /// Servers and mail programs that say UTF-8 say so of everything, so that is looked at twice.
  static func decode(_ bytes: [UInt8], declared charset: String?) -> DecodedText? {
    // A name with other signs in it is none, though the C library may pass over them.
    let charset = charset.flatMap { $0.utf8.allSatisfy(isNamePart) ? $0 : nil }
    let isPlain = bytes.allSatisfy { $0 < 0x80 && $0 != 0x1B }
    if !isPlain, let charset, charset.lowercased() != "utf-8", charset.lowercased() != "us-ascii",
      let text = Iconv.decode(bytes, from: charset)
    {
      return DecodedText(text: text, charset: charset)
    }
    return decode(bytes)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: true
    default: "-_.:+()".utf8.contains(byte)
    }
  }
}
