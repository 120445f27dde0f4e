/// The words of RFC 2047 that heads have for what is not ASCII: `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=`.
enum MimeWords {
  private struct Word {
    var charset: String
    var bytes: [UInt8]
    var end: Int
  }

  /// The text of a value; bytes that are no words are in the encoding `charset`, if not in UTF-8.
  static func decode(_ value: [UInt8], charset: String? = nil) -> String {
    guard value.contains(UInt8(ascii: "=")) || value.contains(where: { $0 >= 0x80 }) else {
      return String(decoding: value, as: UTF8.self)
    }
    var text = ""
    var plain: [UInt8] = []
    var hasWordBefore = false
    // Words of one encoding are decoded together: a character may be cut by them.
    var pending: (charset: String, bytes: [UInt8])?
    func flush() {
      if let pending { text += decoded(pending.bytes, pending.charset) }
      pending = nil
    }
    var place = 0
    while place < value.count {
      guard let word = word(in: value, at: place) else {
        plain.append(value[place])
        place += 1
        continue
      }
      // Blanks between two words are not part of the text.
      let isGap = hasWordBefore && plain.allSatisfy { $0 <= 0x20 }
      if !isGap || pending?.charset != word.charset { flush() }
      if !isGap { text += raw(plain, charset) }
      plain = []
      pending = (word.charset, (pending?.bytes ?? []) + word.bytes)
      hasWordBefore = true
      place = word.end
    }
    flush()
    return text + raw(plain, charset)
  }

  private static func word(in value: [UInt8], at start: Int) -> Word? {
    guard value[start] == UInt8(ascii: "="), start + 6 < value.count,
      value[start + 1] == UInt8(ascii: "?")
    else { return nil }
    let mark = UInt8(ascii: "?")
    let limit = min(value.count, start + 2000)
    guard let first = value[(start + 2)..<limit].firstIndex(of: mark), first + 2 < limit,
      value[first + 2] == mark,
      let last = end(in: value, from: first + 3, limit)
    else { return nil }
    let charset = String(decoding: value[(start + 2)..<first], as: UTF8.self).lowercased()
    let text = value[(first + 3)..<last]
    let bytes: [UInt8]
    switch lowercase(value[first + 1]) {
    case UInt8(ascii: "b"): bytes = Base64.decodeLeniently(text)
    case UInt8(ascii: "q"): bytes = QuotedPrintable.decode(text, isWord: true)
    default: return nil
    }
    // A language may stand behind the encoding's name.
    return Word(
      charset: charset.split(separator: "*").first.map(String.init) ?? charset, bytes: bytes,
      end: last + 2)
  }

  private static func end(in value: [UInt8], from start: Int, _ limit: Int) -> Int? {
    var place = start
    while place + 1 < limit {
      if value[place] == UInt8(ascii: "?"), value[place + 1] == UInt8(ascii: "=") { return place }
      place += 1
    }
    return nil
  }

  /// Bytes in an encoding as text.
  static func decoded(_ bytes: [UInt8], _ charset: String?) -> String {
    if let charset, charset != "utf-8", let text = Iconv.decode(bytes, from: charset) {
      return text
    }
    return raw(bytes, charset)
  }

  /// Bytes whose encoding is only a guess.
  private static func raw(_ bytes: [UInt8], _ charset: String?) -> String {
    String(validating: bytes, as: UTF8.self)
      ?? charset.flatMap { $0.lowercased() == "utf-8" ? nil : Iconv.decode(bytes, from: $0) }
      ?? Iconv.decode(bytes, from: "windows-1252") ?? String(decoding: bytes, as: UTF8.self)
  }
}
