internal import ArticleFormats
internal import ArticleModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A file that a scan found.
struct FoundFile: Hashable {
  /// Where it can be opened.
  var path: String
  /// Its path inside its library folder.
  var name: String
}

/// What tells one state of a file from another without reading it.
struct FileVersion: Hashable {
  private let size: Int64
  private let seconds: Int64
  private let nanoseconds: Int64
  private let inode: UInt64

  init(_ status: stat) {
    size = Int64(status.st_size)
    seconds = status.modifiedSeconds
    nanoseconds = status.modifiedNanoseconds
    inode = UInt64(status.st_ino)
  }

  /// The state of the file at a path now, or `nil` where it is gone.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}

/// Lists the files of folders that may hold articles, without opening any.
///
/// Hidden names and other kinds of files are passed over. Links are followed, each folder and each
/// file once: a link that leads in a circle ends where it began.
struct FolderScan {
  private(set) var files: [FoundFile] = []
  private(set) var failures: [ReadFailure] = []
  private var seen: Set<Place> = []

  /// A file or folder, whatever path leads to it.
  private struct Place: Hashable {
    var device: UInt64
    var inode: UInt64

    init(device: UInt64, inode: UInt64) {
      self.device = device
      self.inode = inode
    }

    init(_ status: stat) {
      self.init(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }
  }

  /// The deepest folders that are entered.
  private static let deepest = 64

  /// Scans a folder, or takes a file that was named itself.
  mutating func scan(_ root: String, prefix: String) {
    var status = stat()
    guard stat(root, &status) == 0 else {
      failures.append(ReadFailure(path: root, reason: systemMessage(errno)))
      return
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      enter(root, name: prefix, status, depth: 0)
    } else if status.st_mode & S_IFMT == S_IFREG {
      let name = root.split(separator: "/").last.map(String.init) ?? root
      add(path: root, name: prefix + name, Place(status))
    } else {
      failures.append(ReadFailure(path: root, reason: "it is not a plain file"))
    }
  }

  private mutating func enter(_ path: String, name: String, _ status: stat, depth: Int) {
    guard depth < Self.deepest, seen.insert(Place(status)).inserted else { return }
    guard let directory = opendir(path) else {
      failures.append(
        ReadFailure(path: name.isEmpty ? path : name, reason: systemMessage(errno)))
      return
    }
    defer { closedir(directory) }
    let descriptor = dirfd(directory)
    while let entry = readdir(directory) {
      visit(entry, in: descriptor, of: status, path: path, name: name, depth: depth)
    }
  }

  private mutating func visit(
    _ entry: UnsafeMutablePointer<dirent>, in descriptor: Int32, of folder: stat, path: String,
    name: String, depth: Int
  ) {
    let kind = Int32(entry.pointee.d_type)
    guard kind == Self.plainFile || kind == Self.folder || kind == Self.link || kind == 0,
      entry.pointee.d_name.0 != 0x2E, let own = ownName(of: entry, in: name)
    else { return }
    // Plain files are taken by what the folder says of them: a stat is most of a scan's time.
    if kind == Self.plainFile {
      guard ArticleParser.reads(name: own) else { return }
      let place = Place(device: UInt64(folder.st_dev), inode: UInt64(entry.pointee.d_ino))
      add(path: path + "/" + own, name: name + own, place)
      return
    }
    var status = stat()
    guard fstatat(descriptor, own, &status, 0) == 0 else {
      failures.append(ReadFailure(path: name + own, reason: systemMessage(errno)))
      return
    }
    if status.st_mode & S_IFMT == S_IFDIR {
      enter(path + "/" + own, name: name + own + "/", status, depth: depth + 1)
    } else if status.st_mode & S_IFMT == S_IFREG, ArticleParser.reads(name: own) {
      add(path: path + "/" + own, name: name + own, Place(status))
    }
  }

  /// A file's name, or `nil` where it is not UTF-8, which is told.
  private mutating func ownName(
    of entry: UnsafeMutablePointer<dirent>, in folder: String
  ) -> String? {
    withUnsafePointer(to: &entry.pointee.d_name) { start in
      start.withMemoryRebound(to: CChar.self, capacity: 1) { name in
        if let valid = String(validatingCString: name) { return valid }
        failures.append(
          ReadFailure(path: folder + String(cString: name), reason: "its name is not UTF-8"))
        return nil
      }
    }
  }

  private static let plainFile = Int32(DT_REG)
  private static let folder = Int32(DT_DIR)
  private static let link = Int32(DT_LNK)

  private mutating func add(path: String, name: String, _ place: Place) {
    guard seen.insert(place).inserted else { return }
    files.append(FoundFile(path: path, name: name))
  }
}
