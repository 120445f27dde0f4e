internal import ArticleModel

/// The people in a field such as `From`.
enum MailAddress {
  /// The most people that are taken of a field.
  private static let most = 50

  /// Everybody in a field, in its order.
  static func all(in value: [UInt8], charset: String?) -> [FeedPerson] {
    var people: [FeedPerson] = []
    var piece = Piece()
    var place = 0
    while place < value.count, people.count < most {
      let byte = value[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\\") where piece.isQuoted && place < value.count:
        piece.append(value[place])
        place += 1
      case UInt8(ascii: "\""):
        piece.isQuoted.toggle()
        // Before an address's sign the quotes belong to it.
        if !piece.isQuoted, place < value.count, value[place] == UInt8(ascii: "@") {
          piece.words = [byte] + piece.words + [byte]
        }
      case _ where piece.isQuoted: piece.append(byte)
      case UInt8(ascii: "("): piece.depth += 1
      case UInt8(ascii: ")") where piece.depth > 0: piece.depth -= 1
      case _ where piece.depth > 0: piece.comment.append(byte)
      case UInt8(ascii: "<"): piece.isAddress = true
      case UInt8(ascii: ">"): piece.isAddress = false
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        if let person = piece.person(charset) { people.append(person) }
        piece = Piece()
      // The name of a group ends.
      case UInt8(ascii: ":") where !piece.isAddress: piece = Piece()
      default: piece.append(byte)
      }
    }
    if let person = piece.person(charset) { people.append(person) }
    return people
  }

  /// What was read of somebody.
  private struct Piece {
    var words: [UInt8] = []
    var address: [UInt8] = []
    var comment: [UInt8] = []
    var isQuoted = false
    var isAddress = false
    var depth = 0

    mutating func append(_ byte: UInt8) {
      if isAddress { address.append(byte) } else { words.append(byte) }
    }

    func person(_ charset: String?) -> FeedPerson? {
      func line(_ bytes: [UInt8]) -> String? {
        let line = safeLine(MimeWords.decode(bytes, charset: charset))
        return line.allSatisfy(\.isWhitespace) ? nil : line
      }
      guard let address = line(address) else {
        guard let words = line(words) else { return nil }
        return words.contains("@")
          ? FeedPerson(name: line(comment), address: words)
          : FeedPerson(name: words, address: nil)
      }
      return FeedPerson(name: line(words) ?? line(comment), address: address)
    }
  }
}
