extension TextDecoder {
  /// The text of `bytes`, which somebody said are in an encoding; `nil` where they are no text.
  ///
  /// Servers and mail programs that say UTF-8 say so of everything, so that is looked at twice.
  static func decode(_ bytes: [UInt8], declared charset: String?) -> DecodedText? {
    let isPlain = bytes.allSatisfy { $0 < 0x80 && $0 != 0x1B }
    if !isPlain, let charset, charset.lowercased() != "utf-8", charset.lowercased() != "us-ascii",
      let text = Iconv.decode(bytes, from: charset)
    {
      return DecodedText(text: text, charset: charset)
    }
    return decode(bytes)
  }
}
