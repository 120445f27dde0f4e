internal import ArticleModel

/// What a scan found that the index does not know, or has otherwise.
struct ScanComparison: Sendable {
  /// The files that have to be read.
  private(set) var toRead: [FoundFile] = []
  /// The rows of the files that are not there any more.
  private(set) var gone: [Int64] = []
  private(set) var counts = ScanCounts()
  /// Folders of which the index is to note how they are once its files are right.
  private(set) var toNote: [ScannedFolder] = []
  /// The rows of folders that are not there any more.
  private(set) var goneFolders: [Int64] = []

  /// Has all of `files` read, where nothing is known of them.
  init(reading files: [FoundFile]) {
    toRead = files
    counts.found = files.count
    counts.new = files.count
  }

  /// Hands the files over to whoever reads them, so that they are kept nowhere else.
  mutating func takeFiles() -> [FoundFile] {
    defer { toRead = [] }
    return toRead
  }

  /// Compares what a scan found with the folders that the index knows, of which `mayBeGone` those
  /// that were not found are gone.
  init(
    _ scan: FolderScan, known: KnownFolders, mayBeGone: [KnownFolder], store: IndexStore
  ) throws {
    counts.found = scan.files.count + scan.untold
    if known.isEmpty {
      // All are new, and may be a million: they are not copied.
      toRead = scan.files
      counts.new = toRead.count
      toNote = scan.folders
      return
    }
    var files = Dictionary(grouping: scan.files) { $0.folder.key }
    var found: Set<UInt64> = []
    for scanned in scan.folders {
      let before = known[scanned.folder.key]
      found.insert(scanned.folder.key)
      if Self.isToBeNoted(scanned, before) { toNote.append(scanned) }
      guard !scanned.isAsKnown else { continue }
      let inFolder = files.removeValue(forKey: scanned.folder.key) ?? []
      compare(inFolder, with: try before.map { try store.files(ofFolder: $0.row) })
    }
    for folder in mayBeGone where !found.contains(folder.folder.key) {
      gone += try store.files(ofFolder: folder.row).gone
      goneFolders.append(folder.row)
    }
    counts.gone = gone.count
  }

  private mutating func compare(_ files: [FoundFile], with known: KnownFiles?) {
    guard var known else {
      toRead += files
      counts.new += files.count
      return
    }
    for file in files {
      let (needsReading, isNew) = known.meet(file)
      if needsReading { toRead.append(file) }
      if isNew { counts.new += 1 } else if needsReading { counts.changed += 1 }
    }
    gone += known.gone
  }

  private static func isToBeNoted(_ scanned: ScannedFolder, _ known: KnownFolder?) -> Bool {
    guard let known else { return true }
    return !scanned.isAsKnown && (scanned.isPlain || known.sum != nil || known.isPlain)
      || scanned.modified != known.modified || scanned.place != known.place
  }
}
