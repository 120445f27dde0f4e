internal import CCompression

/// The files in a zip file that lies in memory.
///
/// Nothing is written anywhere, names are only compared, and no more is unpacked than its limits.
final class ZipFile {
  /// Why something in a zip file cannot be had.
  enum Failure: Error {
    case missing, encrypted, damaged, tooLarge
  }

  private struct Entry {
    var position: unz64_file_pos
    var isEncrypted: Bool
  }

  private let file: unzFile
  private var entries: [String: Entry] = [:]
  private var left = most

  /// The most files, the longest name, the largest file that is unpacked, and all together.
  private static let mostEntries = 20_000
  private static let longestName = 1024
  private static let largest = 8 << 20
  private static let most = 48 << 20

  /// Whether bytes begin as zip files do.
  static func isLikely(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
  }

  /// What `body` makes of the zip file in `bytes`; it gets `nil` where there is none.
  static func with<Result>(_ bytes: [UInt8], _ body: (ZipFile?) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { buffer in
      var memory = zip_memory(bytes: buffer.baseAddress, count: UInt64(buffer.count), place: 0)
      return withUnsafeMutablePointer(to: &memory) { memory in
        guard let file = zip_open(memory) else { return body(nil) }
        defer { unzClose(file) }
        return body(ZipFile(file))
      }
    }
  }

  private init(_ file: unzFile) {
    self.file = file
    var status = unzGoToFirstFile(file)
    while status == UNZ_OK, entries.count < Self.mostEntries {
      takeEntry()
      status = unzGoToNextFile(file)
    }
  }

  private func takeEntry() {
    var info = unz_file_info64()
    var position = unz64_file_pos()
    let name = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.longestName) { name in
      let status = unzGetCurrentFileInfo64(
        file, &info, name.baseAddress, UInt(name.count), nil, 0, nil, 0)
      guard status == UNZ_OK, info.size_filename < UInt(name.count) else { return "" }
      return String(
        decoding: name.prefix(Int(info.size_filename)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    // Of two with the same name the first one counts.
    guard !name.isEmpty, entries[name] == nil, unzGetFilePos64(file, &position) == UNZ_OK else {
      return
    }
    entries[name] = Entry(position: position, isEncrypted: info.flag & 1 != 0)
  }

  /// Whether there is a file of this name.
  func has(_ name: String) -> Bool { entries[name] != nil }

  /// The contents of a file.
  func contents(of name: String) throws(Failure) -> [UInt8] {
    guard var entry = entries[name] else { throw .missing }
    guard !entry.isEncrypted else { throw .encrypted }
    guard unzGoToFilePos64(file, &entry.position) == UNZ_OK, unzOpenCurrentFile(file) == UNZ_OK
    else { throw .damaged }
    defer { unzCloseCurrentFile(file) }
    var contents: [UInt8] = []
    while true {
      var status: Int32 = 0
      let piece = [UInt8](unsafeUninitializedCapacity: ByteUnpacker.piece) { buffer, count in
        status = unzReadCurrentFile(file, buffer.baseAddress, UInt32(buffer.count))
        count = max(0, Int(status))
      }
      guard status >= 0 else { throw .damaged }
      if piece.isEmpty { return contents }
      left -= piece.count
      contents += piece
      guard contents.count <= Self.largest, left >= 0 else { throw .tooLarge }
    }
  }
}
