/// The system calls that the marks are read and written with, so that a test can let each of them
/// fail.
struct FileCalls: Sendable {
  /// What is told of a file.
  struct Facts: Hashable, Sendable {
    var status: FileStatus
    var isPlainFile: Bool
  }

  enum Mode: Sendable {
    case reading
    /// For reading, and for writing at the end; the file is made where there is none.
    case appending
    /// For writing a file anew.
    case replacing
  }

  /// Makes a folder; all is well where there is one.
  var makeFolder: @Sendable (String) throws(SystemError) -> Void
  /// The names in a folder.
  var names: @Sendable (String) throws(SystemError) -> [String]
  var facts: @Sendable (String) throws(SystemError) -> Facts
  var open: @Sendable (String, Mode) throws(SystemError) -> Int32
  var openFacts: @Sendable (Int32) throws(SystemError) -> Facts
  /// Reads into a buffer from a place on.
  var read: @Sendable (Int32, UnsafeMutableRawBufferPointer, Int) throws(SystemError) -> Int
  var write: @Sendable (Int32, UnsafeRawBufferPointer) throws(SystemError) -> Int
  /// Where the last write ended.
  var place: @Sendable (Int32) throws(SystemError) -> Int
  /// Waits until the disk has what was written.
  var sync: @Sendable (Int32) throws(SystemError) -> Void
  var rename: @Sendable (String, String) throws(SystemError) -> Void
  var close: @Sendable (Int32) -> Void
}

extension FileCalls {
  /// Opens a file, lets `body` use it, and closes it on every way out.
  func with<Result>(
    _ path: String, _ mode: Mode, _ body: (Int32) throws(SystemError) -> Result
  ) throws(SystemError) -> Result {
    let descriptor = try open(path, mode)
    defer { close(descriptor) }
    return try body(descriptor)
  }

  /// Up to `count` bytes from a place on.
  func bytes(_ descriptor: Int32, from place: Int, count: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var held = 0
    while held < count {
      var result: Result<Int, SystemError> = .success(0)
      bytes.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[held...])
        do throws(SystemError) {
          result = .success(try self.read(descriptor, rest, place + held))
        } catch {
          result = .failure(error)
        }
      }
      let count = try result.get()
      if count == 0 { break }
      held += count
    }
    bytes.removeLast(count - held)
    return bytes
  }

  /// Makes a folder and those above it.
  func makeFolders(_ path: String) throws(SystemError) {
    do throws(SystemError) {
      try makeFolder(path)
    } catch {
      guard error.isMissing, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
        throw error
      }
      try makeFolders(String(path[..<slash]))
      try makeFolder(path)
    }
  }

  /// Waits until the disk has the names in a folder, where the file system can do that.
  func syncFolder(_ path: String) throws(SystemError) {
    do throws(SystemError) {
      try with(path, .reading) { descriptor throws(SystemError) in try sync(descriptor) }
    } catch {
      if !error.isUnsupported { throw error }
    }
  }
}
