extension UnsafeBufferPointer<UInt8> {
  /// The character that begins at `index` of the UTF-8 of a string, and how many bytes it has.
  ///
  /// Strings are well-formed; of bytes that are not the answer is U+FFFD, and none is read that
  /// lies behind the last one.
  package func scalar(at index: Int) -> (value: UInt32, width: Int) {
    let lead = UInt32(self[index])
    if lead < 0x80 { return (lead, 1) }
    guard lead >= 0xC0 else { return (0xFFFD, 1) }
    let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard index + width <= count else { return (0xFFFD, 1) }
    var value = lead & (0x7F >> UInt32(width))
    for offset in 1..<width { value = value << 6 | UInt32(self[index + offset]) & 0x3F }
    return (value, width)
  }
}
