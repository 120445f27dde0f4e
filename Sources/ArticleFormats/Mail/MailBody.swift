internal import ArticleModel

/// Finds the text of a mail among its parts.
struct MailBody {
  /// The text that is shown: the first HTML that is no attachment, else the first plain text.
  private(set) var text: FeedText?
  /// The name of the encoding that the text was decoded with.
  private(set) var charset = "UTF-8"

  private let bytes: [UInt8]
  private var parts = 0

  /// The deepest nesting and the most parts that are looked at.
  private static let deepest = 16
  private static let mostParts = 500
  /// The longest body that is shown where its parts cannot be told apart.
  private static let longestRaw = 1 << 20

  /// Looks through the mail whose head is known and whose body is `bytes[range]`.
  init(_ bytes: [UInt8], _ headers: MailHeaders, _ range: Range<Int>) {
    self.bytes = bytes
    look(headers, range, depth: 0, isInDigest: false)
    // Parts that cannot be told apart are text as they stand.
    if text == nil, parts == 1, range.count < Self.longestRaw {
      takeText(headers, range, MimeType(nil, default: "text/plain"))
    }
  }

  private var isFound: Bool { text?.kind == .markup }

  private mutating func look(
    _ headers: MailHeaders, _ range: Range<Int>, depth: Int, isInDigest: Bool
  ) {
    parts += 1
    guard parts < Self.mostParts, !isFound else { return }
    guard depth < Self.deepest else {
      if text == nil { takeText(headers, range, MimeType(nil, default: "text/plain")) }
      return
    }
    let type = MimeType(
      headers.raw("content-type"), default: isInDigest ? "message/rfc822" : "text/plain")
    let disposition = MimeType(headers.raw("content-disposition"), default: "").name
    guard disposition != "attachment" else { return }
    if type.name.hasPrefix("multipart/") {
      guard let boundary = type["boundary"] else {
        return takeText(headers, range, MimeType(nil, default: "text/plain"))
      }
      lookInside(range, boundary, type, depth: depth)
    } else if type.name == "text/html" || type.name == "text/plain" && text == nil {
      takeText(headers, range, type)
    } else if type.name == "message/rfc822", text == nil {
      let (inner, end) = MailHeaders.read(bytes, range)
      look(
        inner, min(end, range.upperBound)..<range.upperBound, depth: depth + 1, isInDigest: false)
    }
  }

  private mutating func lookInside(
    _ range: Range<Int>, _ boundary: String, _ type: MimeType, depth: Int
  ) {
    for part in split(range, Array(("--" + boundary).utf8)) {
      let (headers, end) = MailHeaders.read(bytes, part)
      look(
        headers, min(end, part.upperBound)..<part.upperBound, depth: depth + 1,
        isInDigest: type.name == "multipart/digest")
      // The others are what the first one shows.
      if isFound || type.name == "multipart/related" && text != nil { return }
    }
  }

  /// The parts between the lines that begin with `mark`.
  private func split(_ range: Range<Int>, _ mark: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    var place = range.lowerBound
    while place < range.upperBound {
      let (content, end) = MailHeaders.line(in: bytes, from: place, to: range.upperBound)
      if let isLast = isBoundary(bytes[content], mark) {
        if let start { found.append(start..<max(start, withoutLineEnd(before: place))) }
        start = end
        if isLast || found.count >= Self.mostParts { return found }
      }
      place = end
    }
    if let start { found.append(start..<range.upperBound) }
    return found
  }

  /// Whether a line parts two parts, and whether it is the last that does.
  private func isBoundary(_ line: ArraySlice<UInt8>, _ mark: [UInt8]) -> Bool? {
    guard line.first == UInt8(ascii: "-"), line.starts(with: mark) else { return nil }
    let rest = line.dropFirst(mark.count)
    let isLast = rest.starts(with: "--".utf8)
    let tail = isLast ? rest.dropFirst(2) : rest
    return tail.allSatisfy { $0 <= 0x20 } ? isLast : nil
  }

  /// The line end before a boundary belongs to it.
  private func withoutLineEnd(before place: Int) -> Int {
    var end = place
    if end > 0, bytes[end - 1] == 0x0A { end -= 1 }
    if end > 0, bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  private mutating func takeText(_ headers: MailHeaders, _ range: Range<Int>, _ type: MimeType) {
    let encoding = MimeType(headers.raw("content-transfer-encoding"), default: "").name
    let decoded: [UInt8]
    switch encoding {
    case "base64": decoded = Base64.decodeLeniently(bytes[range])
    case "quoted-printable": decoded = QuotedPrintable.decode(bytes[range])
    default: decoded = Array(bytes[range])
    }
    let isHTML = type.name == "text/html"
    let words = Self.words(decoded, charset: type["charset"])
    guard words.text.utf8.contains(where: { $0 > 0x20 }) else { return }
    charset = words.charset
    text = FeedText(kind: isHTML ? .markup : .plain, text: words.text)
    text?.isFlowed = type["format"]?.lowercased() == "flowed"
  }

  private static func words(_ bytes: [UInt8], charset: String?) -> DecodedText {
    let isPlain = bytes.allSatisfy { $0 < 0x80 && $0 != 0x1B }
    if !isPlain, let charset, charset.lowercased() != "utf-8", charset.lowercased() != "us-ascii",
      let text = Iconv.decode(bytes, from: charset)
    {
      return DecodedText(text: text, charset: charset)
    }
    return TextDecoder.decode(bytes)
      ?? DecodedText(text: String(decoding: bytes, as: UTF8.self), charset: "UTF-8")
  }
}
