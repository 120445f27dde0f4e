internal import ArticleModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The reader's marks: what is read, starred and tagged, where each article was left, and when it
/// was opened.
///
/// Each machine has a log of its own below the data folder, one line a change, that is only ever
/// added to; all of them are read, and the newest change of a mark counts. A change holds from the
/// moment it is made; ``save()`` returns when the disk has it. What could not be written waits, in
/// order, for the next time.
final class MarksStore: Sendable {
  /// The data folder, or `nil` where marks last as long as the library.
  private let folder: String?
  private let machineFolder: String?
  private let calls: FileCalls
  private let now: @Sendable () -> Int64
  private let state: Mutex<MarksState>
  private let logs: Mutex<LogFolder?>
  private let writer: Mutex<LogWriter?>
  private let machine: Mutex<(name: String, isKept: Bool)>
  private let lastProblem = Mutex<MarksError?>(nil)
  /// Tells the changes of this program from those of others on this machine.
  private let run = UInt32.random(in: 1 ... .max)

  /// The marks in the data folder `folder`.
  ///
  /// `machine` names this machine's log; without it the name in the file `machine` of
  /// `machineFolder` counts, or of the data folder. Who shares the data folder between machines has
  /// to give another folder. `now` is the time in milliseconds since 1970. Nothing is written
  /// before the first mark.
  init(
    folder: String?, machineFolder: String? = nil, machine: String? = nil,
    calls: FileCalls = .system, now: @escaping @Sendable () -> Int64 = wallClock
  ) {
    self.folder = folder
    self.machineFolder = machineFolder ?? folder
    self.calls = calls
    self.now = now
    state = Mutex(MarksState(run: run, isKept: folder != nil))
    logs = Mutex(folder.map { LogFolder($0, calls) })
    writer = Mutex(folder.map { LogWriter($0, calls) })
    self.machine = Mutex((name: machine ?? MachineName.random(), isKept: machine != nil))
    try? refresh()
  }

  // MARK: Asking

  /// Grows with every change.
  var version: Int { state.withLock { $0.version } }

  /// How many marks wait to be written.
  var unsaved: Int { state.withLock { $0.unsaved } }

  /// What could not be read the last time.
  var problem: MarksError? { lastProblem.withLock { $0 } }

  /// The logs that are damaged; what is lost is no more than that.
  var damage: [MarksError] { logs.withLock { $0?.damage ?? [] } }

  /// The marks as they are now.
  func snapshot() -> MarksSnapshot {
    state.withLock {
      MarksSnapshot(table: $0.table, tagNumbers: $0.tagNumbers, version: $0.version)
    }
  }

  /// Whether an article is read; a fingerprint of 0 is none.
  func isRead(_ id: ArticleID, _ fingerprint: UInt64 = 0) -> Bool {
    state.withLock { $0.table.value(id.rawValue, fingerprint, .read) != 0 }
  }

  /// Whether an article is starred; a fingerprint of 0 is none.
  func isStarred(_ id: ArticleID, _ fingerprint: UInt64 = 0) -> Bool {
    state.withLock { $0.table.value(id.rawValue, fingerprint, .starred) != 0 }
  }

  /// Puts the marks on a headline; a fingerprint of 0 is none.
  func apply(to headline: inout Headline, fingerprint: UInt64 = 0) {
    let id = headline.id.rawValue
    (headline.isRead, headline.isStarred) = state.withLock {
      ($0.table.value(id, fingerprint, .read) != 0, $0.table.value(id, fingerprint, .starred) != 0)
    }
  }

  // MARK: Changing

  /// Changes marks, as one action, or as something that nobody asked for and that is not to be
  /// taken back.
  ///
  /// - Returns: What really changed.
  @discardableResult
  func take(_ edits: [MarkEdit], isAction: Bool = true) -> MarkAction {
    let edits = MarkEdit.lastOfEach(edits)
    return state.withLock { $0.perform(edits, isAction ? .new : .unasked, now: now()) }
  }

  /// Notes where an article was left; `nil` where that is to be forgotten.
  func take(_ position: ReadingPosition?, _ key: MarkKey) {
    let numbers = position.map { [$0.paragraph, $0.offset, $0.total].map { UInt64(max(0, $0)) } }
    let change = MarkEntry.Change(
      name: "position", isSet: position != nil, numbers: numbers ?? [])
    state.withLock {
      $0.record(key, .position, value: position?.packed ?? 0, change, now: now())
    }
  }

  /// Notes when an article was opened; `nil` takes it out of the history.
  func take(opened time: Timestamp?, _ key: MarkKey) {
    let seconds = time.map { UInt64(max(1, $0.seconds)) }
    let change = MarkEntry.Change(
      name: "opened", isSet: time != nil, numbers: seconds.map { [$0] } ?? [])
    state.withLock { $0.record(key, .opened, value: seconds ?? 0, change, now: now()) }
  }

  /// Takes back this machine's last action, also where that was before the program was started.
  ///
  /// What was changed again since, here or on another machine, stays as it is.
  ///
  /// - Returns: What changed; `nil` where there is nothing to take back.
  /// - Throws: ``MarksError`` where the actions cannot be read; then nothing has changed.
  func undo() throws(MarksError) -> MarkAction? {
    try withHistory { state, history in
      guard let action = history.done.last else { return nil }
      let edits = action.edits.filter { state.isSet($0) == $0.isSet }.map(\.inverted)
      return state.perform(edits, .undo(action.clock), now: now())
    }
  }

  /// Does again what was taken back last.
  ///
  /// - Returns: What changed; `nil` where there is nothing to do again.
  /// - Throws: ``MarksError`` where the actions cannot be read; then nothing has changed.
  func redo() throws(MarksError) -> MarkAction? {
    try withHistory { state, history in
      guard let action = history.undone.last else { return nil }
      let edits = action.edits.filter { state.isSet($0) != $0.isSet }
      return state.perform(edits, .redo(action.clock), now: now())
    }
  }

  private func withHistory(
    _ body: (inout MarksState, ActionHistory) -> MarkAction?
  ) throws(MarksError) -> MarkAction? {
    while true {
      let result: MarkAction?? = state.withLock { state in
        guard let history = state.history else { return .none }
        return .some(body(&state, history))
      }
      if let result { return result }
      try readHistory()
    }
  }

  private func readHistory() throws(MarksError) {
    guard let folder else { return }
    let name = machine.withLock { $0.name }
    // What is being written then is either in the log or still waits.
    let (waiting, version) = state.withLock { ($0.waiting, $0.version) }
    let steps = try ActionLog.steps(in: folder, machine: name, calls)
    let known = Set(waiting.map(\.clock))
    let all = steps.filter { !known.contains($0.clock) } + waiting.compactMap { ActionStep($0) }
    let history = ActionHistory(all)
    state.withLock { state in
      if state.version == version { state.history = history }
    }
  }

  // MARK: Reading and writing

  /// Reads what was added to the logs since, by anybody, and this machine's name if that is not
  /// known yet.
  ///
  /// - Throws: ``MarksError`` for the first that cannot be read; the others are.
  func refresh() throws(MarksError) {
    var unknown: MarksError?
    do throws(MarksError) {
      try readMachine()
    } catch {
      unknown = error
    }
    let name = machine.withLock { $0.name }
    let ofLogs = logs.withLock { logs in
      logs?.refresh(
        machine: name, run: run,
        tagKind: { mark in state.withLock { $0.tagNumbers.kind(of: mark) } },
        take: { found in state.withLock { $0.take(found) } })
    }
    let failure = unknown ?? ofLogs
    lastProblem.withLock { $0 = failure }
    if let failure { throw failure }
  }

  /// Writes what waits, and returns when the disk has it.
  ///
  /// No lock that a reader of marks needs is held meanwhile.
  ///
  /// - Throws: ``MarksError`` where it cannot be written; it goes on waiting then.
  func save() throws(MarksError) {
    try writer.withLock { writer throws(MarksError) in
      guard let folder else { return }
      while true {
        let waiting = state.withLock { $0.waiting }
        guard !waiting.isEmpty else { return }
        let name = try keepMachine(folder)
        let piece = try writer?.append(waiting, machine: name)
        state.withLock { $0.saved(waiting.count) }
        guard let piece else { continue }
        logs.withLock { logs in
          logs?.wrote(piece.bytes, at: piece.start, name: piece.name, piece.facts)
        }
      }
    }
  }

  /// Tries again to write what waits.
  func retry() throws(MarksError) { try save() }

  private func readMachine() throws(MarksError) {
    guard let machineFolder, !machine.withLock({ $0.isKept }) else { return }
    do throws(SystemError) {
      guard let name = try MachineName.kept(in: machineFolder, calls) else { return }
      machine.withLock { $0 = (name: name, isKept: true) }
    } catch {
      throw MarksError(path: MachineName.path(in: machineFolder), reason: error.message)
    }
  }

  /// Makes the folders, and keeps the machine's name before the first line under it is written.
  private func keepMachine(_ folder: String) throws(MarksError) -> String {
    let (name, isKept) = machine.withLock { $0 }
    do throws(SystemError) {
      try calls.makeFolders(folder)
    } catch {
      throw MarksError(path: folder, reason: error.message)
    }
    guard !isKept, let machineFolder else { return name }
    do throws(SystemError) {
      let kept = try MachineName.keep(name, in: machineFolder, run: run, calls)
      machine.withLock { $0 = (name: kept, isKept: true) }
      return kept
    } catch {
      throw MarksError(path: MachineName.path(in: machineFolder), reason: error.message)
    }
  }

  /// Milliseconds since 1970.
  @Sendable private static func wallClock() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

extension MarksState {
  /// Whether the mark that an edit is about is set.
  fileprivate func isSet(_ edit: MarkEdit) -> Bool {
    guard let kind = tagNumbers.knownKind(of: edit.mark) else { return false }
    return table.value(edit.key.id.rawValue, edit.key.fingerprint ?? 0, kind) != 0
  }
}
