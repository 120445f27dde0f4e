internal import ArticleModel

/// A page that a web archive holds.
struct ArchivedPage {
  let address: String?
  /// When it was saved.
  let saved: Timestamp?
  let charset: String?
  let isPlain: Bool
  let bytes: [UInt8]
}

/// Finds the pages in a web archive, WARC or the older ARC.
struct ArchiveReader {
  private let stream: ArchiveStream
  /// The bytes of pages that are taken of an archive at most, and of a page.
  private var left = 64 << 20
  private static let largest = 8 << 20

  /// What an archive's first bytes are.
  static func isLikely(_ start: ArraySlice<UInt8>) -> Bool {
    if start.starts(with: "filedesc://".utf8) { return true }
    let line = start.prefix { $0 != 0x0A && $0 != 0x0D }
    return line.starts(with: "WARC/".utf8) && line.count <= 12
      && line.dropFirst(5).allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2E }
  }

  /// Reads the archive that `stream` has.
  init(_ stream: ArchiveStream) {
    self.stream = stream
  }

  /// The next page; `nil` behind the last one.
  mutating func next() -> ArchivedPage? {
    while left > 0, let line = stream.line() {
      let page: ArchivedPage?
      if line.starts(with: "WARC/".utf8) {
        page = readRecord()
      } else if let head = OldHead(line) {
        page = read(head)
      } else {
        continue
      }
      guard let page, page.bytes.contains(where: { $0 > 0x20 }) else { continue }
      left -= page.bytes.count
      return page
    }
    return nil
  }

  // MARK: WARC

  private func readRecord() -> ArchivedPage? {
    var head: [UInt8] = []
    while let line = stream.line(), !line.isEmpty, head.count < 1 << 18 {
      head += line
      head.append(0x0A)
    }
    let fields = MailHeaders.read(head, 0..<head.count).headers
    let text = fields["content-length"].map { safeLine($0) } ?? ""
    guard let length = Int(text), length >= 0 else { return nil }
    let kind = fields["warc-type"].map { safeLine($0).lowercased() } ?? ""
    guard ["response", "resource", "conversion"].contains(kind), length <= Self.largest else {
      stream.skip(length)
      return nil
    }
    let block = stream.read(length)
    let address = fields["warc-target-uri"].map { Self.address($0) }
    let saved = fields["warc-date"].flatMap { StatedTime.parse($0) }
    let type = MimeType(fields.raw("content-type"), default: "")
    if type.name == "application/http" || block.starts(with: "HTTP/".utf8) {
      return HTTPResponse(block).flatMap { Self.page($0, address, saved) }
    }
    return Self.page(type.name, type["charset"], block, address, saved)
  }

  private static func address(_ text: String) -> String {
    var address = safeLine(text)
    if address.hasPrefix("<"), address.hasSuffix(">") {
      address = String(address.dropFirst().dropLast())
    }
    return address
  }

  private static func page(
    _ response: HTTPResponse, _ address: String?, _ saved: Timestamp?
  ) -> ArchivedPage? {
    guard (200..<300).contains(response.status) else { return nil }
    return page(response.type, response.charset, response.body, address, saved)
  }

  private static func page(
    _ type: String, _ charset: String?, _ bytes: [UInt8], _ address: String?, _ saved: Timestamp?
  ) -> ArchivedPage? {
    let isPlain = type == "text/plain"
    guard isPlain || type == "text/html" || type == "application/xhtml+xml" else { return nil }
    // What crawlers note of themselves, and what they ask a site for beside its pages.
    let lower = address?.lowercased() ?? ""
    guard !lower.hasPrefix("metadata:"), !lower.hasSuffix("/robots.txt") else { return nil }
    return ArchivedPage(
      address: address, saved: saved, charset: charset, isPlain: isPlain, bytes: bytes)
  }

  // MARK: ARC

  /// The line before what was saved: address, number of the machine, date, type, length.
  private struct OldHead {
    let address: String
    let date: String
    let length: Int

    init?(_ line: ArraySlice<UInt8>) {
      guard line.count < 8192 else { return nil }
      // There may be blanks in the address.
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      guard words.count >= 5, words[0].contains("://"), let last = words.last,
        let length = Int(last), length >= 0
      else { return nil }
      address = words.dropLast(4).joined(separator: " ")
      date = String(words[words.count - 3])
      self.length = length
    }
  }

  private func read(_ head: OldHead) -> ArchivedPage? {
    guard !head.address.hasPrefix("filedesc://"), head.length <= Self.largest else {
      stream.skip(head.length)
      return nil
    }
    let response = HTTPResponse(stream.read(head.length))
    return response.flatMap { Self.page($0, safeLine(head.address), Self.moment(head.date)) }
  }

  /// `20140216050221` as a moment.
  private static func moment(_ digits: String) -> Timestamp? {
    guard digits.utf8.count >= 14, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let text = Array(digits)
    func part(_ range: Range<Int>) -> String { String(text[range]) }
    return StatedTime.parse(
      "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
    )
  }
}
