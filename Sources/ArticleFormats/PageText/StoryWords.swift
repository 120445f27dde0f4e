internal import ArticleModel

/// The longer words of a text, each as a number that is the same for the same word in any case.
///
/// A word is a run of characters that are letters or digits. Most characters are told by their
/// code; whatever may be joined with what stands beside it is looked at as a character.
struct StoryWords {
  private let text: String
  private let bytes: UnsafeBufferPointer<UInt8>
  private var words: [UInt64] = []
  private var start = 0
  private var count = 0

  /// The words of four letters and more.
  static func words(of text: String) -> [UInt64] {
    var copy = text
    return copy.withUTF8 { bytes in
      var finder = StoryWords(text: text, bytes: bytes)
      finder.run()
      return finder.words
    }
  }

  private init(text: String, bytes: UnsafeBufferPointer<UInt8>) {
    self.text = text
    self.bytes = bytes
  }

  private mutating func run() {
    var index = 0
    while index < bytes.count {
      let (isPart, width) = character(at: index)
      if isPart {
        if count == 0 { start = index }
        count += 1
      } else {
        endWord(at: index)
      }
      index += width
    }
    endWord(at: index)
  }

  private mutating func endWord(at end: Int) {
    if count >= 4 { words.append(number(of: start..<end)) }
    count = 0
  }

  // MARK: Characters

  /// Whether the character at `index` is a letter or a digit, and its bytes.
  private func character(at index: Int) -> (isPart: Bool, width: Int) {
    let (value, width) = bytes.scalar(at: index)
    let end = index + width
    if let isPart = Self.isPart(value),
      end >= bytes.count || Self.isPart(bytes.scalar(at: end).value) != nil
    {
      return (isPart, width)
    }
    let character = text[text.utf8.index(text.startIndex, offsetBy: index)]
    return (character.isLetter || character.isNumber, character.utf8.count)
  }

  /// Whether what has this code is a letter or a digit; `nil` where that has to be looked up, or
  /// where it may be one character with what is beside it.
  private static func isPart(_ value: UInt32) -> Bool? {
    switch value {
    case 0..<0x80: isLetterOrDigit(UInt8(value))
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x400...0x481, 0x48A...0x52F, 0x3041...0x3096,
      0x30A1...0x30FA, 0x4E00...0x9FFF:
      true
    case 0x2010...0x2027, 0x3001, 0x3002: false
    default: nil
    }
  }

  // MARK: Numbers

  private func number(of range: Range<Int>) -> UInt64 {
    var hash = 0xcbf2_9ce4_8422_2325 as UInt64
    for byte in bytes[range] {
      guard byte < 0x80 else { return number(ofOther: range) }
      hash = (hash ^ UInt64(lowercase(byte))) &* 0x0000_0100_0000_01b3
    }
    return hash
  }

  /// The hash of a string is the same however its accents are encoded.
  private func number(ofOther range: Range<Int>) -> UInt64 {
    var word = String(decoding: bytes[range], as: UTF8.self).lowercased()
    guard word.isPlain else { return UInt64(bitPattern: Int64(word.hashValue)) }
    return word.withUTF8 { StoryWords(text: "", bytes: $0).number(of: $0.indices) }
  }
}
