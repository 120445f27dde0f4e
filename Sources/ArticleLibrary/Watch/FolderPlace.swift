#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A folder, whatever path leads to it.
struct FolderPlace: Hashable {
  var device: UInt64
  var inode: UInt64

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }

  /// What `path` leads to, links followed.
  init?(_ path: FileName) {
    var status = stat()
    guard path.withPath({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      return nil
    }
    self.init(status)
  }
}
