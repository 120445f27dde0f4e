internal import ArticleModel

/// Finds the text of a mail among its parts.
struct MailBody {
  /// The text that is shown: the first HTML that is no attachment, else the first plain text.
  private(set) var text: FeedText?
  /// The name of the encoding that the text was decoded with.
  private(set) var charset = "UTF-8"

  private let bytes: [UInt8]
  private var parts = 0

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
    guard parts < MailParts.most, !isFound else { return }
    guard depth < MailParts.deepest else {
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
    for part in MailParts.split(bytes, range, boundary: boundary) {
      let (headers, end) = MailHeaders.read(bytes, part)
      look(
        headers, min(end, part.upperBound)..<part.upperBound, depth: depth + 1,
        isInDigest: type.name == "multipart/digest")
      // The others are what the first one shows.
      if isFound || type.name == "multipart/related" && text != nil { return }
    }
  }

  private mutating func takeText(_ headers: MailHeaders, _ range: Range<Int>, _ type: MimeType) {
    let decoded = MailParts.contents(bytes, headers, range)
    let isHTML = type.name == "text/html"
    let words =
      TextDecoder.decode(decoded, declared: type["charset"])
      ?? DecodedText(text: String(decoding: decoded, as: UTF8.self), charset: "UTF-8")
    guard words.text.utf8.contains(where: { $0 > 0x20 }) else { return }
    charset = words.charset
    text = FeedText(kind: isHTML ? .markup : .plain, text: words.text)
    text?.isFlowed = type["format"]?.lowercased() == "flowed"
  }
}
