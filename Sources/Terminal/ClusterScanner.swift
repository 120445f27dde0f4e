/// Walks over UTF-8 bytes by what a terminal shows as one: a character with its marks.
///
/// It measures by the same rules as ``Glyphs`` cuts cells, so that a wrapped line is as wide as the
/// cells that it fills.
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
    let first = bytes[offset]
    if first < 0x80 {
      offset += 1
      // Nothing below U+0300 combines, and its first byte is 0xCC.
      if offset == bytes.count || bytes[offset] < 0xCC {
        return first >= 0x20 && first < 0x7F ? 1 : 0
      }
      let width = first >= 0x20 && first < 0x7F ? 1 : 0
      if width > 0 { skipMarks() }
      return width
    }
    let (scalar, length) = decode(at: offset)
    offset += length
    let width = columns(of: scalar)
    if width > 0 { skipMarks() }
    return width
  }

  /// Goes over what combines with the character before.
  private mutating func skipMarks() {
    var isJoined = false
    while offset < bytes.count, bytes[offset] >= 0xCC {
      let (scalar, length) = decode(at: offset)
      guard scalar.value >= 0x300 else { return }
      let width = columns(of: scalar)
      if isJoined {
        isJoined = false
      } else if scalar.value == 0x200D {
        isJoined = true
      } else if width > 0, !(0x1F3FB...0x1F3FF).contains(scalar.value) {
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
    if first < 0xE0 {
      (value, length) = ((first & 0x1F) << 6 | rest(1), 2)
    } else if first < 0xF0 {
      (value, length) = ((first & 0x0F) << 12 | rest(1) << 6 | rest(2), 3)
    } else {
      (value, length) = ((first & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
