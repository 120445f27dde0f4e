internal import CText

/// Where a text may be broken into lines: for each UTF-8 byte whether a line may begin there.
///
/// The rules are those of Unicode's annex 14, as libunistring has them.
struct LineBreaks {
  private let kinds: [CChar]

  /// The breaks of well-formed UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    kinds = Array(unsafeUninitializedCapacity: bytes.count) { buffer, count in
      count = bytes.count
      guard let text = bytes.baseAddress, let target = buffer.baseAddress else { return }
      u8_possible_linebreaks(text, bytes.count, "UTF-8", target)
    }
  }

  /// Whether a line may begin at a byte.
  func isAllowed(at offset: Int) -> Bool {
    kinds[offset] == CChar(UC_BREAK_POSSIBLE) || kinds[offset] == CChar(UC_BREAK_MANDATORY)
  }
}

/// The pieces of `text` between the places where a line may be broken.
public func lineBreakPieces(of text: String) -> [String] {
  var text = text
  return text.withUTF8 { bytes in
    let breaks = LineBreaks(bytes)
    var pieces: [String] = []
    var start = 0
    for offset in 0..<bytes.count where offset > 0 && breaks.isAllowed(at: offset) {
      pieces.append(String(decoding: bytes[start..<offset], as: UTF8.self))
      start = offset
    }
    pieces.append(String(decoding: bytes[start...], as: UTF8.self))
    return pieces
  }
}

/// What a reader takes for one character each.
public func graphemes(of text: String) -> [String] {
  text.map { String($0) }
}
