/// The parts of a mail: where they are, and what they hold.
enum MailParts {
  /// The deepest nesting and the most parts that are looked at.
  static let deepest = 16
  static let most = 500

  /// The parts of `bytes[range]` between the lines that begin with the boundary.
  static func split(_ bytes: [UInt8], _ range: Range<Int>, boundary: String) -> [Range<Int>] {
    let mark = Array(("--" + boundary).utf8)
    var found: [Range<Int>] = []
    var start: Int?
    var place = range.lowerBound
    while place < range.upperBound {
      let (content, end) = MailHeaders.line(in: bytes, from: place, to: range.upperBound)
      if let isLast = isBoundary(bytes[content], mark) {
        if let start { found.append(start..<max(start, withoutLineEnd(bytes, before: place))) }
        start = end
        if isLast || found.count >= most { return found }
      }
      place = end
    }
    if let start { found.append(start..<range.upperBound) }
    return found
  }

  /// Whether a line parts two parts, and whether it is the last that does.
  private static func isBoundary(_ line: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool? {
    guard line.first == UInt8(ascii: "-"), line.starts(with: mark) else { return nil }
    let rest = line.dropFirst(mark.count)
    let isLast = rest.starts(with: "--".utf8)
    let tail = isLast ? rest.dropFirst(2) : rest
    return tail.allSatisfy { $0 <= 0x20 } ? isLast : nil
  }

  /// The line end before a boundary belongs to it.
  private static func withoutLineEnd(_ bytes: [UInt8], before place: Int) -> Int {
    var end = place
    if end > 0, bytes[end - 1] == 0x0A { end -= 1 }
    if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// What a part holds, as it was before it was sent.
  static func contents(_ bytes: [UInt8], _ headers: MailHeaders, _ range: Range<Int>) -> [UInt8] {
    switch MimeType(headers.raw("content-transfer-encoding"), default: "").name {
    case "base64": Base64.decodeLeniently(bytes[range])
    case "quoted-printable": QuotedPrintable.decode(bytes[range])
    default: Array(bytes[range])
    }
  }

  /// The first part that is no multipart itself and for which `isWanted` holds, with its head.
  static func first(
    in bytes: [UInt8], where isWanted: (MailHeaders, MimeType) -> Bool
  ) -> (headers: MailHeaders, range: Range<Int>)? {
    var waiting = [(range: 0..<bytes.count, depth: 0)]
    var left = most
    while let (range, depth) = waiting.popLast(), left > 0 {
      left -= 1
      let (headers, end) = MailHeaders.read(bytes, range)
      let body = min(end, range.upperBound)..<range.upperBound
      let type = MimeType(headers.raw("content-type"), default: "text/plain")
      if type.name.hasPrefix("multipart/"), let boundary = type["boundary"], depth < deepest {
        waiting += split(bytes, body, boundary: boundary).reversed().map { ($0, depth + 1) }
      } else if isWanted(headers, type) {
        return (headers, body)
      }
    }
    return nil
  }
}
