internal import ArticleFormats

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension WatchedFolders {
  /// Takes note of something that happened.
  mutating func apply(_ event: FolderEvent) {
    if case .overflow = event.kind {
      end = .lostTrack
      return
    }
    // Events of folders that have been left may still be under way.
    guard let known = folders[event.folder] else { return }
    switch event.kind {
    case .overflow: return
    case .came(let name, let isFolder, let isComplete):
      nameChanged(name, in: event.folder, known)
      guard known.isWhole, !isHidden(name) else { return }
      if isFolder {
        folderCame(name, in: event.folder, known)
      } else {
        fileCame(name, in: event.folder, known, isComplete: isComplete)
      }
    case .went(let name, let isFolder):
      nameChanged(name, in: event.folder, known)
      guard known.isWhole, !isHidden(name) else { return }
      if let child = known.children[name.identity] {
        leave(child)
        tell(known)
      } else if isFolder || mayBeRead(name) {
        tell(known)
      }
    case .listing: listAgain(event.folder, known)
    case .deleted: folderWent(event.folder, known)
    case .moved:
      // The folder in which it was tells more, where that is watched.
      guard known.isLink || known.parent == nil else { return }
      if FolderPlace(known.path) != known.place { folderWent(event.folder, known) }
    }
  }

  private func isHidden(_ name: FileName) -> Bool { name.text.utf8.first == 0x2E }

  private func mayBeRead(_ name: FileName) -> Bool { ArticleParser.reads(name: name.text) }

  /// Finds the roots behind a name again.
  private mutating func nameChanged(_ name: FileName, in folder: Int32, _ known: WatchedFolder) {
    guard let roots = known.names[name.identity] else { return }
    folders[folder]?.names[name.identity] = nil
    lostRoots.formUnion(roots)
    tell(roots: roots)
  }

  private mutating func folderCame(_ name: FileName, in folder: Int32, _ known: WatchedFolder) {
    let child = known.children[name.identity]
    enter(arrivals([name], in: folder, known, areLinks: false))
    // What was there already has only other attributes.
    if child == nil || folders[folder]?.children[name.identity] != child { tell(known) }
  }

  private mutating func fileCame(
    _ name: FileName, in folder: Int32, _ known: WatchedFolder, isComplete: Bool
  ) {
    var status = stat()
    let path = known.path.appending(name)
    guard path.withPath({ lstat($0, &status) }) == 0 else {
      // It is gone again, but it may have taken another one's place.
      if mayBeRead(name) { tell(known) }
      return
    }
    if status.st_mode & S_IFMT == S_IFLNK {
      enter(arrivals([name], in: folder, known, areLinks: true))
      if mayBeRead(name) || folders[folder]?.children[name.identity] != nil { tell(known) }
      return
    }
    // A new file is told when its writer closes it. One with something in it was linked.
    let isBeingWritten = !isComplete && status.st_size == 0
    if mayBeRead(name), !isBeingWritten { tell(known) }
  }

  /// Leaves a folder that is no longer in the one in which it was.
  private mutating func leave(_ child: Int32) {
    // Another link may lead to the same folders, and count from now on.
    if folders[child]?.isLink == true { end = .lostTrack }
    forget(child)
  }

  private mutating func folderWent(_ folder: Int32, _ known: WatchedFolder) {
    for roots in known.names.values { tell(roots: roots) }
    if known.isWhole { tell(known.parent.flatMap { folders[$0] } ?? known) }
    forget(folder)
  }

  /// Compares a folder with what was in it.
  private mutating func listAgain(_ folder: Int32, _ known: WatchedFolder) {
    for roots in known.names.values {
      lostRoots.formUnion(roots)
      tell(roots: roots)
    }
    folders[folder]?.names = [:]
    guard known.isWhole else { return }
    let followsLink = known.isLink || known.root != nil
    guard let listing = FolderListing(known.path, followsLink: followsLink),
      listing.place == known.place
    else { return folderWent(folder, known) }
    tell(known)
    let names = Set((listing.folders + listing.links).map(\.identity))
    for (key, child) in known.children where !names.contains(key) { leave(child) }
    enter(arrivals(listing.folders, in: folder, known, areLinks: false))
    enter(arrivals(listing.links, in: folder, known, areLinks: true))
  }
}
