internal import ArticleModel

/// Reads what was added to the logs: all of those in the folder, whoever wrote them, and the one
/// that was kept before each machine had its own.
///
/// Every name that ends as a log's does is one: tools that carry files between machines put copies
/// beside each other where two machines wrote to the same.
struct LogFolder: Sendable {
  /// What was read.
  struct Found {
    var records: [MarkRecord] = []
    /// The latest time of this machine's changes.
    var latest: UInt64 = 0
    /// Whether another program on this machine wrote something.
    var hasOthers = false
    /// About how many records are to come, where they are many.
    var expected = 0
  }

  private let folder: String
  private let calls: FileCalls
  private var files: [String: LogFile] = [:]
  private var old = LogFile()
  /// The time of the last line of the old log.
  private var oldTime: UInt64 = 0

  static let suffix = ".jsonl"
  private static let batch = 4096
  /// The bytes of a usual line, and of a log for which room is made at once.
  private static let lineLength = 150
  private static let mostExpected = 32 << 20

  /// The logs below a data folder.
  init(_ folder: String, _ calls: FileCalls) {
    self.folder = folder
    self.calls = calls
  }

  /// The folder of the logs.
  static func path(in folder: String) -> String { folder + "/marks" }

  /// The names of the logs; none where there is no folder.
  static func names(in folder: String, _ calls: FileCalls) throws(SystemError) -> [String] {
    do throws(SystemError) {
      return try calls.names(path(in: folder)).filter { $0.hasSuffix(suffix) }.sorted()
    } catch {
      if error.isMissing { return [] }
      throw error
    }
  }

  /// Reads what was added since, and calls `take` with it, stretch by stretch.
  ///
  /// What fails keeps nothing else from being read, and is tried again the next time.
  ///
  /// - Returns: The first failure.
  mutating func refresh(
    machine: String, run: UInt32, tagKind: (MarkChange.Mark) -> MarkKind, take: (Found) -> Void
  ) -> MarksError? {
    var failure: MarksError?
    do throws(SystemError) {
      try refreshOld(tagKind, take)
    } catch {
      failure = MarksError(path: folder + "/marks.jsonl", reason: error.message)
    }
    let path = Self.path(in: folder)
    let names: [String]
    do throws(SystemError) {
      names = try Self.names(in: folder, calls)
    } catch {
      return failure ?? MarksError(path: path, reason: error.message)
    }
    let machineBytes = Array(machine.utf8)
    for name in names {
      do throws(SystemError) {
        var file = files[name] ?? LogFile()
        defer { files[name] = file }
        try read(&file, path + "/" + name, machineBytes, run, tagKind, take)
      } catch {
        if error.isMissing {
          files[name] = nil
        } else {
          failure = failure ?? MarksError(path: path + "/" + name, reason: error.message)
        }
      }
    }
    return failure
  }

  /// The logs that have damaged lines, and what to tell of these.
  var damage: [MarksError] {
    files.filter { $1.damagedLines > 0 }.sorted { $0.key < $1.key }.map { name, file in
      let lines = file.damagedLines == 1 ? "1 line is" : "\(file.damagedLines) lines are"
      return MarksError(
        path: Self.path(in: folder) + "/" + name,
        reason: "\(lines) damaged; the marks on all other lines are there")
    }
  }

  /// Notes what this program wrote itself.
  mutating func wrote(_ bytes: [UInt8], at start: Int, name: String, _ facts: FileCalls.Facts) {
    files[name, default: LogFile()].wrote(bytes, at: start, facts)
  }

  private func read(
    _ file: inout LogFile, _ path: String, _ machine: [UInt8], _ run: UInt32,
    _ tagKind: (MarkChange.Mark) -> MarkKind, _ take: (Found) -> Void
  ) throws(SystemError) {
    let facts = try calls.facts(path)
    guard !file.isUnchanged(facts) else { return }
    var found = Found()
    found.records.reserveCapacity(Self.batch + 1)
    found.expected = min(Int(facts.status.size) - file.length, Self.mostExpected) / Self.lineLength
    defer { take(found) }
    try file.read(path, calls, restart: {}) { bytes, _ in
      let isDamaged = MarkLine.forEach(in: bytes) { line in
        if line.isBy(machine) {
          found.latest = max(found.latest, line.clock.time)
          found.hasOthers = found.hasOthers || line.clock.run != run
        }
        guard let kind = line.kind(tagKind) else { return }
        let (clock, value) = (line.clock, line.value(kind))
        line.forEachArticle { id, fingerprint in
          found.records.append(
            MarkRecord(id: id, fingerprint: fingerprint, clock: clock, kind: kind, value: value))
        }
      }
      if found.records.count >= Self.batch {
        take(found)
        found.records.removeAll(keepingCapacity: true)
        found.expected = 0
      }
      return isDamaged
    }
  }

  private mutating func refreshOld(
    _ tagKind: (MarkChange.Mark) -> MarkKind, _ take: (Found) -> Void
  ) throws(SystemError) {
    let path = folder + "/marks.jsonl"
    var (found, time) = (Found(), oldTime)
    defer {
      oldTime = time
      take(found)
    }
    do throws(SystemError) {
      guard try !old.isUnchanged(calls.facts(path)) else { return }
      try old.read(path, calls, restart: { time = 0 }) { bytes, isWhole in
        guard isWhole, let line = OldMarkLine(bytes) else { return false }
        // There the last line about a mark counted, whatever the clocks said.
        time = MarkClock.time(now: Int64(line.seconds) * 1000, after: time)
        found.records.append(
          MarkRecord(
            id: line.article, fingerprint: 0, clock: MarkClock(time: time, run: 0),
            kind: tagKind(line.mark), value: line.isSet ? 1 : 0))
        return false
      }
    } catch {
      if !error.isMissing { throw error }
    }
  }
}
