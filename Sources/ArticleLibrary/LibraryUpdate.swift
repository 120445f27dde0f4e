internal import ArticleFormats
internal import ArticleModel
internal import Synchronization

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
    var files: [FoundFile: [IndexEntry]]
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
  }

  private struct FileResult: Sendable {
    var entries: [IndexEntry] = []
    var failures: [ReadFailure] = []
  }

  private let files: [FoundFile]
  private let known: [FoundFile: [IndexEntry]]
  private let parser: ArticleParser

  /// Files that a worker takes at a time: few enough that the first are soon there.
  private static let chunk = 3
  /// The files after which the first headlines are shown: a screenful.
  private static let firstReport = 12

  /// A pass over `files`, of which those in `known` need not be read.
  ///
  /// The newest files come first: their headlines are the likeliest to stand at the top.
  init(files: [FoundFile], known: [FoundFile: [IndexEntry]], parser: ArticleParser) {
    self.files = files.sorted {
      ($0.modified, $0.modifiedNanoseconds, $1.name) > (
        $1.modified, $1.modifiedNanoseconds, $0.name
      )
    }
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
    var known: [FoundFile: [IndexEntry]] = [:]
    for (file, result) in zip(files, results) { known[file] = result?.entries ?? [] }
    return Result(found: Self.found(in: results), files: known)
  }

  private static var workers: Int { max(2, processorCount()) }

  private func work(_ shared: Shared, report: (Found) -> Void) {
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
        progress.nextReport *= 4
        return Self.found(in: progress.results)
      }
      if let found { report(found) }
    }
  }

  private static func found(in results: [FileResult?]) -> Found {
    var found = Found()
    for case let result? in results {
      found.entries += result.entries
      found.failures += result.failures
    }
    return found
  }

  private func read(_ file: FoundFile) -> FileResult {
    if let entries = known[file], !entries.isEmpty { return FileResult(entries: entries) }
    do throws(ReadFailure) {
      let contents = try ArticleFile.read(file.path)
      let articles = try parser.parse(contents.bytes, name: file.name)
      return FileResult(
        entries: articles.enumerated().map { IndexEntry($1, file: file, number: $0) })
    } catch {
      var failure = error
      failure.path = file.name
      return FileResult(failures: [failure])
    }
  }
}
