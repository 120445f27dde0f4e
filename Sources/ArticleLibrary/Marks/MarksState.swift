internal import ArticleModel

/// The marks as they are known, and what of that waits to be written.
struct MarksState: Sendable {
  var table = MarkTable()
  var tagNumbers = TagNumbers()
  /// Grows with every change.
  var version = 0
  /// What waits to be written, in the order in which it was done.
  private(set) var waiting: [MarkEntry] = []
  /// How many marks wait.
  private(set) var unsaved = 0
  /// This machine's last time.
  var latest: UInt64 = 0
  /// The actions, once they have been asked for.
  var history: ActionHistory?

  let run: UInt32
  /// Whether marks outlast the program.
  private let isKept: Bool

  init(run: UInt32, isKept: Bool) {
    self.run = run
    self.isKept = isKept
    if !isKept { history = ActionHistory() }
  }

  /// What an action does to the actions before it.
  enum Step {
    case new
    /// Nobody asked for it, so that there is nothing to take back.
    case unasked
    case undo(MarkClock)
    case redo(MarkClock)
  }

  /// Takes in what was read from a log.
  mutating func take(_ found: LogFolder.Found) {
    if found.expected > 0 { table.reserve(found.expected) }
    var hasChanged = false
    for record in found.records where table.apply(record) { hasChanged = true }
    if hasChanged { version += 1 }
    latest = max(latest, found.latest)
    // Read again when it is next needed.
    if found.hasOthers, isKept { history = nil }
  }

  /// Changes marks, no mark of an article twice.
  ///
  /// - Returns: What really changed.
  @discardableResult
  mutating func perform(_ edits: [MarkEdit], _ step: Step, now: Int64) -> MarkAction {
    let kinds = edits.map { tagNumbers.kind(of: $0.mark) }
    let known = zip(edits, kinds).map { table.newest($0.key, $1) }
    let clock = nextClock(now, after: known.reduce(0) { max($0, $1?.clock.time ?? 0) })
    var groups: [(change: MarkEntry.Change, keys: [MarkKey])] = []
    var changed: [MarkEdit] = []
    for (index, edit) in edits.enumerated() {
      let was = (known[index]?.value ?? 0) != 0
      apply(edit.key, kinds[index], value: edit.isSet ? 1 : 0, clock)
      if was != edit.isSet { changed.append(edit) }
      let change = MarkEntry.Change(
        name: edit.mark.name, isSet: edit.isSet,
        was: step.isNew && was != edit.isSet ? was : nil)
      if let group = groups.lastIndex(where: { $0.change == change }) {
        groups[group].keys.append(edit.key)
      } else {
        groups.append((change: change, keys: [edit.key]))
      }
    }
    enqueue(groups, step, clock)
    let action = MarkAction(clock: clock, edits: changed)
    note(action, step)
    version += 1
    return action
  }

  /// Notes a mark that has a value, and that nobody takes back.
  mutating func record(
    _ key: MarkKey, _ kind: MarkKind, value: UInt64, _ change: MarkEntry.Change, now: Int64
  ) {
    let clock = nextClock(now, after: table.newest(key, kind)?.clock.time ?? 0)
    apply(key, kind, value: value, clock)
    enqueue([(change: change, keys: [key])], .new, clock)
    version += 1
  }

  /// Forgets the first `count` of what waits, which the disk has.
  mutating func saved(_ count: Int) {
    unsaved -= waiting.prefix(count).reduce(0) { $0 + $1.count }
    waiting.removeFirst(count)
  }

  private mutating func nextClock(_ now: Int64, after time: UInt64) -> MarkClock {
    latest = MarkClock.time(now: now, after: max(latest, time))
    return MarkClock(time: latest, run: run)
  }

  private mutating func apply(
    _ key: MarkKey, _ kind: MarkKind, value: UInt64, _ clock: MarkClock
  ) {
    table.apply(
      MarkRecord(
        id: key.id.rawValue, fingerprint: key.fingerprint ?? 0, clock: clock, kind: kind,
        value: value))
  }

  private mutating func enqueue(
    _ groups: [(change: MarkEntry.Change, keys: [MarkKey])], _ step: Step, _ clock: MarkClock
  ) {
    guard isKept else { return }
    var entries: [MarkEntry] = []
    for (change, keys) in groups {
      for start in stride(from: 0, to: keys.count, by: MarkEntry.most) {
        let part = Array(keys[start..<min(keys.count, start + MarkEntry.most)])
        entries.append(MarkEntry(clock: clock, change: change, keys: part))
      }
    }
    if step.isReversal, entries.isEmpty { entries = [MarkEntry(clock: clock, keys: [])] }
    for index in entries.indices {
      switch step {
      case .new, .unasked: break
      case .undo(let undone): entries[index].undone = undone
      case .redo(let redone): entries[index].redone = redone
      }
    }
    waiting += entries
    unsaved += entries.reduce(0) { $0 + $1.count }
  }

  private mutating func note(_ action: MarkAction, _ step: Step) {
    switch step {
    case .new:
      if !action.edits.isEmpty { history?.add(action) }
    case .unasked: break
    case .undo(let clock): history?.undo(clock)
    case .redo(let clock): history?.redo(clock)
    }
  }
}

extension MarksState.Step {
  var isNew: Bool {
    if case .new = self { return true }
    return false
  }

  /// Whether it takes back an action, or does it again.
  fileprivate var isReversal: Bool {
    switch self {
    case .new, .unasked: false
    case .undo, .redo: true
    }
  }
}
