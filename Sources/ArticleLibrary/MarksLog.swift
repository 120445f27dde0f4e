internal import ArticleModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The reader's marks: a log, one line a change, that is only ever added to.
///
/// The last line about a mark counts. Several programs may write to the log: each batch of lines is
/// one write at its end. A line that cannot be understood is passed over, as the last one may be
/// after a crash, and another version's lines.
final class MarksLog: Sendable {
  private struct State {
    var read: Set<ArticleID> = []
    var starred: Set<ArticleID> = []
    /// The bytes of the file that have been read: whole lines.
    var length = 0
    /// Grows with every change.
    var version = 0
  }

  /// The folder and the file in it, or `nil` where marks last as long as the library.
  private let folder: String?
  private let state = Mutex(State())

  init(folder: String?) {
    self.folder = folder
    refresh()
  }

  private var path: String? { folder.map { $0 + "/marks.jsonl" } }

  var version: Int { state.withLock { $0.version } }

  /// Whether each of `entries` is read, and the version of the marks that this is true of.
  func read(of entries: [IndexEntry]) -> (isRead: [Bool], version: Int) {
    let (read, version) = state.withLock { ($0.read, $0.version) }
    guard !read.isEmpty else { return (Array(repeating: false, count: entries.count), version) }
    return (entries.map { read.contains($0.headline.id) }, version)
  }

  /// Puts the marks on a headline.
  func apply(to headline: inout Headline) {
    let id = headline.id
    (headline.isRead, headline.isStarred) = state.withLock {
      ($0.read.contains(id), $0.starred.contains(id))
    }
  }

  /// Reads what was added to the file since, by this program or another one.
  func refresh() {
    guard let path else { return }
    state.withLock { state in
      guard let (bytes, start) = ArticleFile.readEnd(of: path, from: state.length) else { return }
      // What is behind the last line end is being written, or never was to the end.
      guard let end = bytes.lastIndex(of: 0x0A) else { return }
      for line in bytes[..<end].split(separator: 0x0A) {
        if let change = MarkLine.change(in: line) { Self.apply(change, to: &state) }
      }
      state.length = start + end + 1
      state.version += 1
    }
  }

  /// Takes changes without writing them.
  func take(_ changes: [MarkChange]) {
    state.withLock { state in
      for change in changes { Self.apply(change, to: &state) }
      state.version += 1
    }
  }

  private static func apply(_ change: MarkChange, to state: inout State) {
    switch (change.mark, change.isSet) {
    case (.read, true): state.read.insert(change.article)
    case (.read, false): state.read.remove(change.article)
    case (.starred, true): state.starred.insert(change.article)
    case (.starred, false): state.starred.remove(change.article)
    }
  }

  // MARK: Writing

  /// Adds changes to the file in one write, and waits until the disk has them.
  ///
  /// No lock is held meanwhile: whoever reads marks does not wait for the disk.
  func write(
    _ changes: [MarkChange], path pathOf: (ArticleID) -> String?
  ) throws(MarksError) {
    guard let folder, let path, !changes.isEmpty else { return }
    guard makeFolders(folder) else { throw MarksError(path: folder, reason: systemMessage(errno)) }
    let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw MarksError(path: path, reason: systemMessage(errno)) }
    defer { close(descriptor) }
    let now = Timestamp(seconds: Int64(time(nil)))
    var lines = changes.map { MarkLine.line(of: $0, path: pathOf($0.article) ?? "", time: now) }
    if endsInsideLine(descriptor) { lines.insert("\n", at: 0) }
    let bytes = Array(lines.joined().utf8)
    guard appendAll(bytes, to: descriptor), fsync(descriptor) == 0 else {
      throw MarksError(path: path, reason: systemMessage(errno))
    }
  }

  private func appendAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  /// Whether the file ends in the middle of a line, which a crash or a full disk left.
  private func endsInsideLine(_ descriptor: Int32) -> Bool {
    var last: UInt8 = 0x0A
    let end = lseek(descriptor, 0, SEEK_END)
    return end > 0 && pread(descriptor, &last, 1, end - 1) == 1 && last != 0x0A
  }

  private func makeFolders(_ folder: String) -> Bool {
    if mkdir(folder, 0o700) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else {
      return false
    }
    return makeFolders(String(folder[..<slash])) && (mkdir(folder, 0o700) == 0 || errno == EEXIST)
  }
}

/// `write` of the system, whose name a method of this module has too.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
