/// Finds the ends of escape sequences, as ECMA-48 and terminals have them.
///
/// No sequence goes on behind a line's end or another control character, and one that was never
/// closed takes nothing of the text with it but its own beginning. Each byte is looked at once.
extension UnsafeBufferPointer<UInt8> {
  /// Whether a character may begin an escape sequence.
  static func beginsEscape(_ value: UInt32) -> Bool {
    value == 0x1B || (0x90...0x9F).contains(value)
  }

  /// Where the escape sequence ends that begins at `index` with `value`, which is `width` bytes
  /// wide; behind the character itself where there is none.
  func endOfEscape(_ value: UInt32, at index: Int, width: Int) -> Int {
    let start = index + width
    guard value == 0x1B else { return endOfC1Sequence(value, at: index, from: start) }
    guard start < count else { return start }
    switch self[start] {
    case 0x5B: return endOfControlSequence(from: start + 1).end
    case 0x5D:
      let string = endOfString(from: start + 1)
      return string.isClosed || beginsEscape(at: string.end)
        ? string.end : endOfNumber(from: start + 1)
    case 0x50, 0x58, 0x5E, 0x5F, 0x6B:
      let string = endOfString(from: start + 1)
      return string.isClosed ? string.end : start + 1
    case 0x23, 0x25, 0x28...0x2B, 0x2D...0x2F:
      // With a character behind that names a set or a size: ESC ( B, ESC # 8.
      return start + 1 < count && (0x30...0x7E).contains(self[start + 1]) ? start + 2 : start
    case 0x30...0x7E: return start + 1
    default: return start
    }
  }

  /// The eight-bit forms are also what is left of text that was decoded wrongly, so only what is
  /// closed goes, and nothing behind another of these characters.
  private func endOfC1Sequence(_ value: UInt32, at index: Int, from start: Int) -> Int {
    if index >= 2, self[index - 2] == 0xC2, self[index - 1] < 0xA0 { return start }
    switch value {
    case 0x9B:
      let sequence = endOfControlSequence(from: start)
      return sequence.isClosed ? sequence.end : start
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F:
      let string = endOfString(from: start)
      return string.isClosed ? string.end : start
    default: return start
    }
  }

  /// Parameters, intermediate characters and a final one.
  private func endOfControlSequence(from start: Int) -> (end: Int, isClosed: Bool) {
    var index = start
    while index < count, (0x30...0x3F).contains(self[index]) { index += 1 }
    let parameters = index
    while index < count, (0x20...0x2F).contains(self[index]) { index += 1 }
    guard index < count, (0x40...0x7E).contains(self[index]) else { return (parameters, false) }
    return (index + 1, true)
  }

  /// Whether a sequence begins at `index`, which ends another one that was not closed.
  private func beginsEscape(at index: Int) -> Bool {
    index < count && (self[index] == 0x1B || self[index] == 0xC2)
  }

  /// Behind the number that a command begins with, and the sign that ends it.
  private func endOfNumber(from start: Int) -> Int {
    var index = start
    while index < count, (0x30...0x39).contains(self[index]) { index += 1 }
    return index < count && self[index] == 0x3B ? index + 1 : index
  }

  /// Up to BEL or ST, else up to the next control character or the line's end.
  private func endOfString(from start: Int) -> (end: Int, isClosed: Bool) {
    var index = start
    while index < count {
      let byte = self[index]
      if byte == 0x07 { return (index + 1, true) }
      if byte == 0x1B {
        let isClosed = index + 1 < count && self[index + 1] == 0x5C
        return (isClosed ? index + 2 : index, isClosed)
      }
      if byte < 0x20 && byte != 0x09 || byte == 0x7F { return (index, false) }
      if byte == 0xC2, index + 1 < count, self[index + 1] < 0xA0 {
        let isClosed = self[index + 1] == 0x9C
        return (isClosed ? index + 2 : index, isClosed)
      }
      index += 1
    }
    return (index, false)
  }
}
