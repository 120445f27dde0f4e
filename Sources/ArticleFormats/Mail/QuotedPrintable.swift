/// Text in which bytes beyond ASCII are written as `=C3`.
enum QuotedPrintable {
  /// The bytes that `text` stands for; in words of heads `_` is a blank.
  static func decode(_ text: ArraySlice<UInt8>, isWord: Bool = false) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var place = text.startIndex
    while place < text.endIndex {
      let byte = text[place]
      place += 1
      if byte == UInt8(ascii: "_"), isWord {
        output.append(0x20)
      } else if byte == UInt8(ascii: "=") {
        if place + 1 < text.endIndex, let high = digit(text[place]),
          let low = digit(text[place + 1])
        {
          output.append(high << 4 | low)
          place += 2
        } else if let next = lineEnd(text, place) {
          place = next
        } else {
          output.append(byte)
        }
      } else {
        output.append(byte)
      }
    }
    return output
  }

  /// Where the next line begins, if only blanks stand before the end of this one.
  private static func lineEnd(_ text: ArraySlice<UInt8>, _ start: Int) -> Int? {
    var place = start
    while place < text.endIndex, [0x20, 0x09, 0x0D].contains(text[place]) { place += 1 }
    if place == text.endIndex { return place }
    return text[place] == 0x0A ? place + 1 : nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
