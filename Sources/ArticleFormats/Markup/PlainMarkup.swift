internal import ArticleModel

/// The words of a short piece of HTML, such as a headline of a feed, on one line.
enum PlainMarkup {
  /// Elements whose contents nobody sees.
  private static let hidden: Set<String> = ["script", "style", "template", "noframes"]
  /// Elements that part words, as others do not.
  private static let parting: Set<String> = [
    "br", "p", "div", "li", "ul", "ol", "td", "th", "tr", "table", "blockquote", "pre", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "figure", "figcaption", "section", "article", "dt", "dd",
  ]

  /// The longest tag whose quotes are heeded.
  private static let longestTag = 4000

  /// `markup` without tags and with its entities as characters, safe to show.
  static func line(_ markup: String) -> String {
    safeLine(text(markup))
  }

  /// `markup` without tags and with its entities as characters.
  static func text(_ markup: String) -> String {
    var markup = markup
    return markup.withUTF8 { bytes in
      guard bytes.contains(where: { $0 == 0x26 || $0 == 0x3C }) else {
        return String(decoding: bytes, as: UTF8.self)
      }
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count)
      var place = 0
      // Behind the last one nothing is a tag, and there is no need to look for its end.
      let lastEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? 0
      while place < bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "<") where place < lastEnd: takeTag(bytes, &place, &output)
        case UInt8(ascii: "&"): takeEntity(bytes, &place, &output)
        default:
          output.append(bytes[place])
          place += 1
        }
      }
      return String(decoding: output, as: UTF8.self)
    }
  }

  private static func takeTag(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ output: inout [UInt8]
  ) {
    let rest = bytes[(place + 1)...]
    if rest.starts(with: "!--".utf8) {
      place = end(of: "-->", in: bytes, from: place + 4) ?? bytes.count
      return
    }
    let start = rest.first == UInt8(ascii: "/") ? place + 2 : place + 1
    let isTag = start < bytes.count && (bytes[start] | 0x20) &- 0x61 < 26
    let isDeclaration =
      rest.first == UInt8(ascii: "!") && rest.count > 1
      && isLetterOrDigit(rest[rest.startIndex + 1])
    guard isTag || isDeclaration || rest.first == UInt8(ascii: "?"),
      let end = tagEnd(in: bytes, from: start)
    else {
      output.append(bytes[place])
      place += 1
      return
    }
    place = end + 1
    let name = String(
      decoding: bytes[start..<end].prefix(12).prefix { isLetterOrDigit($0) }, as: UTF8.self
    ).lowercased()
    if parting.contains(name) { output.append(0x20) }
    guard start == rest.startIndex, hidden.contains(name) else { return }
    place = self.end(of: "</" + name, in: bytes, from: place) ?? bytes.count
    place = bytes[place...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
  }

  /// The end of a tag, which is none inside the quotes of an attribute unless those never end.
  private static func tagEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var quote: UInt8?
    for index in start..<min(bytes.count, start + longestTag) {
      let byte = bytes[index]
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: ">") {
        return index
      } else if quote == nil, byte == 0x22 || byte == 0x27, bytes[index - 1] == 0x3D {
        quote = byte
      }
    }
    return bytes[start...].firstIndex(of: UInt8(ascii: ">"))
  }

  private static func end(
    of text: String, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let wanted = Array(text.utf8)
    guard start <= bytes.count - wanted.count else { return nil }
    for index in start...(bytes.count - wanted.count)
    where bytes[index] == wanted[0] && bytes[index...].prefix(wanted.count).map(lowercase) == wanted
    {
      return index + wanted.count
    }
    return nil
  }

  /// Reads an entity, with or without its last sign, or takes the `&` for itself.
  private static func takeEntity(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ output: inout [UInt8]
  ) {
    let start = place + 1
    var end = start
    while end < bytes.count, end - start < 10,
      isLetterOrDigit(bytes[end]) || bytes[end] == 0x23 && end == start
    {
      end += 1
    }
    let name = UnsafeBufferPointer(rebasing: bytes[start..<end])
    let isEnded = end < bytes.count && bytes[end] == UInt8(ascii: ";")
    var scalar: Unicode.Scalar?
    if name.first == UInt8(ascii: "#"), name.count > 1 {
      let digits = String(decoding: name.dropFirst(), as: UTF8.self)
      let isHexadecimal = digits.first == "x" || digits.first == "X"
      let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      scalar = number.map { NamedEntity.scalar(number: $0) }
    } else if isEnded {
      scalar = NamedEntity.scalar(name)
    }
    guard let scalar else {
      output.append(bytes[place])
      place += 1
      return
    }
    output += String(scalar).utf8
    place = isEnded ? end + 1 : end
  }
}
