internal import ArticleModel

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Prints for people and pipes.
///
/// Every text is made safe once more here, whatever it went through.
struct StandardOutput {
  private var buffer: [UInt8] = []
  /// Whether bold text is shown so, as on a terminal.
  var showsBold = false

  /// Bytes that are gathered before they are written.
  private static let bufferSize = 64 * 1024

  /// Ends the program quietly, without a message, when the reader of a pipe goes away.
  static func endQuietlyOnClosedPipe() {
    signal(SIGPIPE, SIG_DFL)
  }

  /// Prints a line, or several.
  mutating func print(_ text: String) {
    buffer += Array(safeText(text).utf8)
    buffer.append(0x0A)
    if buffer.count > Self.bufferSize { flush() }
  }

  /// Prints a line behind some blanks, with the parts of it in bold that lie at `ranges`, in bytes of
  /// UTF-8.
  mutating func print(_ text: String, bold ranges: [Range<Int>], indent: Int) {
    buffer += [UInt8](repeating: 0x20, count: indent)
    let bytes = Array(text.utf8)
    var place = 0
    for range in showsBold ? ranges : [] where range.lowerBound >= place {
      buffer += Self.safe(bytes[place..<range.lowerBound]) + Array("\u{1B}[1m".utf8)
      buffer += Self.safe(bytes[range]) + Array("\u{1B}[22m".utf8)
      place = range.upperBound
    }
    buffer += Self.safe(bytes[place...])
    buffer.append(0x0A)
    if buffer.count > Self.bufferSize { flush() }
  }

  private static func safe(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    safeText(String(decoding: bytes, as: UTF8.self)).utf8.map { $0 == 0x0A ? 0x20 : $0 }
  }

  /// Prints fields on one line, parted by tabs, which are in none of them.
  mutating func printFields(_ fields: [String]) {
    buffer += Array(fields.map { safeLine($0) }.joined(separator: "\t").utf8)
    buffer.append(0x0A)
    if buffer.count > Self.bufferSize { flush() }
  }

  /// Prints a value as JSON on one line.
  mutating func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    buffer += Array(try encoder.encode(value))
    buffer.append(0x0A)
    if buffer.count > Self.bufferSize { flush() }
  }

  /// Writes what was gathered.
  mutating func flush() {
    Self.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes a text of the program's own as it is, with a line's end behind it.
  static func write(_ text: String) {
    write(Array(text.utf8) + [0x0A])
  }

  /// Writes a text of the program's own to standard error.
  static func writeError(_ text: String, end: String = "\n") {
    _ = writeAll(Array((text + end).utf8), to: STDERR_FILENO)
  }

  /// Writes bytes; where that cannot be, nothing that the command does is of any use, and the
  /// program ends.
  private static func write(_ bytes: [UInt8]) {
    guard let code = writeAll(bytes, to: STDOUT_FILENO) else { return }
    reportError("standard output", "\(systemMessage(code)); what was asked for is not complete")
    exit(2)
  }
}

/// Tells on standard error what went wrong: `broadsheet: <what>: <why>`.
func reportError(_ what: String, _ why: String) {
  reportError("\(what): \(why)")
}

/// Tells on standard error what went wrong and why, which `description` has both.
func reportError(_ description: String) {
  _ = writeAll(Array("broadsheet: \(safeLine(description))\n".utf8), to: STDERR_FILENO)
}

/// What the system says of an error, in lower case as the rest of a sentence.
func systemMessage(_ code: Int32) -> String {
  let message = String(cString: strerror(code))
  return message.prefix(1).lowercased() + message.dropFirst()
}

/// Writes all of `bytes`, or returns the number of the error that came in between.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else { return written < 0 ? errno : EIO }
    rest = rest.dropFirst(written)
  }
  return nil
}
