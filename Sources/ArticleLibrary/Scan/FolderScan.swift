internal import ArticleModel

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Lists the files of folders that may hold articles, without opening any of them.
///
/// Each folder and each file comes once, whatever leads to it. Links are followed after everything
/// else of their root, so that a file goes by its own path rather than by a link's, in whichever
/// order the system lists the names. Out of the root they are not followed: a link to the whole disk
/// would be the disk, and one to a file elsewhere would show what nobody put into the library.
struct FolderScan {
  /// The files of all folders but of those that are as the index knows them.
  private(set) var files: [FoundFile] = []
  /// The folders that were listed, without their files.
  private(set) var folders: [ScannedFolder] = []
  private(set) var failures: [ReadFailure] = []
  /// Links to folders that were not followed, which is no failure.
  private(set) var passedOver: [ReadFailure] = []
  /// Whether all files are those that the index knows.
  private(set) var isAsKnown = true
  /// Files that were only counted, because their folders are as the index knows them.
  private(set) var untold = 0
  private let roots: [String]
  /// Where the roots really are.
  private let realRoots: [String]
  private var root = 0
  private let walk: FolderWalk
  private var links: [Link] = []
  /// What was found by links, by several names, or is a root itself: such a file may be met again.
  private var met: Set<UInt64> = []
  private var identities: Set<UInt64> = []
  private var endings = KnownEndings()

  /// A link, and the folder that it is in.
  struct Link {
    var folder: LibraryFolder
    var name: FileName
  }

  private static let leadsOut = "link not followed: it leads out of the library"

  init(_ roots: [String], _ walk: FolderWalk) {
    self.roots = roots
    self.walk = walk
    realRoots = roots.map { root in root.withCString { realPath($0) } ?? root }
  }

  /// Scans `roots`, folders or files; folders that are as `known` has them are not told file by
  /// file.
  static func run(roots: [String], known: KnownFolders = KnownFolders()) async -> FolderScan {
    var scan = FolderScan(roots, FolderWalk(roots: roots, known: known))
    for root in roots.indices {
      scan.root = root
      await scan.scanRoot()
    }
    scan.isAsKnown = scan.isAsKnown && scan.folders.count == known.count
    // What a name means in several roots depends on all of them.
    if roots.count > 1, !scan.isAsKnown, !known.isEmpty {
      var whole = await run(roots: roots)
      whole.isAsKnown = false
      return whole
    }
    return scan
  }

  private mutating func scanRoot() async {
    let path = roots[root]
    let folder = LibraryFolder(root: root)
    var status = stat()
    guard stat(path, &status) == 0 else {
      failures.append(ReadFailure(path: path, reason: systemMessage(errno)))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      take(await walk.run([FolderWalk.Arrival(folder: folder, followsLink: true)]))
      while let link = nextLink() { await follow(link) }
    case S_IFREG:
      let name = path.split(separator: "/").last.map(String.init) ?? path
      folders.append(ScannedFolder(folder))
      isAsKnown = false
      guard !isMet(path.utf8CString.map { $0 }, status) else { return }
      met.insert(status.placeHash)
      append(FoundFile(FileName(text: name), in: folder, FileStatus(status), isRoot: true))
    default:
      failures.append(ReadFailure(path: path, reason: "it is not a plain file"))
    }
  }

  /// Takes what a walk found; of two hard links the first by name counts.
  mutating func take(_ found: consuming FolderWalk.Found) {
    failures += found.failures
    var shared: [UInt64: FoundFile] = [:]
    files.reserveCapacity(files.count + found.contents.reduce(0) { $0 + $1.files.count })
    // Taken off the end one by one, so that a million files are not here twice.
    while let contents = found.contents.popLast() {
      folders.append(ScannedFolder(contents))
      isAsKnown = isAsKnown && contents.isAsKnown
      if contents.isAsKnown { untold += contents.count }
      for file in contents.files where met.isEmpty || !met.contains(file.status.placeHash) {
        append(file)
      }
      for file in contents.shared where !met.contains(file.status.placeHash) {
        let other = shared[file.status.placeHash]
        if other.map({ file.place.name < $0.place.name }) ?? true {
          shared[file.status.placeHash] = file
        }
      }
      links += contents.links.map { Link(folder: contents.folder, name: $0) }
    }
    for file in shared.values.sorted(by: { $0.place.name < $1.place.name }) {
      met.insert(file.status.placeHash)
      append(file)
    }
    // The last by name is taken off the end, so they are sorted backwards.
    links.sort { ($0.folder.name + $0.name.text) > ($1.folder.name + $1.name.text) }
  }

  /// The same name in two roots would give one identifier to two articles, so from the second root
  /// on the root's path is part of it.
  private mutating func append(_ file: FoundFile) {
    var file = file
    if roots.count > 1, !identities.insert(ArticleID(hashing: file.identity).rawValue).inserted {
      file.identity = file.place.isRoot ? roots[root] : roots[root] + "/" + file.identity
    }
    files.append(file)
  }

  // MARK: Links

  private mutating func nextLink() -> Link? { links.popLast() }

  private mutating func follow(_ link: Link) async {
    let name = link.name.behind(link.folder.name, link.folder.rawName, slash: false)
    let path = FilePlace(root: root, name: name.text, rawName: name.raw).path(in: roots[root])
    let isWanted = link.name.withPath { endings.mayBeRead($0) }
    let shown = walk.shownPrefix(root) + name.text
    var status = stat()
    guard stat(path, &status) == 0 else {
      // A link that leads to itself leads nowhere and hides nothing.
      let code = errno
      guard code != ELOOP, isWanted else { return }
      failures.append(ReadFailure(path: shown, reason: systemMessage(code)))
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      guard leads(path, inside: realRoots[root]) else {
        if leadsOut(path) { passedOver.append(ReadFailure(path: shown, reason: Self.leadsOut)) }
        return
      }
      let arrival = FolderWalk.Arrival(folder: link.folder.folder(link.name), followsLink: true)
      take(await walk.run([arrival]))
    case S_IFREG where isWanted:
      // A synchronized folder may bring such a link, and with it what its owner never put there.
      // Whoever made it for an article has to hear why that is not in the list.
      guard leads(path, inside: realRoots[root]) else {
        if leadsOut(path) { failures.append(ReadFailure(path: shown, reason: Self.leadsOut)) }
        return
      }
      guard !isMet(path, status) else { return }
      met.insert(status.placeHash)
      append(FoundFile(link.name, in: link.folder, FileStatus(status)))
    default: break
    }
  }

  /// Whether a path leads out of the library; what is below another root is found there.
  private func leadsOut(_ path: [CChar]) -> Bool {
    !realRoots.contains { leads(path, inside: $0) }
  }

  /// Whether the file that a path leads to was found by another name.
  ///
  /// Those that were found by their own paths are not all kept: they are in folders that were
  /// listed.
  private mutating func isMet(_ path: [CChar], _ status: stat) -> Bool {
    if met.contains(status.placeHash) { return true }
    if status.st_nlink > 1 { return false }
    guard let real = realPath(path), let slash = real.utf8.lastIndex(of: 0x2F) else { return false }
    let name = String(real[real.utf8.index(after: slash)...])
    var parent = stat()
    guard stat(slash == real.startIndex ? "/" : String(real[..<slash]), &parent) == 0,
      walk.hasEntered(parent.placeHash)
    else { return false }
    return !name.hasPrefix(".") && name.withCString { endings.mayBeRead($0) }
  }
}

/// What a scan tells of a folder besides its files.
struct ScannedFolder: Sendable {
  let folder: LibraryFolder
  let place: UInt64
  let modified: ModificationTime?
  /// Whether all that is in it is found by its own path and no other.
  let isPlain: Bool
  /// Whether its files are those that the index knows.
  let isAsKnown: Bool

  init(_ contents: FolderContents) {
    folder = contents.folder
    place = contents.place
    modified = contents.modified
    isPlain = contents.isPlain
    isAsKnown = contents.isAsKnown
  }

  /// What stands for the folder of a root that is a file: it is looked at every time.
  init(_ folder: LibraryFolder) {
    self.folder = folder
    place = 0
    modified = nil
    isPlain = false
    isAsKnown = false
  }
}

/// Where a path leads when all links are followed.
func realPath(_ path: UnsafePointer<CChar>) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Whether a path is `folder`, which is one without links, or below it when all links are followed.
func leads(_ path: UnsafePointer<CChar>, inside folder: String) -> Bool {
  guard let real = realPath(path) else { return false }
  return real == folder || real.hasPrefix(folder == "/" ? "/" : folder + "/")
}
