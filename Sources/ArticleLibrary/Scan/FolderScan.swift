internal import ArticleFormats
internal import ArticleModel

#if canImport(Darwin)
  internal import Darwin
  private typealias FolderStream = UnsafeMutablePointer<DIR>
#else
  internal import Glibc
  private typealias FolderStream = OpaquePointer
#endif

/// Lists the files of folders that may hold articles, without opening any of them.
///
/// Hidden names and other kinds of files are passed over. Each folder and each file comes once,
/// whatever leads to it. Links are followed after everything else of their root, so that a file
/// goes by its own path rather than by a link's, in whichever order the system lists the names. To
/// folders outside of the root they are not followed: a link to the whole disk would be the disk.
///
/// The walk can stop anywhere and go on, so that the first files can be read before the last ones
/// are listed.
struct FolderScan: ~Copyable {
  /// The files that were found and not taken yet.
  private(set) var files: [FoundFile] = []
  private(set) var failures: [ReadFailure] = []
  /// Links that were not followed, which is no failure.
  private(set) var passedOver: [ReadFailure] = []
  private let roots: [String]
  /// Where the root that is being scanned really is.
  private var realRoot = ""
  private var nextRoot = 0
  private var open: [OpenFolder] = []
  private var links: [Link] = []
  private var folders: Set<Place> = []
  /// The files that were found, as hashes of what they are: all of them are kept, so they are small.
  private var known: Set<UInt64> = []
  /// Files that have more than one name, until all names have been seen.
  private var hardLinks: [Place: FoundFile] = [:]
  private var identities: Set<UInt64> = []
  private var readableEndings: [String: Bool] = [:]

  private struct OpenFolder {
    var stream: FolderStream
    /// Its path inside its root, with a slash behind it where it is not the root itself.
    var name: String
    var rawName: [UInt8]?
    var depth: Int
  }

  private struct Link {
    var folder: String
    var rawFolder: [UInt8]?
    var name: FileName
    var depth: Int
  }

  /// A file or folder, whatever path leads to it.
  private struct Place: Hashable {
    var device: UInt64
    var inode: UInt64

    init(_ status: stat) {
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
    }

    var hash: UInt64 { (inode &* 0x9E37_79B9_7F4A_7C15) ^ (device &* 0xC2B2_AE3D_27D4_EB4F) }
  }

  private static let leadsOut = "link not followed: it leads out of the library"
  /// The deepest folders that are entered.
  private static let deepest = 64

  /// A scan of `roots`, folders or files.
  init(roots: [String]) {
    self.roots = roots
  }

  deinit {
    for folder in open { closedir(folder.stream) }
  }

  /// Whether there is nothing left to find.
  var isAtEnd: Bool {
    open.isEmpty && links.isEmpty && hardLinks.isEmpty && nextRoot == roots.count
  }

  /// Hands over the files that were found and forgets them.
  mutating func takeFiles() -> [FoundFile] {
    defer { files = [] }
    return files
  }

  /// Goes on until there are `count` files or there is nothing left.
  mutating func advance(to count: Int) {
    while files.count < count {
      if let folder = open.last {
        visitNext(in: folder)
      } else if !hardLinks.isEmpty {
        for file in hardLinks.values.sorted(by: { $0.place.name < $1.place.name }) {
          append(file)
        }
        hardLinks = [:]
      } else if let link = nextLink() {
        follow(link)
      } else if nextRoot < roots.count {
        nextRoot += 1
        enterRoot()
      } else {
        return
      }
    }
  }

  // MARK: Folders

  /// The root that is being scanned.
  private var root: Int { nextRoot - 1 }

  private mutating func enterRoot() {
    let path = roots[root]
    var status = stat()
    guard stat(path, &status) == 0 else {
      failures.append(ReadFailure(path: path, reason: systemMessage(errno)))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      realRoot = path.withCString { realPath($0) } ?? path
      enter(path.withCString { openFolder($0) }, status, name: "", rawName: nil, depth: 0)
    case S_IFREG:
      let name = path.split(separator: "/").last.map(String.init) ?? path
      add(FileName(text: name), in: "", nil, status, isRoot: true, isLink: false)
    default:
      failures.append(ReadFailure(path: path, reason: "it is not a plain file"))
    }
  }

  private mutating func enter(
    _ descriptor: Int32, _ status: stat, name: String, rawName: [UInt8]?, depth: Int
  ) {
    guard descriptor >= 0, let stream = fdopendir(descriptor) else {
      failures.append(ReadFailure(path: shown(name), reason: systemMessage(errno)))
      if descriptor >= 0 { close(descriptor) }
      return
    }
    guard depth <= Self.deepest else {
      failures.append(ReadFailure(path: shown(name), reason: "folders are nested too deeply"))
      closedir(stream)
      return
    }
    guard folders.insert(Place(status)).inserted else {
      closedir(stream)
      return
    }
    open.append(OpenFolder(stream: stream, name: name, rawName: rawName, depth: depth))
  }

  /// What failures call a folder, whose name ends with a slash.
  private func shown(_ folder: String) -> String {
    folder.isEmpty ? roots[root] : shownPrefix + folder.dropLast()
  }

  /// What stands before a path in failures: where there are several roots, which of them it is in.
  private var shownPrefix: String {
    roots.count < 2 ? "" : roots[root].hasSuffix("/") ? roots[root] : roots[root] + "/"
  }

  private mutating func visitNext(in folder: OpenFolder) {
    errno = 0
    guard let entry = readdir(folder.stream) else {
      if errno != 0 {
        failures.append(ReadFailure(path: shown(folder.name), reason: systemMessage(errno)))
      }
      closedir(folder.stream)
      open.removeLast()
      return
    }
    let kind = Int32(entry.pointee.d_type)
    withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
        visit($0, kind, in: folder)
      }
    }
  }

  private mutating func visit(_ bytes: UnsafePointer<CChar>, _ kind: Int32, in folder: OpenFolder) {
    guard bytes.pointee != 0x2E else { return }
    switch kind {
    case Int32(DT_LNK):
      let name = FileName(bytes)
      links.append(
        Link(folder: folder.name, rawFolder: folder.rawName, name: name, depth: folder.depth))
      return
    // What cannot be an article is not even asked for: that is most of a scan's time.
    case Int32(DT_REG): guard mayBeRead(bytes) else { return }
    case Int32(DT_DIR), Int32(DT_UNKNOWN): break
    default: return
    }
    let name = FileName(bytes)
    var status = stat()
    let descriptor = dirfd(folder.stream)
    guard fstatat(descriptor, bytes, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      failures.append(
        ReadFailure(path: shownPrefix + folder.name + name.text, reason: systemMessage(errno)))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      let inner = name.behind(folder.name, folder.rawName, slash: true)
      enter(
        openFolder(bytes, in: descriptor), status, name: inner.text, rawName: inner.raw,
        depth: folder.depth + 1)
    case S_IFREG where mayBeRead(bytes):
      add(name, in: folder.name, folder.rawName, status, isRoot: false, isLink: false)
    default: break
    }
  }

  // MARK: Links

  private mutating func nextLink() -> Link? {
    // The last by name is taken off the end, so they are sorted backwards.
    if links.count > 1, open.isEmpty {
      links.sort { ($0.folder + $0.name.text) > ($1.folder + $1.name.text) }
    }
    return links.popLast()
  }

  private mutating func follow(_ link: Link) {
    let name = link.name.behind(link.folder, link.rawFolder, slash: false)
    let path = FilePlace(root: root, name: name.text, rawName: name.raw).path(in: roots[root])
    var status = stat()
    guard stat(path, &status) == 0 else {
      // A link that leads to itself leads nowhere and hides nothing.
      let code = errno
      guard code != ELOOP, mayBeRead(link.name.text) else { return }
      failures.append(ReadFailure(path: shown(name.text + "/"), reason: systemMessage(code)))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      guard leadsInside(path) else {
        passedOver.append(ReadFailure(path: shown(name.text + "/"), reason: Self.leadsOut))
        return
      }
      let inner = link.name.behind(link.folder, link.rawFolder, slash: true)
      enter(
        openFolder(path), status, name: inner.text, rawName: inner.raw, depth: link.depth + 1)
    case S_IFREG where mayBeRead(link.name.text):
      add(link.name, in: link.folder, link.rawFolder, status, isRoot: false, isLink: true)
    default: break
    }
  }

  /// Whether a path is inside the root that is being scanned, all links followed.
  private func leadsInside(_ path: [CChar]) -> Bool {
    guard let real = realPath(path) else { return false }
    return real == realRoot || real.hasPrefix(realRoot == "/" ? "/" : realRoot + "/")
  }

  // MARK: Files

  /// Whether the parser reads files of this name; it judges by the ending alone.
  private mutating func mayBeRead(_ name: UnsafePointer<CChar>) -> Bool {
    let ending = strrchr(name, 0x2E).map { String(cString: $0) } ?? ""
    if let known = readableEndings[ending] { return known }
    let isRead = ArticleParser.reads(name: String(cString: name))
    readableEndings[ending] = isRead
    return isRead
  }

  private mutating func add(
    _ name: FileName, in folder: String, _ rawFolder: [UInt8]?, _ status: stat, isRoot: Bool,
    isLink: Bool
  ) {
    let place = Place(status)
    let full = name.behind(folder, rawFolder, slash: false)
    let file = FoundFile(
      place: FilePlace(root: root, name: full.text, rawName: full.raw, isRoot: isRoot),
      identity: full.identity, status: FileStatus(status))
    if !known.insert(place.hash).inserted {
      // Of two hard links the first by name counts: the system lists them in any order.
      guard !isLink, let other = hardLinks[place]?.place, full.text < other.name else { return }
      hardLinks[place] = file
    } else if status.st_nlink > 1, !isLink {
      hardLinks[place] = file
    } else {
      append(file)
    }
  }

  private mutating func append(_ file: FoundFile) {
    var file = file
    takeIdentity(&file)
    files.append(file)
  }

  /// The same name in two roots would give one identifier to two articles, so from the second root
  /// on the root's path is part of it.
  private mutating func takeIdentity(_ file: inout FoundFile) {
    guard roots.count > 1 else { return }
    if !identities.insert(ArticleID(hashing: file.identity).rawValue).inserted {
      file.identity = file.place.isRoot ? roots[root] : roots[root] + "/" + file.identity
    }
  }
}

private func openFolder(_ path: UnsafePointer<CChar>, in folder: Int32 = AT_FDCWD) -> Int32 {
  openat(folder, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK)
}

/// Where a path leads when all links are followed.
private func realPath(_ path: UnsafePointer<CChar>) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
