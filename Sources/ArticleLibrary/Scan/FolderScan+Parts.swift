#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A scan of a few folders alone, for when it is known that nothing happened in the others.
extension FolderScan {
  /// The most folders that are scanned alone; for more of them all are.
  private static let mostParts = 64

  /// Scans `changed`, and the new folders in them; those that were in them and are gone are `gone`.
  ///
  /// It is `nil` where that would not tell everything: with links, files of several names, several
  /// roots, and where something cannot be read, one folder alone says too little.
  static func run(
    parts changed: [KnownFolder], of known: KnownFolders, roots: [String]
  ) async -> (scan: FolderScan, gone: [KnownFolder])? {
    guard roots.count == 1, changed.count <= mostParts, changed.allSatisfy(\.isPlain) else {
      return nil
    }
    let walk = FolderWalk(roots: roots, known: known) { known[$0.key] == nil }
    let there = changed.filter { isThere($0.folder, roots[0]) }
    let found = await walk.run(
      there.map { FolderWalk.Arrival(folder: $0.folder, followsLink: $0.folder.name.isEmpty) })
    guard found.failures.isEmpty, found.contents.allSatisfy(\.isPlain) else { return nil }
    let listed = Dictionary(found.contents.map { ($0.folder.key, $0) }) { first, _ in first }
    var gone: [KnownFolder] = []
    for before in there {
      guard let contents = listed[before.folder.key] else { return nil }
      let inner = contents.folders.map { contents.folder.folder($0) }
      guard inner.allSatisfy({ isWhereItWas($0, known, roots[0]) }) else { return nil }
      gone += known.all.filter { other in
        other.folder.isBelow(before.folder)
          && !inner.contains { $0.key == other.folder.key || other.folder.isBelow($0) }
      }
    }
    // A folder that is not there any more has to be missing in one that is.
    let missing = Set(gone.map(\.row))
    guard there.count + changed.count(where: { missing.contains($0.row) }) == changed.count else {
      return nil
    }
    var scan = FolderScan(roots, walk)
    scan.take(found)
    return (scan, gone)
  }

  private static func isThere(_ folder: LibraryFolder, _ root: String) -> Bool {
    var status = stat()
    return lstat(folder.path(in: root), &status) == 0 || errno != ENOENT
  }

  /// Whether a folder is new or the one that it was.
  private static func isWhereItWas(
    _ folder: LibraryFolder, _ known: KnownFolders, _ root: String
  ) -> Bool {
    guard let before = known[folder.key] else { return true }
    var status = stat()
    return lstat(folder.path(in: root), &status) == 0 && status.placeHash == before.place
  }
}

extension KnownFolders {
  /// Those of the folders that a watch told of; `nil` where one cannot be told from others.
  ///
  /// A folder that is new or gone is not known, but then its parent has changed too.
  func named(_ paths: Set<String>, root: String) -> [KnownFolder]? {
    var found: [KnownFolder] = []
    for path in paths {
      guard path == root || path.hasPrefix(root + "/") else { return nil }
      let name = path.utf8.count > root.utf8.count ? path.dropFirst(root.count + 1) + "/" : ""
      if let known = self[LibraryFolder(root: 0, name: String(name)).key] {
        found.append(known)
      } else {
        guard let slash = path.utf8.lastIndex(of: 0x2F), paths.contains(String(path[..<slash]))
        else { return nil }
      }
    }
    return found
  }
}
