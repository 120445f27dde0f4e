#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A folder that was opened, and the names in it that are or may be folders.
struct FolderListing {
  var place: FolderPlace
  var modified: ModificationTime
  /// The folders in it, hidden ones left out.
  var folders: [FileName] = []
  /// The links in it, to whatever.
  var links: [FileName] = []

  /// Opens a folder, calls `prepare` and lists what is in it then.
  ///
  /// It is nothing where there is no folder or it may not be listed, or `prepare` says no.
  init?(
    _ path: FileName, followsLink: Bool, prepare: (FolderPlace) -> Bool = { _ in true }
  ) {
    let flags =
      O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | (followsLink ? 0 : O_NOFOLLOW)
    let descriptor = path.withPath { open($0, flags) }
    guard descriptor >= 0 else { return nil }
    guard let stream = fdopendir(descriptor) else {
      close(descriptor)
      return nil
    }
    defer { closedir(stream) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    place = FolderPlace(status)
    guard prepare(place), fstat(descriptor, &status) == 0 else { return nil }
    modified = ModificationTime(status)
    while let entry = readdir(stream) {
      let kind = Int32(entry.pointee.d_type)
      withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
          add($0, kind, in: descriptor)
        }
      }
    }
  }

  private mutating func add(_ name: UnsafePointer<CChar>, _ kind: Int32, in folder: Int32) {
    guard name.pointee != 0x2E else { return }
    switch kind {
    case Int32(DT_DIR): folders.append(FileName(name))
    case Int32(DT_LNK): links.append(FileName(name))
    case Int32(DT_UNKNOWN):
      var status = stat()
      guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: folders.append(FileName(name))
      case S_IFLNK: links.append(FileName(name))
      default: break
      }
    default: break
    }
  }
}
