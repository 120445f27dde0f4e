/// Walks over UTF-8 bytes by what a terminal shows as one: a character with its marks.
///
/// Terminals disagree about the width of emoji sequences. Joined sequences are cut after their
/// first character, variation selectors and skin tones are dropped and each half of a flag stands
/// alone, so that the sum of the widths is the same in every terminal.
struct ClusterScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The offset behind the last cluster.
  private(set) var offset: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// Goes over the next cluster and returns its columns; `nil` at the end.
  mutating func next() -> Int? {
    guard offset < bytes.count else { return nil }
    if let byte = plainByte() { return byte >= 0x20 && byte < 0x7F ? 1 : 0 }
    return nextCell().map { Int($0.width) }
  }

  /// The next byte where it is a character of its own, which it goes over then.
  ///
  /// Nothing below U+0300 combines, and the first byte of that is 0xCC.
  mutating func plainByte() -> UInt8? {
    guard offset < bytes.count, bytes[offset] < 0x80,
      offset + 1 == bytes.count || bytes[offset + 1] < 0xCC
    else { return nil }
    offset += 1
    return bytes[offset - 1]
  }

  /// Goes over the next cluster and returns its cell, of width 0 where it shows nothing.
  mutating func nextCell() -> Cell? {
    guard offset < bytes.count else { return nil }
    let (scalar, length) = decode(at: offset)
    offset += length
    let width = columns(of: scalar)
    var cell = Cell(scalar, width: UInt8(width))
    if width > 0 { collectMarks(into: &cell) }
    return cell
  }

  /// Goes over what combines with the character before.
  private mutating func collectMarks(into cell: inout Cell) {
    var isJoined = false
    while offset < bytes.count, bytes[offset] >= 0xCC {
      let (scalar, length) = decode(at: offset)
      guard scalar.value >= 0x300 else { return }
      let width = columns(of: scalar)
      if isJoined {
        isJoined = false
      } else if scalar.value == 0x200D {
        isJoined = true
      } else if width == 0 {
        if scalar.value != 0xFE0F, scalar.properties.isGraphemeExtend { cell.add(mark: scalar) }
      } else if !(0x1F3FB...0x1F3FF).contains(scalar.value) {
        return
      }
      offset += length
    }
  }

  /// The character at `offset` and its bytes.
  ///
  /// The bytes of a `String` are always well-formed.
  private func decode(at offset: Int) -> (Unicode.Scalar, Int) {
    let first = UInt32(bytes[offset])
    func rest(_ index: Int) -> UInt32 { UInt32(bytes[offset + index]) & 0x3F }
    let value: UInt32
    let length: Int
    if first < 0x80 {
      (value, length) = (first, 1)
    } else if first < 0xE0 {
      (value, length) = ((first & 0x1F) << 6 | rest(1), 2)
    } else if first < 0xF0 {
      (value, length) = ((first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3)
    } else {
      (value, length) = ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
