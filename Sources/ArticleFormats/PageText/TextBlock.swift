/// A piece of a text file between empty lines, and what its shape tells.
struct TextBlock {
  let text: String
  /// Bytes of the text in UTF-8.
  let length: Int
  /// Words; two characters of a script without spaces count as one.
  let words: Int
  /// Whether it ends as a sentence does.
  let endsSentence: Bool
  /// Whether it is the file name of a picture.
  let isImageName: Bool

  init(_ text: String) {
    self.text = text
    length = text.utf8.count
    words = Self.countWords(text)
    endsSentence = Self.endsSentence(text)
    isImageName = ImageName.matches(text)
  }

  /// Whether it is a paragraph of running text.
  var isProse: Bool { words >= 15 }

  /// A pass over bytes: a word begins where a letter follows something else.
  private static func countWords(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var (words, ideographs) = (0, 0)
      var before = 0 as UInt8
      var start = 0
      // In stretches whose counts fit into a byte and without a branch, so that the compiler looks
      // at many bytes at a time.
      while start < bytes.count {
        let end = min(start + 255, bytes.count)
        var (begun, counted) = (0 as UInt8, 0 as UInt8)
        for byte in bytes[start..<end] {
          let (isLetter, isIdeograph) = (isLetter(byte), isIdeograph(byte))
          begun &+= isLetter & ~before & ~isIdeograph
          counted &+= isIdeograph
          before = isLetter
        }
        words += Int(begun)
        ideographs += Int(counted)
        start = end
      }
      return words + ideographs / 2
    }
  }

  /// 1 for a byte of a letter, a digit or any character above ASCII.
  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> UInt8 {
    let isSmallOrCapital: UInt8 = (byte | 0x20) &- 0x61 < 26 ? 1 : 0
    let isDigit: UInt8 = byte &- 0x30 < 10 ? 1 : 0
    return byte >> 7 | isSmallOrCapital | isDigit
  }

  /// 1 for the first byte of a character of a script without spaces.
  @inline(__always)
  private static func isIdeograph(_ byte: UInt8) -> UInt8 {
    byte &- 0xE3 <= 10 ? 1 : 0
  }

  private static func endsSentence(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last else { return false }
    switch last {
    case ".", "!", "?", "…", ":", "。", "！", "？", "”", "\"", "’", "'", ")", "]", "؟", "।", "」", "』":
      return true
    default: return false
    }
  }
}

/// Names of picture files, as scrapers leave them where a picture was.
enum ImageName {
  private static let extensions = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp", ".tif", ".tiff", ".heic",
  ].map { Array($0.utf8) }

  private static let lastBytes = Array("gfpc".utf8)

  /// Whether `text` is nothing but such a name.
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= 160, !text.contains(byte: 0x0A) else { return false }
    if hasExtension(text) {
      // A sentence may end with a file's name; a name has few blanks.
      return text.utf8.count { $0 == 0x20 } <= 12 && !text.holds(". ")
    }
    // Long names are cut by some scrapers and lose their extension, but have no blanks.
    return text.utf8.count >= 60 && !text.contains(byte: 0x20) && text.utf8.allSatisfy { $0 < 0x80 }
      && !text.lowercased().hasPrefix("http:") && !text.lowercased().hasPrefix("https:")
  }

  private static func hasExtension(_ text: String) -> Bool {
    guard let last = text.utf8.last, lastBytes.contains(lowercase(last)) else { return false }
    // The longest extension, and the byte before it.
    let end = text.utf8.suffix(6).map { lowercase($0) }
    guard let known = extensions.first(where: { end.reversed().starts(with: $0.reversed()) }) else {
      return false
    }
    // A few characters of other scripts would make one with the dot.
    guard end.count > known.count, end[end.count - known.count - 1] >= 0x80 else { return true }
    return text.lowercased().hasSuffix(String(decoding: known, as: UTF8.self))
  }

  /// The time of the upload, where the name begins with one: seconds since 1970, ten digits.
  static func unixTime(of name: String) -> Int64? {
    let runs = name.utf8.split { $0 < 0x30 || $0 > 0x39 }
    guard let digits = runs.first(where: { $0.count == 10 || $0.count == 13 }),
      let number = Int64(Substring(digits))
    else { return nil }
    let seconds = digits.count == 13 ? number / 1000 : number
    // From 2001 to 2065: other ten-digit numbers are no times.
    return (1_000_000_000..<3_000_000_000).contains(seconds) ? seconds : nil
  }
}
