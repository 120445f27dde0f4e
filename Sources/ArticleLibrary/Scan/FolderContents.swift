internal import ArticleFormats
internal import ArticleModel

#if canImport(Darwin)
  internal import Darwin
  private typealias FolderStream = UnsafeMutablePointer<DIR>
#else
  internal import Glibc
  private typealias FolderStream = OpaquePointer
#endif

/// What is in one folder, but not in those below it; no file is opened.
///
/// Hidden names and other kinds of files are passed over.
struct FolderContents: Sendable {
  let folder: LibraryFolder
  /// What tells it from other folders, whatever path leads to it.
  let place: UInt64
  /// When names last came or went; `nil` where more can come without another time.
  let modified: ModificationTime?
  private(set) var files: [FoundFile] = []
  /// Files that have more than one name: which of them counts is known when all have been seen.
  private(set) var shared: [FoundFile] = []
  private(set) var folders: [FileName] = []
  private(set) var links: [FileName] = []
  private(set) var failures: [ReadFailure] = []
  /// How many files it has, also where they were only counted.
  private(set) var count = 0
  private(set) var sum = FolderSum()
  /// Whether the files are those that the index knows, so that ``files`` was left empty.
  private(set) var isAsKnown = false

  private let shownPrefix: String
  private var endings = KnownEndings()

  /// Whether all that is in it is found by its own path and no other.
  var isPlain: Bool { shared.isEmpty && links.isEmpty }

  /// Lists a folder, which is closed then.
  ///
  /// Where its files add up to `known` they are not told one by one. `limit` is how many are wanted
  /// at most. Failures have `shownPrefix` in front.
  init(
    _ folder: LibraryFolder, _ descriptor: Int32, _ status: stat, known: FolderSum?,
    shownPrefix: String, limit: Int = .max
  ) throws(ReadFailure) {
    self.folder = folder
    self.shownPrefix = shownPrefix
    let now = ModificationTime.now
    let modified = ModificationTime(status)
    self.modified = modified.isAfter(now) ? nil : modified
    place = status.placeHash
    guard let stream = fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      throw ReadFailure(path: shownPrefix + folder.name.dropLast(), reason: systemMessage(code))
    }
    defer { closedir(stream) }
    if let known {
      list(stream, isCounting: true, limit: limit)
      isAsKnown = isPlain && failures.isEmpty && sum == known
      if isAsKnown { return }
      (shared, folders, links, failures) = ([], [], [], [])
      (count, sum) = (0, FolderSum())
      rewinddir(stream)
    }
    list(stream, isCounting: false, limit: limit)
  }

  private mutating func list(_ stream: FolderStream, isCounting: Bool, limit: Int) {
    while count < limit {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { fail(folder.name.dropLast(), errno) }
        return
      }
      let kind = Int32(entry.pointee.d_type)
      withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
          visit($0, kind, in: dirfd(stream), isCounting: isCounting)
        }
      }
    }
  }

  private mutating func fail(_ name: some StringProtocol, _ code: Int32) {
    failures.append(ReadFailure(path: shownPrefix + name, reason: systemMessage(code)))
  }

  private mutating func visit(
    _ name: UnsafePointer<CChar>, _ kind: Int32, in descriptor: Int32, isCounting: Bool
  ) {
    guard name.pointee != 0x2E else { return }
    switch kind {
    case Int32(DT_LNK): return links.append(FileName(name))
    case Int32(DT_DIR): return folders.append(FileName(name))
    // What cannot be an article is not even asked for: that is most of a scan's time.
    case Int32(DT_REG), Int32(DT_UNKNOWN): break
    default: return
    }
    guard kind == Int32(DT_UNKNOWN) || endings.mayBeRead(name) else { return }
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      // One that went in the meantime is no failure of anything.
      if errno != ENOENT { fail(folder.name + FileName(name).text, errno) }
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFLNK: links.append(FileName(name))
    case S_IFDIR: folders.append(FileName(name))
    case S_IFREG where endings.mayBeRead(name): add(name, status, isCounting: isCounting)
    default: break
    }
  }

  private mutating func add(_ name: UnsafePointer<CChar>, _ status: stat, isCounting: Bool) {
    count += 1
    let state = FileStatus(status)
    var hash = folder.pathHash
    var end = name
    while end.pointee != 0 {
      hash.add(UInt8(bitPattern: end.pointee))
      end += 1
    }
    sum.add(path: hash.value, status: state.hash)
    if status.st_nlink > 1 {
      shared.append(FoundFile(FileName(name), in: folder, state))
    } else if !isCounting {
      files.append(FoundFile(FileName(name), in: folder, state))
    }
  }
}

/// Which endings the parser reads; those of one folder are mostly the same.
struct KnownEndings: Sendable {
  private var known: [String: Bool] = [:]
  private var last: (ending: String, isRead: Bool)?

  /// Whether the parser reads files of this name; it judges by the ending, and where that is none
  /// by whether the name is one of a Maildir, which begins with the time.
  mutating func mayBeRead(_ name: UnsafePointer<CChar>) -> Bool {
    let ending = strrchr(name, 0x2E).map { String(cString: $0) } ?? ""
    let isRead: Bool
    if let last, last.ending == ending {
      isRead = last.isRead
    } else {
      isRead = known[ending] ?? ArticleParser.reads(name: "name" + ending)
      known[ending] = isRead
      last = (ending, isRead)
    }
    let mayBeMail = !isRead && UInt8(bitPattern: name[0]) &- 0x30 < 10
    return isRead || mayBeMail && ArticleParser.reads(name: String(cString: name))
  }
}

extension stat {
  /// What tells a file or folder from others, whatever path leads to it.
  var placeHash: UInt64 {
    placeHashOf(device: UInt64(st_dev), inode: UInt64(st_ino))
  }
}

extension FileStatus {
  /// What tells the file from others, whatever path leads to it.
  var placeHash: UInt64 { placeHashOf(device: device, inode: inode) }
}

private func placeHashOf(device: UInt64, inode: UInt64) -> UInt64 {
  (inode &* 0x9E37_79B9_7F4A_7C15) ^ (device &* 0xC2B2_AE3D_27D4_EB4F)
}
