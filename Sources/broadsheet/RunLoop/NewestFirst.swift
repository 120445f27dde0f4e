internal import Synchronization

/// A queue in which only the newest piece of work waits: whoever holds `j` down wants the article
/// where the selection stops, not all those on the way.
final class NewestFirst: Sendable {
  private struct Work {
    var run: @Sendable () -> Void
    var drop: @Sendable () -> Void
  }

  private struct Contents {
    var isBusy = false
    var waiting: Work?
  }

  private let thread = WorkerThreads(limit: 1)
  private let contents = Mutex(Contents())

  /// Runs `work` as soon as what is running ends, or `drop` where newer work came before that.
  func run(_ work: @escaping @Sendable () -> Void, insteadOf drop: @escaping @Sendable () -> Void) {
    let work = Work(run: work, drop: drop)
    let (starts, dropped) = contents.withLock { contents -> (Bool, Work?) in
      let dropped = contents.waiting
      contents.waiting = work
      defer { contents.isBusy = true }
      return (!contents.isBusy, dropped)
    }
    dropped?.drop()
    if starts { thread.run { self.runAll() } }
  }

  private func runAll() {
    while let work = next() { work.run() }
  }

  private func next() -> Work? {
    contents.withLock { contents in
      let work = contents.waiting
      contents.waiting = nil
      contents.isBusy = work != nil
      return work
    }
  }
}
