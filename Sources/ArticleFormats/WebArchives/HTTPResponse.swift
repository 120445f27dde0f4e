/// What a server sent: the head of its answer, and the contents, unpacked.
struct HTTPResponse {
  let status: Int
  /// `text/html`, in lower case.
  let type: String
  let charset: String?
  let body: [UInt8]

  /// The most bytes that contents are unpacked to.
  private static let largest = 16 << 20

  /// Reads an answer; `nil` where it is none, or is packed in a way that nobody here knows.
  init?(_ bytes: [UInt8]) {
    let (first, start) = MailHeaders.line(in: bytes, from: 0, to: bytes.count)
    let words = String(decoding: bytes[first].prefix(200), as: UTF8.self).split(separator: " ")
    guard words.first?.hasPrefix("HTTP") == true, words.count > 1, let status = Int(words[1]) else {
      return nil
    }
    self.status = status
    let (headers, end) = MailHeaders.read(bytes, start..<bytes.count)
    let mime = MimeType(headers.raw("content-type"), default: "")
    type = mime.name
    charset = mime["charset"]
    var body = Array(bytes[min(end, bytes.count)...])
    if headers.raw("transfer-encoding").map(Self.name) == "chunked" {
      body = Self.joined(body) ?? body
    }
    guard let unpacked = Self.unpacked(body, headers.raw("content-encoding").map(Self.name) ?? "")
    else { return nil }
    self.body = unpacked
  }

  private static func name(_ value: [UInt8]) -> String {
    String(decoding: value.map(lowercase).filter { $0 > 0x20 }, as: UTF8.self)
  }

  /// The pieces of contents that were sent in pieces; `nil` where they are none, for some archives
  /// have joined them already.
  private static func joined(_ bytes: [UInt8]) -> [UInt8]? {
    var joined: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let (line, end) = MailHeaders.line(in: bytes, from: place, to: bytes.count)
      let digits = bytes[line].prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
      guard digits.count <= 8, let count = Int(String(decoding: digits, as: UTF8.self), radix: 16),
        count >= 0
      else { return joined.isEmpty ? nil : joined }
      if count == 0 { return joined }
      let next = min(end + count, bytes.count)
      joined += bytes[end..<next]
      place = next
      if place < bytes.count, bytes[place] == 0x0D { place += 1 }
      if place < bytes.count, bytes[place] == 0x0A { place += 1 }
    }
    return joined
  }

  private static func unpacked(_ bytes: [UInt8], _ encoding: String) -> [UInt8]? {
    let method: ByteUnpacker.Method
    switch encoding {
    case "", "identity": return bytes
    // What says so and is not was unpacked when it was saved.
    case "gzip", "x-gzip":
      guard let found = ByteUnpacker.Method(of: bytes) else { return bytes }
      method = found
    case "zstd": method = .zstandard
    case "deflate": method = .deflate
    default: return nil
    }
    return ByteUnpacker(bytes, method: method, limit: largest).all()
  }
}
