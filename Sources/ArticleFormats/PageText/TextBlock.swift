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
    var words = 0
    var ideographBytes = 0
    var isInWord = false
    for byte in text.utf8 {
      if byte >= 0xE3, byte <= 0xED {
        ideographBytes += 3
        isInWord = true
      } else {
        let isLetter =
          byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
          || byte >= 0x30 && byte <= 0x39
        if isLetter, !isInWord { words += 1 }
        isInWord = isLetter
      }
    }
    return words + ideographBytes / 6
  }

  private static func endsSentence(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last else { return false }
    return ".!?…:。！？”\"’')]؟।」』".unicodeScalars.contains(last)
  }
}

/// Names of picture files, as scrapers leave them where a picture was.
enum ImageName {
  private static let extensions = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp", ".tif", ".tiff", ".heic",
  ]

  /// Whether `text` is nothing but such a name.
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= 160, !text.utf8.contains(0x0A) else { return false }
    let lower = text.lowercased()
    if extensions.contains(where: { lower.hasSuffix($0) }) {
      // A sentence may end with a file's name; a name has few blanks.
      return text.utf8.count { $0 == 0x20 } <= 12 && !lower.contains(". ")
    }
    // Long names are cut by some scrapers and lose their extension, but have no blanks.
    return text.utf8.count >= 60 && !text.utf8.contains(0x20) && text.utf8.allSatisfy { $0 < 0x80 }
      && !lower.hasPrefix("http")
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
