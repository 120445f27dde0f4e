internal import ArticleModel

/// A word in a text.
struct ScannedWord {
  /// The hash of its folded form.
  var hash: UInt64
  /// Its UTF-8 bytes in the text.
  var range: Range<Int>
  /// Its characters.
  var count: Int
  var isCapitalized: Bool
  var startsSentence: Bool
}

/// Finds the words of a text without making strings of them.
///
/// Chinese and Japanese are written without spaces: there every two characters side by side count
/// as a word.
enum WordScanner {
  /// Calls `body` with each word in the first `limit` bytes of `text`.
  static func scan(_ text: String, limit: Int = .max, _ body: (ScannedWord) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var state = State()
      while state.offset < bytes.count {
        if isPlainWordByte(bytes[state.offset]) {
          let end = min(limit, bytes.count)
          guard state.offset < end else { break }
          state.takePlain(bytes[state.offset..<end])
        } else {
          let (value, width) = bytes.scalar(at: state.offset)
          if state.offset + width > limit { break }
          state.take(Unicode.Scalar(value) ?? "\u{FFFD}", body)
          state.offset += width
        }
      }
      state.endWord(body)
    }
  }

  /// Whether a byte is a letter or a digit of ASCII.
  private static func isPlainWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  private struct State {
    var offset = 0
    private var start = -1
    private var hash = ByteHash()
    private var count = 0
    private var isCapitalized = false
    private var startsSentence = true
    /// The ideograph before this one.
    private var previous: Unicode.Scalar?
    /// Whether an apostrophe ended the last word: an "s" behind it is no word.
    private var isBehindApostrophe = false

    /// Takes the letters and digits of ASCII that `bytes` begin with, which is most of most texts.
    @inline(__always)
    mutating func takePlain(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
      if start < 0 {
        start = offset
        isCapitalized = bytes[offset] >= 0x41 && bytes[offset] <= 0x5A
      }
      var index = offset
      while index < bytes.endIndex, isPlainWordByte(bytes[index]) {
        let byte = bytes[index]
        hash.add(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        index += 1
      }
      count += index - offset
      offset = index
    }

    mutating func take(_ scalar: Unicode.Scalar, _ body: (ScannedWord) -> Void) {
      guard isWordScalar(scalar.value) else { return takeOther(scalar, body) }
      if isIdeographic(scalar.value) { return takeIdeograph(scalar, body) }
      if start < 0 {
        start = offset
        isCapitalized =
          scalar.value < 0x80
          ? scalar.value >= 0x41 && scalar.value <= 0x5A : scalar.properties.isUppercase
      }
      count += 1
      Folding.forEachByte(of: scalar) { hash.add($0) }
    }

    mutating func endWord(_ body: (ScannedWord) -> Void) {
      previous = nil
      guard start >= 0 else { return }
      if !(isBehindApostrophe && count == 1) {
        body(
          ScannedWord(
            hash: hash.value, range: start..<offset, count: count, isCapitalized: isCapitalized,
            startsSentence: startsSentence))
        startsSentence = false
      }
      start = -1
      count = 0
      hash = ByteHash()
      isBehindApostrophe = false
    }

    private mutating func takeOther(_ scalar: Unicode.Scalar, _ body: (ScannedWord) -> Void) {
      endWord(body)
      switch scalar {
      case ".", "!", "?", "\n", "…": startsSentence = true
      case "'", "’": isBehindApostrophe = true
      default: isBehindApostrophe = false
      }
    }

    private mutating func takeIdeograph(_ scalar: Unicode.Scalar, _ body: (ScannedWord) -> Void) {
      let before = previous
      endWord(body)
      previous = scalar
      guard let before else { return }
      var pair = ByteHash()
      for one in [before, scalar] { Folding.forEachByte(of: one) { pair.add($0) } }
      body(
        ScannedWord(
          hash: pair.value, range: offset - UTF8.width(before)..<offset + UTF8.width(scalar),
          count: 4, isCapitalized: false, startsSentence: false))
    }
  }
}

/// Whether a character is part of a word: letters, digits and marks.
///
/// Rough, but fast; what is not known to part words is part of them.
func isWordScalar(_ value: UInt32) -> Bool {
  switch value {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  case 0..<0xC0: value == 0xAA || value == 0xB5 || value == 0xBA
  case 0xD7, 0xF7, 0x37E, 0x387, 0x589, 0x5BE, 0x5C0, 0x5C3, 0x5F3, 0x5F4, 0x600...0x60F, 0x61B,
    0x61E, 0x61F, 0x66A...0x66D, 0x6D4, 0x964, 0x965, 0x970, 0xE4F, 0xE5A, 0xE5B, 0x104A, 0x104B,
    0x1361...0x1368, 0x17D4...0x17DA:
    false
  case 0x2000...0x2BFF, 0x2E00...0x2E7F, 0x3000...0x3004, 0x3008...0x3020, 0x30FB, 0xFE10...0xFE6F,
    0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0x1F000...0x1FAFF:
    false
  default: true
  }
}

/// Whether a character belongs to a script that is written without spaces.
func isIdeographic(_ value: UInt32) -> Bool {
  switch value {
  case 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
    0x20000...0x3FFFF:
    true
  default: false
  }
}
