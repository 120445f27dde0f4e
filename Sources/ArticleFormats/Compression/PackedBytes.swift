internal import ArticleModel

/// Tells bytes that have to be unpacked before anything can be read in them.
enum PackedBytes {
  /// The most bytes that a file is unpacked to.
  private static let largest = 32 << 20
  /// The bytes at the end of a zip file in which its list of files is looked for.
  private static let longestEnd = 66_000

  /// Whether bytes begin as those do that hold other files, or are compressed.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    ByteUnpacker.Method(of: bytes) != nil || ZipFile.isLikely(bytes)
      || ArchiveReader.isLikely(bytes[...])
  }

  /// Whether bytes are a book; one that is called so may have something before it.
  static func isBook(_ bytes: [UInt8], fileExtension: String) -> Bool {
    if ZipFile.isLikely(bytes) { return true }
    guard fileExtension == "epub" else { return false }
    let end = bytes.suffix(longestEnd)
    let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    return end.indices.contains { end[$0] == mark[0] && end[$0...].starts(with: mark) }
  }

  /// What compressed bytes stand for; `nil` where they are not compressed.
  static func unpacked(_ bytes: [UInt8], name: String) throws(ReadFailure) -> [UInt8]? {
    guard let method = ByteUnpacker.Method(of: bytes) else { return nil }
    let unpacker = ByteUnpacker(bytes, method: method, limit: largest)
    guard let all = unpacker.all() else {
      let reason =
        unpacker.isOverLimit ? "it unpacks to more than 32 MB" : "it is compressed, and damaged"
      throw ReadFailure(path: name, reason: reason)
    }
    guard ByteUnpacker.Method(of: all) == nil else {
      throw ReadFailure(path: name, reason: "it is compressed more than once")
    }
    return all
  }
}
