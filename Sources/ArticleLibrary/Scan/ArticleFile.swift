public import ArticleModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The contents of a file, and what the file system tells of it.
public struct ArticleFile: Sendable {
  public let bytes: [UInt8]
  /// When the file was last written.
  public let modified: Timestamp

  /// The largest file that is read, in bytes.
  public static let largest = 32 * 1024 * 1024

  /// Reads a file.
  ///
  /// Nothing but plain files is ever read: opening a pipe or a device would wait or do worse.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` with what the system says.
  public static func read(_ path: String) throws(ReadFailure) -> ArticleFile {
    try read(path.utf8CString.map { $0 }, name: path)
  }

  /// Reads the file at `path`, which ends with a zero, and calls it `name` where that fails.
  static func read(_ path: [CChar], name: String) throws(ReadFailure) -> ArticleFile {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw ReadFailure(path: name, reason: systemMessage(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw ReadFailure(path: name, reason: systemMessage(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      throw ReadFailure(path: name, reason: isFolder ? "it is a folder" : "it is not a plain file")
    }
    guard status.st_size <= Self.largest else {
      throw ReadFailure(path: name, reason: "it is larger than 32 MB")
    }
    let bytes = try readAll(descriptor, expecting: Int(status.st_size), path: name)
    return ArticleFile(bytes: bytes, modified: Timestamp(seconds: status.modifiedSeconds))
  }

  /// The first `count` bytes of the plain file at `path`, or all where it is shorter; `nil` where it
  /// cannot be read.
  static func readStart(of path: [CChar], count: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return try? readAll(descriptor, expecting: min(count, Int(status.st_size)), path: "")
  }

  static func readAll(
    _ descriptor: Int32, expecting size: Int, path: String
  ) throws(ReadFailure) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size, let start = buffer.baseAddress {
        let result = Self.readSome(descriptor, start + count, size - count)
        if result < 0 {
          if errno == EINTR { continue }
          failure = errno
          return
        }
        if result == 0 { return }
        count += result
      }
    }
    guard failure == 0 else { throw ReadFailure(path: path, reason: systemMessage(failure)) }
    return bytes
  }

  private static func readSome(
    _ descriptor: Int32, _ start: UnsafeMutablePointer<UInt8>, _ count: Int
  ) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, start, count)
    #else
      Glibc.read(descriptor, start, count)
    #endif
  }
}

/// What the system says of an error, in lower case as the rest of a sentence.
func systemMessage(_ code: Int32) -> String {
  let message = String(cString: strerror(code))
  return message.prefix(1).lowercased() + message.dropFirst()
}

extension FileStatus {
  /// What tells the file at `path`, which ends with a zero, from what it was; `nil` without a file.
  static func hash(of path: [CChar]) -> UInt64? {
    var status = stat()
    return stat(path, &status) == 0 ? FileStatus(status).hash : nil
  }

  init(_ status: stat) {
    self.init(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modified: status.modifiedSeconds, modifiedNanoseconds: status.modifiedNanoseconds)
  }
}

extension stat {
  /// When the file was last written, in seconds since 1970.
  var modifiedSeconds: Int64 {
    #if canImport(Darwin)
      Int64(st_mtimespec.tv_sec)
    #else
      Int64(st_mtim.tv_sec)
    #endif
  }

  /// The nanoseconds behind ``modifiedSeconds``.
  var modifiedNanoseconds: Int64 {
    #if canImport(Darwin)
      Int64(st_mtimespec.tv_nsec)
    #else
      Int64(st_mtim.tv_nsec)
    #endif
  }
}
