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

  /// The bytes that it has not gone over yet.
  var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[offset...]) }

  /// Goes over bytes that were taken from ``rest``.
  mutating func skip(_ count: Int) {
    offset += count
  }

  /// Goes over the next cluster and returns its cell, of width 0 where it shows nothing.
  mutating func nextCell() -> Cell? {
    guard offset < bytes.count else { return nil }
    let scalar = nextScalar()
    let width = columns(of: scalar)
    var cell = Cell(scalar, width: UInt8(width))
    if width > 0 { collectMarks(into: &cell) }
    return cell
  }

  /// Goes over what combines with the character before, and what is left out behind it.
  private mutating func collectMarks(into cell: inout Cell) {
    var isJoined = false
    while offset < bytes.count, bytes[offset] >= 0xCC {
      let start = offset
      let scalar = nextScalar()
      if scalar.value == 0x200D {
        isJoined = true
      } else if columns(of: scalar) == 0 {
        if isMark(scalar) { cell.add(mark: scalar) }
      } else if (0x1F3FB...0x1F3FF).contains(scalar.value) {
        continue
      } else if isJoined, scalar.value >= 0x2000, scalar.properties.isEmoji {
        isJoined = false
      } else {
        offset = start
        return
      }
    }
  }

  /// Whether a character without a width of its own shows something with the one before.
  ///
  /// Controls of direction and tags show nothing and only deceive, and what a selector between
  /// text and emoji does to the width differs from terminal to terminal. Behind a consonant of
  /// Hangul the vowel and the final are letters without a width.
  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200C, 0x1160...0x11FF, 0xD7B0...0xD7FF: true
    case 0xFE0E, 0xFE0F: false
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark: true
      default: false
      }
    }
  }

  private mutating func nextScalar() -> Unicode.Scalar {
    Unicode.Scalar(decodeScalar(bytes, &offset)) ?? "\u{FFFD}"
  }
}

/// The character of well-formed UTF-8 that begins at `offset`, which moves behind it.
@inline(__always)
func decodeScalar(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int) -> UInt32 {
  let first = UInt32(bytes[offset])
  func rest(_ index: Int) -> UInt32 { UInt32(bytes[offset + index]) & 0x3F }
  if first < 0x80 {
    offset += 1
    return first
  }
  if first < 0xE0 {
    defer { offset += 2 }
    return (first & 0x1F) << 6 | rest(1)
  }
  if first < 0xF0 {
    defer { offset += 3 }
    return (first & 0x0F) << 12 | rest(1) << 6 | rest(2)
  }
  defer { offset += 4 }
  return (first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3)
}
