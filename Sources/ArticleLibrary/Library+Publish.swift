internal import ArticleModel
internal import Synchronization

extension Library {
  /// Shows a change of the index to everybody who asks from now on.
  func publish(
    _ change: IndexStore.Change, _ report: ScanReport, isFinished: Bool
  ) -> ScanProgress {
    let old = catalogue
    let isSame = change.added.isEmpty && change.removed.isEmpty && change.stories == nil
    let new = isSame ? old : old.changed(by: change)
    var isPublished = false
    // What is as it was shows already, and to go through all of it takes time.
    while !isPublished {
      let snapshot = marks.snapshot()
      let isCurrent = state.withLock { state in
        state.catalogue === new && state.isRead.count == new.count
          && state.isReadVersion == snapshot.version
      }
      if isCurrent { break }
      var isRead = snapshot.areRead(new.identifiers, new.fingerprints)
      share(&isRead, new, snapshot)
      isPublished = state.withLock { state in
        // A mark may have come in between; then the flags are old already.
        guard marks.version == snapshot.version else { return false }
        if !isSame {
          state.catalogue = new
          state.provisional.remove(change.removed)
          state.lists = ListCache()
        }
        state.isRead = isRead
        state.marksVersion = snapshot.version
        state.isReadVersion = snapshot.version
        return true
      }
    }
    let ofMarks = ((marks.problem.map { [$0] } ?? []) + marks.damage).map {
      ReadFailure(path: $0.path, reason: $0.reason)
    }
    var progress = ScanProgress(
      articles: new.count - new.versions.older.count, isFinished: isFinished,
      failures: (ofMarks + report.failures).sorted { $0.path < $1.path }, notice: report.notice)
    progress.isKept = report.isKept
    progress.counts = report.counts
    progress.isChecking = report.isChecking
    progress.passedOver = report.passedOver
    return progress
  }
}

/// What a scan has to tell besides its articles.
struct ScanReport: Sendable {
  private(set) var notice: String?
  private(set) var isKept = true
  var failures: [ReadFailure] = []
  var counts = ScanCounts()
  var passedOver: [ReadFailure] = []
  var isChecking = false

  /// Takes in why the index that was there is not used, if so.
  mutating func note(_ trouble: IndexStore.Trouble?) {
    guard let trouble else { return }
    if case .unwritable = trouble { isKept = false }
    add(trouble.description)
  }

  /// Takes in what the index could not do, if there is something.
  mutating func note(_ failure: String?) {
    guard let failure else { return }
    isKept = false
    add(IndexStore.notice(of: failure))
  }

  private mutating func add(_ text: String) {
    // What is done in two parts may fail in both.
    guard notice?.contains(text) != true else { return }
    notice = notice.map { "\($0); \(text)" } ?? text
  }
}
