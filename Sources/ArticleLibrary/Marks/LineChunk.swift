#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A stretch of a file that is read line by line, in memory that is used again and again.
struct LineChunk {
  private var buffer: [UInt8]
  private var held = 0
  /// The bytes of a line that is too long, which were let go of.
  private var dropped = 0
  private let longest: Int

  /// Room for `size` bytes, and more for longer lines, but not for lines longer than `longest`.
  init(size: Int, longest: Int) {
    buffer = [UInt8](repeating: 0, count: max(64, size))
    self.longest = longest
  }

  /// The bytes that were read and are no whole line yet.
  var pending: Int { dropped + held }

  /// Reads on; false at the end of the file.
  mutating func fill(
    _ descriptor: Int32, from place: Int, _ calls: FileCalls
  ) throws(SystemError) -> Bool {
    if held == buffer.count {
      if buffer.count < longest {
        buffer += [UInt8](repeating: 0, count: buffer.count)
      } else {
        dropped += held
        held = 0
      }
    }
    var result: Result<Int, SystemError> = .success(0)
    buffer.withUnsafeMutableBytes { bytes in
      let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[held...])
      do throws(SystemError) {
        result = .success(try calls.read(descriptor, rest, place))
      } catch {
        result = .failure(error)
      }
    }
    let count = try result.get()
    held += min(count, buffer.count - held)
    return count > 0
  }

  /// Calls `body` with each whole line, and tells how many bytes these were, and the last of them.
  mutating func takeLines(
    _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> (taken: Int, last: [UInt8]) {
    var start = 0
    var last: [UInt8] = []
    var skipped = 0
    buffer.withUnsafeBufferPointer { bytes in
      while start < held, let line = Self.line(bytes, start..<held) {
        if dropped > 0 {
          skipped = dropped
          dropped = 0
        } else {
          body(UnsafeBufferPointer(rebasing: bytes[line]))
        }
        start = line.upperBound + 1
      }
      last = Array(bytes[max(0, start - 64)..<start])
    }
    guard start > 0 else { return (0, []) }
    buffer.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      memmove(base, base + start, held - start)
    }
    held -= start
    return (start + skipped, last)
  }

  /// Calls `body` with what stands behind the last line end.
  func takeRest(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard held > 0, dropped == 0 else { return }
    buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<held])) }
  }

  /// The range of the first line, without its end.
  private static func line(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Range<Int>? {
    guard let base = bytes.baseAddress,
      let end = memchr(base + range.lowerBound, 0x0A, range.count)
    else { return nil }
    return range.lowerBound..<UnsafeRawPointer(base).distance(to: end)
  }
}
