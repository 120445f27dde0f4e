#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The folders below some roots, each watched once, and what became of them.
///
/// They are gone through by the rules of ``FolderScan``. Every folder is watched before it is
/// listed, so that nothing can come into it unseen. What a notifier tells may be out of date when
/// it is looked at; therefore each step asks the file system what is there now.
struct WatchedFolders {
  /// What has changed since ``takeChanges()``.
  var changes = FolderChanges()
  /// Set when this cannot go on.
  var end: WatchEnd?
  var folders: [Int32: WatchedFolder] = [:]
  /// The roots whose folder, or whose next folder above, has to be found again.
  var lostRoots: Set<Int> = []
  let roots: [String]
  private let limit: Int
  private let notifier: any FolderNotifier
  /// Folders that changed after it are told even when they are entered for the first time.
  private let since: ModificationTime
  private var isBegun = false
  private var places: [FolderPlace: Int32] = [:]
  private var links: [Arrival] = []

  /// A folder to be entered.
  struct Arrival {
    var path: FileName
    var key = ""
    var parent: Int32?
    var isLink = false
    var root: Int?
    var depth = 0
  }

  /// The deepest folders that are entered.
  private static let deepest = 64

  init(
    roots: [String], limit: Int, notifier: any FolderNotifier, since: ModificationTime = .now
  ) {
    self.roots = roots.map { Self.trimmed($0[...]) }
    self.limit = limit
    self.notifier = notifier
    self.since = since
    for root in roots.indices { findRoot(root) }
    findLostRoots()
    isBegun = true
  }

  /// What can be read when something happened.
  var descriptor: Int32? { notifier.descriptor }

  /// The changes, which are then forgotten.
  mutating func takeChanges() -> FolderChanges {
    defer { changes = FolderChanges() }
    return changes
  }

  /// Looks at what happened.
  mutating func look() {
    do {
      for event in try notifier.events() where end == nil {
        apply(event)
        findLostRoots()
      }
    } catch {
      end = .failure(error)
    }
  }

  /// Says that something in a folder changed.
  mutating func tell(_ folder: WatchedFolder) {
    // A name that is no text cannot be told.
    if folder.path.raw == nil {
      changes.folders.insert(folder.path.text)
    } else {
      changes.everything = true
    }
  }

  /// Says that something may have happened to roots.
  mutating func tell(roots indices: some Sequence<Int>) {
    for root in indices { changes.folders.insert(roots[root]) }
  }

  // MARK: Entering

  /// Enters a folder and all that are below it, links after everything else.
  mutating func enter(_ first: [Arrival]) {
    var waiting = first
    while end == nil {
      if let arrival = waiting.popLast() ?? nextLink() {
        waiting += enter(arrival)
      } else {
        return
      }
    }
  }

  private mutating func nextLink() -> Arrival? {
    // The last by name is taken off the end, so they are sorted backwards.
    if links.count > 1 { links.sort { $0.path.text > $1.path.text } }
    return links.popLast()
  }

  /// Enters one folder, if nothing else leads to it already, and returns those in it.
  private mutating func enter(_ arrival: Arrival) -> [Arrival] {
    guard arrival.depth <= Self.deepest, !arrival.isLink || leadsInside(arrival) else { return [] }
    var entered: Int32?
    let followsLink = arrival.isLink || arrival.root != nil
    let listing = FolderListing(arrival.path, followsLink: followsLink) { place in
      entered = watch(arrival, place, followsLink: followsLink)
      return entered != nil
    }
    guard let folder = entered else { return [] }
    guard let listing else {
      forget(folder)
      return []
    }
    guard let known = folders[folder] else { return [] }
    if isBegun || listing.modified.isAfter(since) { tell(known) }
    links += arrivals(listing.links, in: folder, known, areLinks: true)
    return arrivals(listing.folders, in: folder, known, areLinks: false)
  }

  /// Whether a link leads to something below the root that it is below itself.
  private func leadsInside(_ link: Arrival) -> Bool {
    var folder = link.parent.flatMap { folders[$0] }
    while let known = folder, known.root == nil { folder = known.parent.flatMap { folders[$0] } }
    guard let root = folder, let real = root.path.withPath({ realPath($0) }) else { return false }
    return link.path.withPath { leads($0, inside: real) }
  }

  func arrivals(
    _ names: [FileName], in folder: Int32, _ known: WatchedFolder, areLinks: Bool
  ) -> [Arrival] {
    names.map { name in
      Arrival(
        path: known.path.appending(name), key: name.identity, parent: folder, isLink: areLinks,
        depth: known.depth + 1)
    }
  }

  /// Watches a folder that has not been entered.
  private mutating func watch(_ arrival: Arrival, _ place: FolderPlace, followsLink: Bool) -> Int32?
  {
    let child = arrival.parent.flatMap { folders[$0]?.children[arrival.key] }
    let old = places[place]
    if let child, child != old { forget(child) }
    var names: [String: Set<Int>] = [:]
    if let old, let known = folders[old] {
      // One that is only there for some names becomes whole. Of two paths the first one counts, as
      // long as it leads there.
      let isElsewhere = child != old && FolderPlace(known.path) != place
      guard !known.isWhole || isElsewhere else { return nil }
      if !isElsewhere {
        names = known.names
        folders[old]?.names = [:]
      }
      forget(old)
    }
    // What was left may have been above this one.
    if let parent = arrival.parent, folders[parent] == nil { return nil }
    return watch(arrival, place, followsLink: followsLink, isWhole: true, names: names)
  }

  private mutating func watch(
    _ arrival: Arrival, _ place: FolderPlace, followsLink: Bool, isWhole: Bool,
    names: [String: Set<Int>]
  ) -> Int32? {
    guard folders.count < limit else {
      end = .failure(.tooMany(limit))
      return nil
    }
    do {
      guard let folder = try notifier.watch(arrival.path, followsLink: followsLink),
        folders[folder] == nil
      else { return nil }
      folders[folder] = WatchedFolder(
        path: arrival.path, place: place, parent: arrival.parent, key: arrival.key,
        isLink: arrival.isLink, root: arrival.root, depth: arrival.depth, isWhole: isWhole,
        names: names)
      places[place] = folder
      if let parent = arrival.parent { folders[parent]?.children[arrival.key] = folder }
      return folder
    } catch {
      end = .failure(error)
      return nil
    }
  }

  // MARK: Leaving

  /// Watches a folder and those below it no longer.
  mutating func forget(_ folder: Int32) {
    guard let top = folders[folder] else { return }
    if let parent = top.parent { folders[parent]?.children[top.key] = nil }
    var waiting = [folder]
    while let folder = waiting.popLast() {
      guard let known = folders.removeValue(forKey: folder) else { continue }
      notifier.unwatch(folder)
      if places[known.place] == folder { places[known.place] = nil }
      if let root = known.root { lostRoots.insert(root) }
      for roots in known.names.values { lostRoots.formUnion(roots) }
      waiting += known.children.values
    }
  }

  // MARK: Roots

  /// Enters a root that is a folder; of another one, watches the next folder above it that exists.
  private mutating func findRoot(_ root: Int) {
    let path = FileName(text: roots[root])
    if enterRoot(root, path) { return }
    var above = roots[root]
    while end == nil, above != "/", above != "." {
      let (parent, name) = Self.split(above)
      above = parent
      guard watch(name: FileName(text: name), of: root, in: parent) else { continue }
      // It may have come before it was waited for.
      _ = enterRoot(root, path)
      return
    }
  }

  /// Whether it is a folder that is watched now.
  private mutating func enterRoot(_ root: Int, _ path: FileName) -> Bool {
    guard let place = FolderPlace(path) else { return false }
    enter([Arrival(path: path, root: root)])
    return places[place].flatMap { folders[$0]?.isWhole } ?? false
  }

  private mutating func watch(name: FileName, of root: Int, in path: String) -> Bool {
    let path = FileName(text: path)
    guard let place = FolderPlace(path) else { return false }
    let folder =
      places[place]
      ?? watch(Arrival(path: path), place, followsLink: true, isWhole: false, names: [:])
    guard let folder else { return false }
    folders[folder]?.names[name.identity, default: []].insert(root)
    return true
  }

  /// A path without slashes at its end.
  private static func trimmed(_ path: Substring) -> String {
    let end = path.utf8.lastIndex { $0 != 0x2F } ?? path.startIndex
    return path.isEmpty ? "." : String(path[...end])
  }

  /// The folder in which `path` is, and its name there.
  private static func split(_ path: String) -> (String, String) {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return (".", path) }
    return (trimmed(path[...slash]), String(path[path.utf8.index(after: slash)...]))
  }

  private mutating func findLostRoots() {
    guard !lostRoots.isEmpty else { return }
    // Finding one can make another one lost, where a folder went from one to the other.
    for _ in 0...roots.count {
      let lost = lostRoots
      lostRoots = []
      for root in lost where end == nil { findRoot(root) }
    }
    for (folder, known) in folders where !known.isWhole && known.names.isEmpty { forget(folder) }
  }
}
