internal import ArticleFormats
internal import ArticleModel
internal import Synchronization

/// Reads files on all cores and hands them on in batches.
///
/// Whoever completes a batch writes it while the others go on reading, so that reading and writing
/// keep the processors busy together; nobody reads far ahead of what is written.
final class LibraryUpdate: Sendable {
  private struct Progress {
    /// The files that nobody has taken yet, in pieces of which the last is the next.
    var left: [[FoundFile]]
    /// How many of the next pieces are being fetched from the disk.
    var fetched = 0
    var waiting: [ReadFile] = []
    var isWriting = false
  }

  private let roots: [String]
  private let parser: ArticleParser
  private let isStemming: Bool
  private let progress: Mutex<Progress>
  private let room = Signal()

  /// Files that a worker takes at a time.
  ///
  /// What is read is forgotten: of a million files the names alone are a hundred megabytes.
  private static let chunk = 8
  /// Of so many pieces the files are fetched before they are read.
  private static let mostFetched = 64
  /// Files that are written at a time, for large transactions are what makes indexing fast, and
  /// small ones what shows.
  private let batch: Int

  /// An update that reads `files` in their order, for an index of stems where `isStemming` says so.
  init(
    files: consuming [FoundFile], roots: [String], parser: ArticleParser, isStemming: Bool,
    batch: Int = 2000
  ) {
    progress = Mutex(Progress(left: Self.pieces(of: files)))
    self.roots = roots
    self.parser = parser
    self.isStemming = isStemming
    self.batch = batch
  }

  /// Those of `files` that changed last come first: their headlines are the likeliest to stand at
  /// the top.
  static func sortNewestFirst(_ files: inout [FoundFile]) {
    files.sort { left, right in
      let (one, other) = (left.status, right.status)
      return one.modified != other.modified
        ? one.modified > other.modified
        : one.modifiedNanoseconds != other.modifiedNanoseconds
          ? one.modifiedNanoseconds > other.modifiedNanoseconds
          : left.place.name < right.place.name
    }
  }

  private static func pieces(of files: consuming [FoundFile]) -> [[FoundFile]] {
    var pieces: [[FoundFile]] = []
    pieces.reserveCapacity(files.count / chunk + 1)
    while !files.isEmpty {
      let start = (files.count - 1) / chunk * chunk
      pieces.append(Array(files[start...]))
      files.removeLast(files.count - start)
    }
    return pieces
  }

  /// Reads all files; `write` is called by one worker at a time, until all have been written.
  func run(write: @escaping @Sendable ([ReadFile]) -> Void) async {
    let ahead = ReadAhead { [weak self] in self?.nextToFetch() }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<max(2, processorCount()) {
        group.addTask { self.work(ahead, write) }
      }
    }
    ahead.end()
    write(progress.withLock { $0.waiting })
  }

  private func work(_ ahead: ReadAhead, _ write: ([ReadFile]) -> Void) {
    while let files = nextFiles(ahead) {
      let read = files.map { self.read($0, ahead) }
      let due = progress.withLock { progress -> [ReadFile]? in
        progress.waiting += read
        guard progress.waiting.count >= batch, !progress.isWriting else { return nil }
        progress.isWriting = true
        defer { progress.waiting = [] }
        return progress.waiting
      }
      guard let due else { continue }
      write(due)
      progress.withLock { $0.isWriting = false }
      room.raise()
    }
  }

  private func nextFiles(_ ahead: ReadAhead) -> [FoundFile]? {
    room.wait(until: { progress.withLock { !$0.isWriting || $0.waiting.count < 2 * batch } })
    let (files, isShort) = progress.withLock { progress in
      progress.fetched = max(0, progress.fetched - 1)
      return (progress.left.popLast(), progress.fetched < Self.mostFetched / 2)
    }
    if isShort { ahead.goOn() }
    return files
  }

  /// The paths of the next files that nobody fetches yet; nothing while enough are fetched.
  private func nextToFetch() -> [[CChar]]? {
    let files = progress.withLock { progress -> [FoundFile]? in
      let index = progress.left.count - 1 - progress.fetched
      guard progress.fetched < Self.mostFetched, index >= 0 else { return nil }
      progress.fetched += 1
      return progress.left[index]
    }
    return files?.map { $0.place.path(in: roots[$0.place.root]) }
  }

  /// Reads a file now.
  private func read(_ file: FoundFile, _ ahead: ReadAhead) -> ReadFile {
    let (name, root) = (file.place.name, roots[file.place.root])
    var read = ReadFile(file: file)
    do throws(ReadFailure) {
      let bytes = try ahead.timed { () throws(ReadFailure) in
        try ArticleFile.read(file.place.path(in: root), name: name).bytes
      }
      read.wasRead = true
      let articles = try parser.parse(bytes, name: name)
      read.articles = articles.enumerated().map {
        ParsedArticle($1, file: file, number: $0, isStemming: isStemming)
      }
    } catch {
      read.failure = ReadFailure(path: name, reason: error.reason, line: error.line)
    }
    return read
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
