#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A folder as the index knows it.
struct KnownFolder: Sendable {
  var row: Int64
  var folder: LibraryFolder
  var place: UInt64
  /// When names last came or went; `nil` where that is not known.
  var modified: ModificationTime?
  /// Its files as the index has them; `nil` where some have to be looked at one by one.
  var sum: FolderSum?
  /// Whether all that is in it is found by its own path and no other.
  var isPlain: Bool
}

/// The folders that the index knows.
struct KnownFolders: Sendable {
  private var folders: [UInt64: KnownFolder] = [:]

  subscript(key: UInt64) -> KnownFolder? { folders[key] }

  var count: Int { folders.count }
  var isEmpty: Bool { folders.isEmpty }
  var all: some Collection<KnownFolder> { folders.values }

  mutating func add(_ folder: KnownFolder) { folders[folder.folder.key] = folder }

  /// The folders in which names have come or gone since, by their times: one look a folder, however
  /// many files are in it.
  ///
  /// A file that was written where it lies leaves no trace here.
  func changed(in roots: [String]) -> [KnownFolder] {
    folders.values.filter { known in
      guard roots.indices.contains(known.folder.root), let modified = known.modified else {
        return true
      }
      var status = stat()
      return stat(known.folder.path(in: roots[known.folder.root]), &status) != 0
        || status.placeHash != known.place || ModificationTime(status) != modified
    }
  }
}
