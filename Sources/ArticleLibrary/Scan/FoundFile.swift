internal import ArticleModel

/// A file that a scan found.
struct FoundFile: Sendable {
  var place: FilePlace
  /// What its articles' identifiers are made of: its name, unless another root has that too.
  var identity: String
  var status: FileStatus
  /// The folder that its name is in.
  let folder: LibraryFolder

  /// The file that is called `name` in `folder`, or is that root itself.
  init(_ name: FileName, in folder: LibraryFolder, _ status: FileStatus, isRoot: Bool = false) {
    let full = name.behind(folder.name, folder.rawName, slash: false)
    place = FilePlace(root: folder.root, name: full.text, rawName: full.raw, isRoot: isRoot)
    identity = full.identity
    self.status = status
    self.folder = folder
  }

  /// A number for its place, the same in every scan.
  var key: UInt64 { Self.key(root: place.root, identity: identity) }

  /// The number for the place of the file of an identity.
  static func key(root: Int, identity: String) -> UInt64 {
    ArticleID(hashing: "\(root)/\(identity)").rawValue
  }
}

/// Where a file is.
struct FilePlace: Hashable, Sendable {
  /// Which of the library's paths it was found under.
  var root: Int
  /// Its path inside its library folder; of a file that was named itself, its own name.
  var name: String
  /// The name's bytes, where they are not UTF-8 and ``name`` only shows them.
  var rawName: [UInt8]?
  /// Whether it is the library's path itself.
  var isRoot = false

  /// What it is called where somebody reads it: with its folder, where there are several.
  func shown(in roots: [String]) -> String {
    guard roots.indices.contains(root) else { return name }
    return isRoot ? roots[root] : roots.count > 1 ? roots[root] + "/" + name : name
  }

  /// What its articles' identifiers may be made of, as a scan decides.
  func identities(in rootPath: String) -> [String] {
    var file = FileName(text: name)
    file.raw = rawName
    return [file.identity, isRoot ? rootPath : rootPath + "/" + file.identity]
  }

  /// Where it can be opened if its root is at `rootPath`: bytes that end with a zero.
  func path(in rootPath: String) -> [CChar] {
    var bytes = Array(rootPath.utf8)
    if !isRoot {
      if bytes.last != 0x2F { bytes.append(0x2F) }
      bytes += rawName ?? Array(name.utf8)
    }
    bytes.append(0)
    return bytes.map { CChar(bitPattern: $0) }
  }
}

/// What tells whether a file has changed since it was read.
struct FileStatus: Hashable, Sendable {
  var device: UInt64
  var inode: UInt64
  var size: Int64
  var modified: Int64
  var modifiedNanoseconds: Int64

  /// All of it in one number: another file, or another state of it, has another one.
  var hash: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in [
      device, inode, UInt64(bitPattern: size), UInt64(bitPattern: modified),
      UInt64(bitPattern: modifiedNanoseconds),
    ] {
      hash = (hash ^ part) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }
}
