/// The bytes of a web archive one after the other, compressed or not.
///
/// No more is held than what is asked for, however large the archive is when it is unpacked.
final class ArchiveStream {
  private let unpacker: ByteUnpacker?
  private var buffer: [UInt8]
  private var place = 0

  /// The most bytes that are unpacked of an archive.
  private static let most = 256 << 20
  /// The longest line.
  private static let longestLine = 64 * 1024

  /// The contents of a file.
  init(_ bytes: [UInt8]) {
    unpacker = ByteUnpacker.Method(of: bytes).map {
      ByteUnpacker(bytes, method: $0, limit: Self.most)
    }
    buffer = unpacker == nil ? bytes : []
  }

  /// Whether there was more than is ever unpacked.
  var isOverLimit: Bool { unpacker?.isOverLimit ?? false }

  /// Makes bytes ready; false where there are none any more.
  private func fill() -> Bool {
    guard let piece = unpacker?.next() else { return false }
    buffer.removeSubrange(..<place)
    place = 0
    buffer += piece
    return true
  }

  /// The first bytes, which stay where they are.
  func peek(_ count: Int) -> ArraySlice<UInt8> {
    while buffer.count - place < count, fill() {}
    return buffer[place...].prefix(count)
  }

  /// The next line without its end; `nil` behind the last one.
  func line() -> ArraySlice<UInt8>? {
    var looked = 0
    while true {
      let rest = buffer[(place + looked)...]
      if let end = rest.firstIndex(of: 0x0A) {
        let line = buffer[place..<end]
        place = end + 1
        return line.last == 0x0D ? line.dropLast() : line
      }
      looked = buffer.count - place
      if looked > Self.longestLine || !fill() { break }
    }
    guard place < buffer.count else { return nil }
    defer { place = buffer.count }
    return buffer[place...]
  }

  /// The next bytes, fewer where the archive ends.
  func read(_ count: Int) -> [UInt8] {
    while buffer.count - place < count, fill() {}
    let bytes = Array(buffer[place...].prefix(count))
    place += bytes.count
    return bytes
  }

  /// Passes over bytes.
  func skip(_ count: Int) {
    var left = count
    repeat {
      let step = min(left, buffer.count - place)
      place += step
      left -= step
    } while left > 0 && fill()
  }
}
