internal import ArticleModel
internal import CCharset

/// The bytes of a text file as text.
struct DecodedText {
  /// The text as it stands in the file, not yet made safe.
  var text: String
  /// The encoding's name, as Python and IANA know it.
  var charset: String
}

/// Finds out how bytes are encoded, by what they declare and then by what they look like.
enum TextDecoder {
  /// The text of `bytes`, or `nil` where they are no text.
  static func decode(_ bytes: [UInt8]) -> DecodedText? {
    if let marked = decodeMarked(bytes) { return marked }
    let survey = ByteSurvey(bytes)
    if survey.hasControls, let wide = decodeUnmarkedUTF16(bytes) { return wide }
    let isEscaped = survey.mayBeEscaped && isEscaped(bytes)
    if !isEscaped, let text = String(validating: bytes, as: UTF8.self) {
      let isBinary =
        survey.hasControls && (controls(in: bytes) > 0.1 || isTape(bytes) || isMarked(bytes))
      return isBinary ? nil : DecodedText(text: text, charset: "UTF-8")
    }
    if let name = declaredCharset(bytes) {
      let isUTF8 = name.lowercased().hasPrefix("utf-8")
      if !isUTF8, let text = Iconv.decode(bytes, from: name) {
        return DecodedText(text: text, charset: name)
      }
      // One wrong byte in a long text does not make the declaration wrong; many do.
      if isUTF8, isNearlyUTF8(bytes) {
        return DecodedText(text: String(decoding: bytes, as: UTF8.self), charset: "UTF-8")
      }
    }
    guard !survey.hasControls || !looksBinary(bytes) else { return nil }
    return decodeDetected(bytes)
  }

  // MARK: Byte order marks

  private static let marks: [(bytes: [UInt8], charset: String)] = [
    ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE, 0, 0], "UTF-32LE"),
    ([0, 0, 0xFE, 0xFF], "UTF-32BE"), ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
  ]

  private static func decodeMarked(_ bytes: [UInt8]) -> DecodedText? {
    guard let first = bytes.first, first == 0 || first >= 0xEF else { return nil }
    guard let mark = marks.first(where: { bytes.starts(with: $0.bytes) }) else { return nil }
    let rest = Array(bytes[mark.bytes.count...])
    if mark.charset == "UTF-8" {
      return DecodedText(text: String(decoding: rest, as: UTF8.self), charset: "UTF-8")
    }
    return Iconv.decode(rest, from: mark.charset).map {
      DecodedText(text: $0, charset: mark.charset)
    }
  }

  /// UTF-16 without a mark has a zero in every other byte of its spaces and Latin letters.
  private static func decodeUnmarkedUTF16(_ bytes: [UInt8]) -> DecodedText? {
    let sample = bytes.prefix(1000)
    guard sample.count >= 8, bytes.count % 2 == 0, sample.contains(0) else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    let charset: String
    if zeros[1] > sample.count / 20, zeros[0] * 10 < zeros[1] {
      charset = "UTF-16LE"
    } else if zeros[0] > sample.count / 20, zeros[1] * 10 < zeros[0] {
      charset = "UTF-16BE"
    } else {
      return nil
    }
    return Iconv.decode(bytes, from: charset).map { DecodedText(text: $0, charset: charset) }
  }

  // MARK: Declarations

  /// What the file says of its own encoding: `charset=…`, `encoding="…"`, `coding: …`.
  private static func declaredCharset(_ bytes: [UInt8]) -> String? {
    // Pages may have scripts before it.
    let length = bytes.first == 0x3C ? 8192 : 1024
    let head = String(decoding: bytes.prefix(length).map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self)
    let lower = head.lowercased()
    for key in ["charset=", "encoding=", "coding:", "charset:"] {
      guard let start = lower.firstRange(of: key)?.upperBound else { continue }
      let name = lower[start...].drop { $0 == " " || $0 == "\"" || $0 == "'" }.prefix {
        $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
      }
      if name.count >= 3, Iconv.knows(String(name)) { return String(name) }
    }
    return nil
  }

  /// Whether most characters above ASCII are whole.
  private static func isNearlyUTF8(_ bytes: [UInt8]) -> Bool {
    let high = bytes.count { $0 >= 0x80 }
    let wrong = String(decoding: bytes, as: UTF8.self).unicodeScalars.count { $0 == "\u{FFFD}" }
    return wrong * 10 < high
  }

  // MARK: Detection

  private static func decodeDetected(_ bytes: [UInt8]) -> DecodedText {
    let detected = Detector.charset(of: bytes)
    for name in [detected, "windows-1252"].compactMap({ $0 }) {
      if let text = Iconv.decode(bytes, from: name) {
        return DecodedText(text: text, charset: name)
      }
    }
    return DecodedText(text: String(decoding: bytes, as: UTF8.self), charset: "UTF-8")
  }

  /// Encodings of seven bits that switch by escape sequences, such as ISO-2022-JP and HZ.
  private static func isEscaped(_ bytes: [UInt8]) -> Bool {
    var previous: UInt8 = 0
    for byte in bytes {
      if previous == 0x1B, byte == 0x24 || byte == 0x28 || byte == 0x29 { return true }
      if previous == 0x7E, byte == 0x7B { return true }
      previous = byte
    }
    return false
  }

  /// Whether the bytes are files one behind another (tar): they may all be texts.
  private static func isTape(_ bytes: [UInt8]) -> Bool {
    bytes.dropFirst(257).starts(with: "ustar".utf8)
  }

  /// Whether bytes that are not UTF-8 hold what no text does: zeros before their end, or many
  /// control characters.
  private static func looksBinary(_ bytes: [UInt8]) -> Bool {
    let end = bytes.lastIndex { $0 != 0 } ?? 0
    let sample = bytes[...end].prefix(8192)
    return sample.contains(0) || sample.count(where: isControl) * 10 > sample.count
  }

  /// Whether control characters are among the first bytes that are no zeros: they mark the files of
  /// programs, pictures and sounds, whose rest may look like text.
  private static func isMarked(_ bytes: [UInt8]) -> Bool {
    bytes.drop { $0 == 0 }.prefix(8).contains(where: isControl)
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && !(9...13).contains(byte) && byte != 0x1B
  }

  /// The share of control characters among the first bytes; many of one kind in a row, such as the
  /// zeros of a file that was not written to its end, count as one.
  private static func controls(in bytes: [UInt8]) -> Double {
    var (controls, others) = (0, 0)
    var previous: UInt8?
    for byte in bytes {
      if isControl(byte) {
        controls += byte == previous ? 0 : 1
      } else {
        others += 1
      }
      if controls + others >= 8192 { break }
      previous = byte
    }
    return Double(controls) / Double(controls + others)
  }
}

/// What one quick pass over all bytes tells, so that the slower ones are made only where they can
/// find something.
private struct ByteSurvey {
  /// Whether there are bytes that hardly any text has.
  private(set) var hasControls = false
  /// Whether there are the bytes that switch encodings of seven bits.
  private(set) var mayBeEscaped = false

  init(_ bytes: [UInt8]) {
    var controls = 0 as UInt8
    var switches = 0 as UInt8
    // Without a branch, so that the compiler looks at many bytes at a time.
    for byte in bytes {
      let isControl: UInt8 = byte < 0x20 ? 1 : 0
      let isSpace: UInt8 = byte &- 9 <= 4 ? 1 : 0
      let isEscape: UInt8 = byte == 0x1B ? 1 : 0
      let isTilde: UInt8 = byte == 0x7E ? 1 : 0
      controls |= isControl & ~isSpace
      switches |= isEscape | isTilde
    }
    hasControls = controls != 0
    mayBeEscaped = switches != 0
  }
}
