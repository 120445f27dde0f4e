extension MarkLine {
  /// Calls `body` with the line that some bytes without a line end are, or with every whole line
  /// that stands among them: line ends too can be damaged, and a tool may write other ones.
  ///
  /// - Returns: Whether something else stands there that was not merely cut short.
  @inline(__always)
  static func forEach(in bytes: UnsafeBufferPointer<UInt8>, _ body: (MarkLine) -> Void) -> Bool {
    if let line = MarkLine(bytes) {
      body(line)
      return false
    }
    return forEachWhole(in: bytes, body)
  }

  private static func forEachWhole(
    in bytes: UnsafeBufferPointer<UInt8>, _ body: (MarkLine) -> Void
  ) -> Bool {
    var isDamaged = false
    let cursor = JSONCursor(bytes, bytes.indices)
    var end = bytes.count
    for start in bytes.indices.reversed() where bytes[start] == UInt8(ascii: "{") {
      guard start + head.utf8CodeUnitCount <= end,
        cursor.isAt(start..<start + head.utf8CodeUnitCount, head)
      else { continue }
      // The first end that comes, for what stands behind it may be the end of another line.
      if let tail = MarkChecksum.end(in: bytes, start..<end),
        let line = MarkLine(UnsafeBufferPointer(rebasing: bytes[start..<tail]))
      {
        body(line)
        isDamaged = isDamaged || !isNothing(bytes[tail..<end])
      } else {
        isDamaged = isDamaged || !isCutShort(bytes[start..<end])
      }
      end = start
    }
    return isDamaged || !isNothing(bytes[..<end])
  }

  /// Whether all that is missing of a line is its end: somebody was stopped while it was written,
  /// before anybody was told that it is there.
  private static func isCutShort(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 } && !bytes.reversed().starts(with: "}\"".utf8)
  }

  /// Whether there is nothing but what tools put at the ends of lines, or the very beginning of one.
  private static func isNothing(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.allSatisfy { $0 == 0x0D || $0 == 0x20 }
      || head.withUTF8Buffer { bytes.count < $0.count && $0.starts(with: bytes) }
  }

  /// What every line begins with, and no part of one.
  private static var head: StaticString { "{\"at\":\"" }
}
