internal import ArticleModel

/// What the editions 0.30 and 0.31 of CommonMark changed, told to a parser that follows 0.29.
///
/// The text is written so that the older parser reads it as a newer one would: signs are put in that
/// change how it is parsed, and are taken out of whatever comes back. The signs are noncharacters of
/// Unicode, which no text has that was made safe.
///
/// Edition 0.30 made `<textarea>` begin HTML as `<pre>` does. Edition 0.31 lets comments hold `--`
/// and end at once, and counts symbols as punctuation beside `*` and `_`. References to characters
/// of more than seven digits, six of them hexadecimal, are text in both.
enum MarkdownRevision {
  /// Signs that are put in.
  private enum Sign {
    /// Stands between two characters that must not be read as one word.
    static let gap: [UInt8] = [0xEF, 0xB7, 0x90]
    /// Stands before two hyphens that were put in with it.
    static let hyphens: [UInt8] = [0xEF, 0xB7, 0x91]
    /// Stands before the punctuation that was put in with it.
    static let beforeMark: [UInt8] = [0xEF, 0xB7, 0x92]
    /// Stands behind the punctuation that was put in with it.
    static let behindMark: [UInt8] = [0xEF, 0xB7, 0x93]
    /// Stands behind `<pre ` and `</pre>` that were put before a text area's name and end.
    static let area: [UInt8] = [0xEF, 0xB7, 0x94]
    /// What all of them begin with.
    static let lead = gap.prefix(2)
    /// Punctuation that has no meaning to the parser.
    static let mark = UInt8(ascii: ",")
  }

  /// The text as the older parser has to see it.
  static func prepared(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var output: [UInt8] = []
      var start = 0
      var place = 0
      // Behind it and up to here there is no end of a comment.
      var openUntil = 0
      while place < bytes.count {
        guard let change = change(bytes, place, &openUntil) else {
          place += 1
          continue
        }
        output += bytes[start..<place]
        output += change.replacement
        place = change.end
        start = place
      }
      guard start > 0 else { return String(decoding: bytes, as: UTF8.self) }
      return String(decoding: output + bytes[start...], as: UTF8.self)
    }
  }

  /// A piece of the parser's as it was written; with `showsAreas` the words of a text area, which
  /// nobody would see in HTML, are to be shown as they stand.
  static func restored(_ literal: String, showsAreas: Bool = false) -> String {
    var literal = literal
    return literal.withUTF8 { bytes in
      guard let first = bytes.firstIndex(of: Sign.lead[0]) else {
        return String(decoding: bytes, as: UTF8.self)
      }
      var output = Array(bytes[..<first])
      var place = first
      while place < bytes.count {
        let rest = bytes[place...]
        if rest.count >= 3, rest.starts(with: Sign.lead) {
          place += 3
          switch Array(rest.prefix(3)) {
          case Sign.hyphens: if rest.dropFirst(3).starts(with: "--".utf8) { place += 2 }
          case Sign.beforeMark: if rest.dropFirst(3).first == Sign.mark { place += 1 }
          case Sign.behindMark: if output.last == Sign.mark { output.removeLast() }
          case Sign.area: if !showsAreas { dropAreaTag(&output) }
          case Sign.gap: break
          default: output += rest.prefix(3)
          }
          continue
        }
        output.append(bytes[place])
        place += 1
      }
      return String(decoding: output, as: UTF8.self)
    }
  }

  /// Takes away the tag that was put before a text area's own, behind which a sign was found.
  private static func dropAreaTag(_ output: inout [UInt8]) {
    for (tag, kept) in [("<pre ", 1), ("</pre>", 0)]
    where output.suffix(tag.utf8.count).elementsEqual(tag.utf8) {
      output.removeLast(tag.utf8.count - kept)
    }
  }

  // MARK: Changes

  /// A piece of the text, up to `end`, with what stands for it.
  private typealias Change = (end: Int, replacement: [UInt8])

  private static func change(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ openUntil: inout Int
  ) -> Change? {
    switch bytes[place] {
    case UInt8(ascii: "&"): longReference(bytes, place)
    case UInt8(ascii: "*"), UInt8(ascii: "_"): run(bytes, place)
    case UInt8(ascii: "<"): area(bytes, place) ?? comment(bytes, place, &openUntil)
    default: nil
    }
  }

  private static func longReference(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> Change? {
    var digits = place + 1
    guard digits + 1 < bytes.count, bytes[digits] == UInt8(ascii: "#") else { return nil }
    digits += 1
    let isHexadecimal = lowercase(bytes[digits]) == UInt8(ascii: "x")
    if isHexadecimal { digits += 1 }
    let count = bytes[digits...].prefix {
      $0 &- 0x30 < 10 || isHexadecimal && lowercase($0) &- 0x61 < 6
    }.count
    guard count > (isHexadecimal ? 6 : 7) else { return nil }
    return (place + 1, [UInt8(ascii: "&")] + Sign.gap)
  }

  /// A run of the signs of emphasis with a symbol beside it, which a mark of punctuation parts.
  private static func run(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Change {
    var end = place
    while end < bytes.count, bytes[end] == bytes[place] { end += 1 }
    var replacement: [UInt8] = []
    var before = place
    while before > 0, place - before < 4, bytes[before - 1] & 0xC0 == 0x80 { before -= 1 }
    if before < place, before > 0, isSymbol(bytes, before - 1) {
      replacement += Sign.beforeMark + [Sign.mark]
    }
    replacement += bytes[place..<end]
    if end < bytes.count, isSymbol(bytes, end) { replacement += [Sign.mark] + Sign.behindMark }
    return (end, replacement)
  }

  /// Whether a character outside of ASCII is in one of Unicode's categories of symbols.
  private static func isSymbol(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    guard bytes[place] >= 0xC0, let scalar = Unicode.Scalar(bytes.scalar(at: place).value) else {
      return false
    }
    return switch scalar.properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
    default: false
    }
  }

  private static func area(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Change? {
    let isEnd = place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "/")
    let name = bytes[(place + (isEnd ? 2 : 1))...]
    guard name.prefix(8).map(lowercase).elementsEqual("textarea".utf8) else { return nil }
    let end = name.startIndex + 8
    if isEnd {
      guard end < bytes.count, bytes[end] == UInt8(ascii: ">") else { return nil }
      return (end + 1, Array("</pre>".utf8) + Sign.area + bytes[place...end])
    }
    guard end == bytes.count || [0x20, 0x09, 0x0A, 0x0D, 0x3E].contains(bytes[end]) else {
      return nil
    }
    return (end, Array("<pre ".utf8) + Sign.area + bytes[(place + 1)..<end])
  }

  /// The beginning of a comment, or all of one that holds `--`.
  private static func comment(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ openUntil: inout Int
  ) -> Change? {
    let rest = bytes[place...].dropFirst()
    guard rest.starts(with: "!--".utf8) else { return nil }
    for (written, isHeld) in [("!-->", ""), ("!--->", "-")] where rest.starts(with: written.utf8) {
      let end = place + 1 + written.utf8.count
      return (end, Array("<!--\(isHeld)".utf8) + Sign.hyphens + Array("-->".utf8))
    }
    guard place >= openUntil else { return nil }
    let start = place + 4
    let (end, isClosed) = commentEnd(bytes, from: start)
    guard isClosed else {
      openUntil = end
      return nil
    }
    var replacement = Array("<!--".utf8)
    for index in start..<end {
      if bytes[index] == UInt8(ascii: "-"), bytes[index - 1] == UInt8(ascii: "-"), index > start {
        replacement += Sign.gap
      }
      replacement.append(bytes[index])
    }
    if end > start, bytes[end - 1] == UInt8(ascii: "-") { replacement += Sign.gap }
    return (end, replacement)
  }

  /// Where a comment ends whose text begins at `start`, or where its paragraph does.
  ///
  /// A paragraph goes no further than to a blank line, or to one that may underline it or head a
  /// table.
  private static func commentEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (end: Int, isClosed: Bool) {
    var isLineStart = false
    for index in start..<bytes.count {
      switch bytes[index] {
      case 0x0A where isLineStart: return (index, false)
      case 0x0A: isLineStart = true
      case 0x20: break
      case UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ">"):
        if bytes[index...].starts(with: "-->".utf8) { return (index, true) }
        if isLineStart { return (index, false) }
      default: isLineStart = false
      }
    }
    return (bytes.count, false)
  }
}
