/// A file of many mails, each behind a line that begins with `From `.
enum Mailbox {
  /// The most mails that are taken of a file.
  private static let most = 1_000_000

  /// Where the mails are, each without the line before it.
  static func messages(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int?
    var place = 0
    var isBehindEmptyLine = true
    while place < bytes.count {
      let (content, end) = MailHeaders.line(in: bytes, from: place, to: bytes.count)
      if place == 0 || isBehindEmptyLine && isBeginning(bytes[content]) {
        if let start { found.append(start..<place) }
        start = end
        if found.count >= most { return found }
      }
      isBehindEmptyLine = content.isEmpty
      place = end
    }
    if let start { found.append(start..<bytes.count) }
    return found
  }

  /// A line such as `From ada@example.org Wed Nov 25 09:12:00 2026`: a sentence has no time.
  private static func isBeginning(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: "From ".utf8), line.count < 500 else { return false }
    let hasTime = line.indices.dropFirst(2).dropLast(2).contains { index in
      line[index] == UInt8(ascii: ":") && line[index - 1] &- 0x30 < 10
        && line[index + 1] &- 0x30 < 10
    }
    return hasTime
  }

  /// A mail of its own, with the `>` taken away that stands before lines which begin with `From `.
  static func unescaped(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(range.count)
    var place = range.lowerBound
    while place < range.upperBound {
      let end = MailHeaders.line(in: bytes, from: place, to: range.upperBound).end
      let line = bytes[place..<end]
      let isEscaped =
        line.first == UInt8(ascii: ">")
        && line.drop { $0 == UInt8(ascii: ">") }.starts(with: "From ".utf8)
      output += isEscaped ? line.dropFirst() : line
      place = end
    }
    return output
  }
}
