/// The actions of this machine that can be taken back, and those that can be done again.
struct ActionHistory: Sendable {
  private(set) var done: [MarkAction] = []
  private(set) var undone: [MarkAction] = []

  /// Actions that are kept.
  static let most = 1000

  /// Notes what the reader did; what was taken back before cannot be done again any more.
  mutating func add(_ action: MarkAction) {
    done.append(action)
    undone = []
    if done.count > Self.most { done.removeFirst() }
  }

  /// Notes that an action was taken back.
  mutating func undo(_ clock: MarkClock) {
    guard let index = done.lastIndex(where: { $0.clock == clock }) else { return }
    undone.append(done.remove(at: index))
  }

  /// Notes that an action was done again.
  mutating func redo(_ clock: MarkClock) {
    guard let index = undone.lastIndex(where: { $0.clock == clock }) else { return }
    done.append(undone.remove(at: index))
  }

  /// The history that some steps give, whatever their order.
  init(_ steps: some Sequence<ActionStep> = []) {
    var last: ActionStep?
    for step in steps.sorted(by: { $0.clock < $1.clock }) {
      if var group = last, group.clock == step.clock {
        group.edits += step.edits
        last = group
      } else {
        if let last { add(last) }
        last = step
      }
    }
    if let last { add(last) }
  }

  private mutating func add(_ step: ActionStep) {
    if let clock = step.undone {
      undo(clock)
    } else if let clock = step.redone {
      redo(clock)
    } else if !step.edits.isEmpty {
      // A line may stand in the log twice.
      add(MarkAction(clock: step.clock, edits: MarkEdit.lastOfEach(step.edits)))
    }
  }
}
