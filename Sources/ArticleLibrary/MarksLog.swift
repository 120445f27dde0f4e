internal import ArticleModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The reader's marks: a log to which changes are only ever added, a line each.
///
/// A line is `time`, the article's identifier, the mark, `1` or `0`, and the article's path, parted
/// by tabs. The last line about a mark counts. A line that cannot be read, as the last one after a
/// crash may be, is passed over.
final class MarksLog: Sendable {
  private struct State {
    var read: Set<ArticleID> = []
    var starred: Set<ArticleID> = []
    /// The bytes of the file that have been read.
    var length: Int64 = 0
    /// Grows with every change, so that counts can be kept until then.
    var version = 0
  }

  /// The file, or `nil` where marks last as long as the library.
  private let path: String?
  private let folder: String?
  private let state = Mutex(State())

  init(folder: String?) {
    self.folder = folder
    path = folder.map { $0 + "/marks.tsv" }
    refresh()
  }

  var version: Int { state.withLock { $0.version } }

  func isRead(_ id: ArticleID) -> Bool {
    state.withLock { $0.read.contains(id) }
  }

  /// The articles that are read, at this moment.
  var read: Set<ArticleID> { state.withLock { $0.read } }

  /// Puts the marks on a headline.
  func apply(to headline: inout Headline) {
    let id = headline.id
    (headline.isRead, headline.isStarred) = state.withLock {
      ($0.read.contains(id), $0.starred.contains(id))
    }
  }

  /// Reads what was added to the file since, by this program or another one.
  func refresh() {
    guard let path, let file = try? ArticleFile.read(path) else { return }
    state.withLock { state in
      let start = Int(state.length) <= file.bytes.count ? Int(state.length) : 0
      for line in file.bytes[start...].split(separator: 0x0A) {
        if let change = Self.change(in: String(decoding: line, as: UTF8.self)) {
          Self.apply(change, to: &state)
        }
      }
      state.length = Int64(file.bytes.count)
      state.version += 1
    }
  }

  /// Changes marks and adds the changes to the file.
  func add(_ changes: [MarkChange], paths: [ArticleID: String]) throws(MarksError) {
    state.withLock { state in
      for change in changes { Self.apply(change, to: &state) }
      state.version += 1
    }
    guard let path, let folder else { return }
    let lines = changes.map { Self.line(of: $0, path: paths[$0.article] ?? "") }
    try write(lines.joined(), to: path, in: folder)
  }

  private static func apply(_ change: MarkChange, to state: inout State) {
    switch (change.mark, change.isSet) {
    case (.read, true): state.read.insert(change.article)
    case (.read, false): state.read.remove(change.article)
    case (.starred, true): state.starred.insert(change.article)
    case (.starred, false): state.starred.remove(change.article)
    }
  }

  // MARK: Lines

  private static func line(of change: MarkChange, path: String) -> String {
    let name = path.map { $0 == "\t" || $0 == "\n" ? " " : $0 }
    return
      "\(time(nil))\t\(change.article)\t\(change.mark.rawValue)\t\(change.isSet ? 1 : 0)\t"
      + String(name) + "\n"
  }

  private static func change(in line: String) -> MarkChange? {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count >= 5, let id = ArticleID(String(fields[1])),
      let mark = MarkChange.Mark(rawValue: String(fields[2])), fields[3] == "1" || fields[3] == "0"
    else { return nil }
    return MarkChange(id, mark, fields[3] == "1")
  }

  /// Adds lines in one write, and waits until the disk has them.
  private func write(_ lines: String, to path: String, in folder: String) throws(MarksError) {
    guard makeFolders(folder) else { throw MarksError(path: folder, reason: systemMessage(errno)) }
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw MarksError(path: path, reason: systemMessage(errno)) }
    defer { close(descriptor) }
    let bytes = Array((needsLineEnd(path) ? "\n" + lines : lines).utf8)
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Self.writeSome(descriptor, $0) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw MarksError(path: path, reason: systemMessage(errno)) }
      rest = rest.dropFirst(written)
    }
    guard fsync(descriptor) == 0 else { throw MarksError(path: path, reason: systemMessage(errno)) }
  }

  private static func writeSome(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Whether the file ends in the middle of a line, which a crash or a full disk left.
  private func needsLineEnd(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var last: UInt8 = 0
    guard lseek(descriptor, -1, SEEK_END) >= 0,
      pread(descriptor, &last, 1, lseek(descriptor, 0, SEEK_CUR)) == 1
    else { return false }
    return last != 0x0A
  }

  private func makeFolders(_ folder: String) -> Bool {
    var path = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      path += part + "/"
      if mkdir(path, 0o700) != 0, errno != EEXIST, errno != EISDIR { return false }
    }
    return true
  }
}
