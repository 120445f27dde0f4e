/// The head of a mail or of one of its parts.
struct MailHeaders {
  /// Names in lower case and values as they stand there, folded lines joined.
  private(set) var fields: [(name: String, value: [UInt8])] = []

  /// The most fields that are kept, and the longest value.
  private static let most = 1000
  private static let longest = 256 * 1024

  /// Reads a head at the start of `bytes[range]` and returns it with the place of what is behind.
  static func read(_ bytes: [UInt8], _ range: Range<Int>) -> (headers: MailHeaders, end: Int) {
    var headers = MailHeaders()
    var place = range.lowerBound
    while place < range.upperBound {
      let line = line(in: bytes, from: place, to: range.upperBound)
      let content = bytes[line.content]
      if content.isEmpty { return (headers, line.end) }
      if content.first == 0x20 || content.first == 0x09 {
        headers.continueLast(content)
      } else if let colon = colon(in: content) {
        headers.add(content[..<colon], content[(colon + 1)...])
      } else if place != range.lowerBound || !content.starts(with: "From ".utf8) {
        return (headers, place)
      }
      place = line.end
    }
    return (headers, place)
  }

  /// A line without its end, and where the next one begins.
  static func line(
    in bytes: [UInt8], from start: Int, to limit: Int
  ) -> (content: Range<Int>, end: Int) {
    let end = bytes[start..<limit].firstIndex(of: 0x0A) ?? limit
    let isReturned = end > start && bytes[end - 1] == 0x0D
    return (start..<(isReturned ? end - 1 : end), min(limit, end + 1))
  }

  /// Where the name of a field ends, or `nil` where the line is no field.
  static func colon(in line: ArraySlice<UInt8>) -> Int? {
    for index in line.indices {
      let byte = line[index]
      if byte == UInt8(ascii: ":") { return index }
      if byte <= 0x20 || byte >= 0x7F { return nil }
    }
    return nil
  }

  private mutating func add(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    guard fields.count < Self.most, !name.isEmpty else { return }
    let value = value.drop { $0 == 0x20 || $0 == 0x09 }.prefix(Self.longest)
    fields.append((String(decoding: name.map(lowercase), as: UTF8.self), Array(value)))
  }

  private mutating func continueLast(_ line: ArraySlice<UInt8>) {
    guard let last = fields.indices.last, fields[last].value.count < Self.longest else { return }
    fields[last].value += line
  }

  /// The encoding of the text, in which some programs write their heads too.
  var charset: String? {
    MimeType(raw("content-type"), default: "text/plain")["charset"]
  }

  /// The first value of a field, its bytes.
  func raw(_ name: String) -> [UInt8]? {
    fields.first { $0.name == name }?.value
  }

  /// The first value of a field as text, with its MIME words decoded; `nil` where it is empty.
  subscript(name: String) -> String? {
    guard let text = raw(name).map({ MimeWords.decode($0, charset: charset) }),
      text.utf8.contains(where: { $0 > 0x20 })
    else { return nil }
    return text
  }
}
