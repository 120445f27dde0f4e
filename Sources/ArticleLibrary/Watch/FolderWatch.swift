internal import Synchronization

/// Tells when something changes in some folders and in all that are below them.
///
/// It has a thread of its own, which sleeps until the system tells something: while nothing happens
/// nothing runs. (Dispatch and tasks would wake once a second, see ``pause(microseconds:)``.)
///
/// The folders are those that ``FolderScan`` enters. Names that it passes over are passed over here
/// too. Whoever lists the folders after ``start()`` misses nothing: what changes between that and
/// the moment at which a folder is watched is told as well.
///
/// Some changes are not told. A file that is written where it lies, rather than replaced, is not
/// seen while ``mode`` is polling, nor on macOS. Of links to files only the coming and going of the
/// link is seen; of links to folders, what leads elsewhere later than the link was found is not. That
/// a folder above a root gets another name is not seen either.
public final class FolderWatch: Sendable {
  /// How changes are found.
  public enum Mode: Sendable, Equatable {
    /// The system tells of them.
    case watching
    /// The folders are looked at every few seconds; the reason is a sentence for the reader.
    case polling(reason: String)
    /// They are not found; the reason is a sentence for the reader.
    case off(reason: String)
  }

  private let context: WatchContext
  private let isStarted = Mutex(false)

  /// A watch over `roots`, folders or files, which need not exist yet.
  ///
  /// Where there are more folders than `limit` they are polled. `onChange` is called on the watch's
  /// own thread, once for what happens together: when nothing more came for a tenth of a second,
  /// and half a second after the first at the latest. Its changes are empty where only
  /// ``mode`` has changed.
  public convenience init(
    roots: [String], limit: Int? = nil, onChange: @escaping @Sendable (FolderChanges) -> Void
  ) {
    self.init(roots: roots, limit: limit, interval: 5, onChange: onChange)
  }

  /// `interval` is how many seconds lie between two looks where the folders are polled.
  init(
    roots: [String], limit: Int?, interval: Int,
    onChange: @escaping @Sendable (FolderChanges) -> Void
  ) {
    context = WatchContext(roots: roots, limit: limit, interval: interval, onChange: onChange)
  }

  deinit { context.stop.signal() }

  /// How changes are found.
  public var mode: Mode { context.mode.withLock { $0 } }

  /// Begins to watch, the first time that it is called.
  public func start() {
    let isFirst = isStarted.withLock { isStarted in
      defer { isStarted = true }
      return !isStarted
    }
    guard isFirst else { return }
    let code = startThread { [context] in WatchLoop.run(context) }
    guard code != 0 else { return }
    context.mode.withLock {
      $0 = .off(reason: "new files are not looked for: \(systemMessage(code))")
    }
  }

  /// Ends the thread, for good.
  ///
  /// It does not wait for it: a callback that has begun goes on, but no other one begins.
  public func stop() { context.stop.signal() }
}
