/// A folder of a library: where it is, and the number that it goes by.
final class LibraryFolder: Sendable {
  /// Which of the library's paths it is under.
  let root: Int
  /// Its path inside its root, with a slash behind it where it is not the root itself.
  let name: String
  /// The path's bytes, where they are not UTF-8.
  let rawName: [UInt8]?
  /// How many folders are above it in its root.
  let depth: Int
  /// A number for its path, the same in every scan.
  let key: UInt64
  /// The hash of its path, with which those of its files begin.
  let pathHash: ByteHash

  init(root: Int, name: String = "", rawName: [UInt8]? = nil, depth: Int = 0) {
    self.root = root
    self.name = name
    self.rawName = rawName
    self.depth = depth
    var hash = ByteHash()
    if let rawName {
      for byte in rawName { hash.add(byte) }
    } else {
      for byte in name.utf8 { hash.add(byte) }
    }
    pathHash = hash
    key = hash.value ^ UInt64(root) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The folder of this name in it.
  func folder(_ name: FileName) -> LibraryFolder {
    let inner = name.behind(self.name, rawName, slash: true)
    return LibraryFolder(root: root, name: inner.text, rawName: inner.raw, depth: depth + 1)
  }

  /// Where it can be opened if its root is at `rootPath`: bytes that end with a zero, and have no
  /// slash before it, behind which a link would be followed.
  func path(in rootPath: String) -> [CChar] {
    guard !name.isEmpty else { return Array(rootPath.utf8CString) }
    var path = FilePlace(root: root, name: name, rawName: rawName).path(in: rootPath)
    path.removeLast(2)
    return path + [0]
  }

  /// Whether it is somewhere below `other`.
  func isBelow(_ other: LibraryFolder) -> Bool {
    guard root == other.root, key != other.key else { return false }
    return (rawName ?? Array(name.utf8)).starts(with: other.rawName ?? Array(other.name.utf8))
  }
}

/// One number for the names and states of all files of a folder, whatever their order.
///
/// A file that comes, goes or changes makes it another one, so that a folder in which nothing
/// happened needs no look at what is known of each file.
struct FolderSum: Equatable {
  private(set) var value: UInt64 = 0

  init() {}

  init(value: UInt64) { self.value = value }

  /// Adds a file by the hash of its path and that of its status.
  mutating func add(path: UInt64, status: UInt64) {
    var hash = (path ^ status &* 0x9FB2_1C65_1E98_DF25) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    value &+= hash &* 0xD6E8_FEB8_6659_FD93 | 1
  }
}
