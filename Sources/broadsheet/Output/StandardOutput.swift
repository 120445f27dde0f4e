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
    writeAll(buffer, to: 1)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Tells on standard error what went wrong: `broadsheet: <what>: <why>`.
func reportError(_ what: String, _ why: String) {
  writeAll(Array(safeText("broadsheet: \(what): \(why)\n").utf8), to: 2)
}

/// Writes all of `bytes`; a closed descriptor loses the rest.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else { return }
    rest = rest.dropFirst(written)
  }
}
