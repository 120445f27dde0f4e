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
      var words = 0
      var ideographs = 0
      var isInWord = 0
      // Without a branch, so that the compiler looks at many bytes at a time.
      for byte in bytes {
        let isIdeograph = byte &- 0xE3 <= 10 ? 1 : 0
        let isLetter =
          byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 ? 1 : 0
        words &+= isLetter & ~isIdeograph & ~isInWord
        ideographs &+= isIdeograph
        isInWord = isLetter
      }
      return words + ideographs / 2
    }
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

  /// Whether `text` is nothing but such a name.
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= 160, !text.contains(byte: 0x0A) else { return false }
    if hasExtension(text) {
      // A sentence may end with a file's name; a name has few blanks.
      return text.utf8.count { $0 == 0x20 } <= 12 && !text.contains(". ")
    }
    // Long names are cut by some scrapers and lose their extension, but have no blanks.
    return text.utf8.count >= 60 && !text.contains(byte: 0x20) && text.utf8.allSatisfy { $0 < 0x80 }
      && !text.lowercased().hasPrefix("http")
  }

  private static func hasExtension(_ text: String) -> Bool {
    // The longest extension, and the byte before it.
    let end = text.utf8.suffix(6).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    guard let known = extensions.first(where: { end.reversed().starts(with: $0.reversed()) }) else {
      return false
    }
    // A few characters of other scripts would make one with the dot.
    guard end.count > known.count, end[end.count - known.count - 1] >= 0x80 else { return true }
    return text.lowercased().hasSuffix(String(decoding: known, as: UTF8.self))
  }

  /// The time of the upload, where the name begins with one: seconds since 1970, ten digits.
  static func unixTime(of name: String) -> Int64? {
    let runs: [Substring] = name.split { !$0.isASCII || !$0.isNumber }
    guard let digits = runs.first(where: { $0.count == 10 || $0.count == 13 }),
      let number = Int64(digits)
    else { return nil }
    let seconds = digits.count == 13 ? number / 1000 : number
    // From 2001 to 2065: other ten-digit numbers are no times.
    return (1_000_000_000..<3_000_000_000).contains(seconds) ? seconds : nil
  }
}
