extension MarkLine {
  /// Calls `body` with the line that some bytes without a line end are, or with every whole line
  /// that stands among them: line ends too can be damaged, and a tool may write other ones.
  @inline(__always)
  static func forEach(in bytes: UnsafeBufferPointer<UInt8>, _ body: (MarkLine) -> Void) {
    if let line = MarkLine(bytes) {
      body(line)
    } else {
      forEachWhole(in: bytes, body)
    }
  }

  private static func forEachWhole(
    in bytes: UnsafeBufferPointer<UInt8>, _ body: (MarkLine) -> Void
  ) {
    let cursor = JSONCursor(bytes, bytes.indices)
    var end = bytes.count
    for start in bytes.indices.reversed() where bytes[start] == UInt8(ascii: "{") {
      guard start + head.utf8CodeUnitCount <= end,
        cursor.isAt(start..<start + head.utf8CodeUnitCount, head)
      else { continue }
      let last = (start..<end).last { cursor.isAt($0..<min($0 + 2, end), "\"}") }
      if let last, let line = MarkLine(UnsafeBufferPointer(rebasing: bytes[start..<last + 2])) {
        body(line)
      }
      end = start
    }
  }

  /// What every line begins with, and no part of one.
  private static var head: StaticString { "{\"at\":\"" }
}
