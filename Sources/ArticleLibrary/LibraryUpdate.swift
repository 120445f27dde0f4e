internal import ArticleFormats
internal import ArticleModel
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What an earlier pass read from a file.
struct KnownFile: Sendable {
  var version: FileVersion
  var entries: [IndexEntry]
}

/// One pass over the files of a library: those that changed are parsed, on all cores.
struct LibraryUpdate: Sendable {
  /// The articles and failures so far.
  struct Found: Sendable {
    var entries: [IndexEntry] = []
    var failures: [ReadFailure] = []
  }

  /// What a pass leaves behind.
  struct Result: Sendable {
    var found: Found
    var files: [FoundFile: KnownFile]
  }

  /// What the workers share.
  private final class Shared: Sendable {
    let progress: Mutex<Progress>

    init(files: Int, firstReport: Int) {
      progress = Mutex(
        Progress(results: Array(repeating: nil, count: files), nextReport: firstReport))
    }
  }

  private struct Progress {
    var next = 0
    var results: [FileResult?]
    var done = 0
    var nextReport: Int
    var isFirstReported = false
  }

  private struct FileResult: Sendable {
    var version: FileVersion?
    var entries: [IndexEntry] = []
    var failures: [ReadFailure] = []
  }

  private let files: [FoundFile]
  private let known: [FoundFile: KnownFile]
  private let parser: ArticleParser

  /// Files that a worker takes at a time: few enough that the first are soon there.
  private static let chunk = 2
  /// The files after which the first headlines are shown: a screenful.
  private static let firstReport = 10
  private static let secondReport = 400

  /// A pass over `files`; what is known of those that have not changed is taken over.
  init(files: [FoundFile], known: [FoundFile: KnownFile], parser: ArticleParser) {
    self.files = files
    self.known = known
    self.parser = parser
  }

  /// Reads the files.
  ///
  /// `report` is called by one worker at a time, each time with more.
  func run(report: @escaping @Sendable (Found) -> Void) async -> Result {
    let shared = Shared(files: files.count, firstReport: Self.firstReport)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.workers {
        group.addTask { work(shared, report: report) }
      }
    }
    let results = shared.progress.withLock { $0.results }
    var known: [FoundFile: KnownFile] = [:]
    for (file, result) in zip(files, results) {
      if let result, let version = result.version {
        known[file] = KnownFile(version: version, entries: result.entries)
      }
    }
    return Result(found: Self.found(in: results), files: known)
  }

  private static var workers: Int { max(2, processorCount()) }

  private func work(_ shared: Shared, report: (Found) -> Void) {
    var hasPaused = false
    while true {
      let range = shared.progress.withLock { progress in
        let start = progress.next
        progress.next = min(files.count, start + Self.chunk)
        return start..<progress.next
      }
      guard !range.isEmpty else { return }
      let results = files[range].map { read($0) }
      let found = shared.progress.withLock { progress -> Found? in
        for (index, result) in zip(range, results) { progress.results[index] = result }
        progress.done += range.count
        guard progress.done >= progress.nextReport, progress.done < files.count else { return nil }
        progress.nextReport = max(progress.nextReport * 8, Self.secondReport)
        progress.isFirstReported = true
        return Self.found(in: progress.results)
      }
      if let found { report(found) }
      if !hasPaused, shared.progress.withLock({ $0.isFirstReported }) {
        // Whoever waits for the first headlines needs the processors now, to show them.
        hasPaused = true
        usleep(Self.pause)
      }
    }
  }

  /// The microseconds that reading pauses for while the first headlines are drawn.
  private static let pause: UInt32 = 8000

  private static func found(in results: [FileResult?]) -> Found {
    var found = Found()
    for case let result? in results {
      found.entries += result.entries
      found.failures += result.failures
    }
    return found
  }

  private func read(_ file: FoundFile) -> FileResult {
    if let known = known[file], known.version == FileVersion(of: file.path) {
      return FileResult(version: known.version, entries: known.entries)
    }
    do throws(ReadFailure) {
      let contents = try ArticleFile.read(file.path)
      let articles = try parser.parse(contents.bytes, name: file.name)
      let entries = articles.enumerated().map { number, article in
        IndexEntry(article, file: file, modified: contents.modified, number: number)
      }
      return FileResult(version: contents.version, entries: entries)
    } catch {
      var failure = error
      failure.path = file.name
      return FileResult(failures: [failure])
    }
  }
}
