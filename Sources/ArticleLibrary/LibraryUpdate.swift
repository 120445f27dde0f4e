internal import ArticleFormats
internal import ArticleModel
internal import Synchronization

/// Reads files on all cores: those that changed are parsed, the others are known.
///
/// The files come in the order of their paths, and so do the articles, whichever are read first.
final class LibraryUpdate: Sendable {
  /// The articles and failures so far.
  struct Found: Sendable {
    var entries: [IndexEntry] = []
    var failures: [ReadFailure] = []
  }

  /// What is known of files by their keys.
  typealias Known = [UInt64: FileContents]

  private struct Progress {
    /// The next of ``order`` that nobody has taken yet.
    var next = 0
    var contents: [FileContents?]
    var pace = ReportPace()
    var isReporting = false
  }

  private let files: [FoundFile]
  /// The positions in ``files``, the newest first: their headlines are the likeliest to stand at
  /// the top.
  private let order: [Int32]
  private let roots: [String]
  private let known: Known
  private let parser: ArticleParser
  private let progress: Mutex<Progress>

  /// Files that a worker takes at a time: few enough that the first are soon there.
  private static let chunk = 3

  init(files: [FoundFile], roots: [String], known: Known, parser: ArticleParser) {
    self.files = files
    self.roots = roots
    self.known = known
    self.parser = parser
    order = Self.newestFirst(files)
    progress = Mutex(Progress(contents: Array(repeating: nil, count: files.count)))
  }

  static func newestFirst(_ files: [FoundFile]) -> [Int32] {
    files.indices.map { Int32($0) }.sorted { left, right in
      let (one, other) = (files[Int(left)].status, files[Int(right)].status)
      return one.modified != other.modified
        ? one.modified > other.modified
        : one.modifiedNanoseconds != other.modifiedNanoseconds
          ? one.modifiedNanoseconds > other.modifiedNanoseconds : left < right
    }
  }

  /// Reads the files.
  ///
  /// `report` is called by one worker at a time, each time with more, but not at the end.
  func run(report: @escaping @Sendable (Found) -> Void) async {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<max(2, processorCount()) {
        group.addTask { self.work(report: report) }
      }
    }
  }

  /// The articles and failures of all files read so far.
  var found: Found { Self.found(in: progress.withLock { $0.contents }) }

  /// What is known of the files for the next update.
  var contents: Known {
    let contents = progress.withLock { $0.contents }
    var known = Known(minimumCapacity: files.count)
    for (file, contents) in zip(files, contents) { known[file.key] = contents }
    return known
  }

  private func work(report: (Found) -> Void) {
    while let range = nextRange() {
      let read = order[range].map { (Int($0), contents(of: files[Int($0)])) }
      let due = progress.withLock { progress -> [FileContents?]? in
        for (index, contents) in read { progress.contents[index] = contents }
        guard !progress.isReporting, progress.next < files.count, progress.pace.isDue else {
          return nil
        }
        progress.isReporting = true
        return progress.contents
      }
      guard let due else { continue }
      report(Self.found(in: due))
      progress.withLock { progress in
        progress.isReporting = false
        progress.pace.reported()
      }
    }
  }

  private func nextRange() -> Range<Int>? {
    progress.withLock { progress in
      let start = progress.next
      progress.next = min(files.count, start + Self.chunk)
      return start < progress.next ? start..<progress.next : nil
    }
  }

  private static func found(in contents: [FileContents?]) -> Found {
    var found = Found()
    for case let contents? in contents {
      found.entries += contents.entries
      if let failure = contents.failure { found.failures.append(failure) }
    }
    return found
  }

  private func contents(of file: FoundFile) -> FileContents {
    if let contents = known[file.key], contents.isValid(for: file.status) { return contents }
    return FileContents(of: file, root: roots[file.place.root], parser: parser)
  }
}

/// What was read from a file.
struct FileContents: Sendable {
  let status: FileStatus
  private(set) var entries: [IndexEntry] = []
  private(set) var failure: ReadFailure?
  /// Whether the file was read, so that the failure is in its bytes.
  private var wasRead = false

  /// Reads a file now.
  init(of file: FoundFile, root: String, parser: ArticleParser) {
    status = file.status
    let name = file.place.shown ?? file.place.name
    do throws(ReadFailure) {
      let bytes = try ArticleFile.read(file.place.path(in: root), name: name).bytes
      wasRead = true
      let articles = try parser.parse(bytes, name: name)
      entries = articles.enumerated().map { IndexEntry($1, file: file, number: $0) }
    } catch {
      failure = ReadFailure(path: name, reason: error.reason, line: error.line)
    }
  }

  /// Whether the file is still the same.
  ///
  /// What could not be opened is always tried again: a change of permissions is not a change of the
  /// file.
  func isValid(for status: FileStatus) -> Bool {
    self.status == status && (failure == nil || wasRead)
  }
}

/// Says when to report progress: not more often than every 50 ms, and ever more rarely, since each
/// report costs as much as there are articles.
struct ReportPace {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant

  init() {
    start = clock.now
    last = start
  }

  var isDue: Bool {
    let now = clock.now
    return now - last >= max(.milliseconds(50), min(.seconds(1), (now - start) / 4))
  }

  mutating func reported() {
    last = clock.now
  }
}
