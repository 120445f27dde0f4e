/// Adds lines to this machine's log.
///
/// No lock is needed for that, and so none can be held by somebody who hangs: each write is at the
/// end of the file, and afterwards it is looked where that was. Lines that came to stand behind the
/// torn line of another program are written once more.
struct LogWriter: Sendable {
  /// What was written in one piece.
  struct Piece {
    var bytes: [UInt8]
    var start: Int
    var name: String
    var facts: FileCalls.Facts
  }

  private let folder: String
  private let calls: FileCalls
  /// How many lines of those that wait are in the file already, and only may not be on the disk.
  private var written = 0
  /// The file that they are in.
  private var device: UInt64 = 0
  private var inode: UInt64 = 0
  /// Whether the disk has yet to be told of the file's name.
  private var isNew = true

  private static let mostAttempts = 16

  /// A writer to the log below a data folder.
  init(_ folder: String, _ calls: FileCalls) {
    self.folder = folder
    self.calls = calls
  }

  /// Adds all of `entries` and waits until the disk has them.
  ///
  /// Where that fails it is to be called again with the same entries, and more behind them if there
  /// are: those that are in the file already are not written twice.
  mutating func append(_ entries: [MarkEntry], machine: String) throws(MarksError) -> Piece? {
    let logs = LogFolder.path(in: folder)
    let name = machine + LogFolder.suffix
    let path = logs + "/" + name
    do throws(SystemError) {
      try calls.makeFolder(logs)
    } catch {
      throw MarksError(path: logs, reason: error.message)
    }
    do throws(SystemError) {
      let descriptor = try opened(path, machine: machine, in: logs)
      defer { calls.close(descriptor) }
      let facts = try calls.openFacts(descriptor)
      let place = (facts.status.device, facts.status.inode)
      if (device, inode) != place {
        written = 0
        isNew = true
        (device, inode) = place
      }
      var pieces: [(bytes: [UInt8], start: Int)] = []
      if written < entries.count {
        let lines = entries[written...].map { $0.line(machine: machine) }
        pieces = try write(lines, to: descriptor, size: Int(facts.status.size))
      }
      let now = try calls.openFacts(descriptor)
      try sync(descriptor, logs)
      written = 0
      guard pieces.count == 1 else { return nil }
      return Piece(bytes: pieces[0].bytes, start: pieces[0].start, name: name, facts: now)
    } catch {
      throw MarksError(path: path, reason: error.message)
    }
  }

  // MARK: The file

  /// Opens the log; what stands in its place and is none is set aside.
  private func opened(
    _ path: String, machine: String, in logs: String
  ) throws(SystemError) -> Int32 {
    do throws(SystemError) {
      let descriptor = try calls.open(path, .appending)
      do throws(SystemError) {
        if try calls.openFacts(descriptor).isPlainFile { return descriptor }
      } catch {
        calls.close(descriptor)
        throw error
      }
      calls.close(descriptor)
    } catch {
      if !error.isNoFile { throw error }
    }
    try setAside(path, machine: machine, in: logs)
    return try calls.open(path, .appending)
  }

  /// Gives what stands in the log's place another name, under which it is read as all logs are.
  private func setAside(_ path: String, machine: String, in logs: String) throws(SystemError) {
    let names = Set(try LogFolder.names(in: folder, calls))
    var number = 1
    while names.contains(Self.asideName(machine, number)) { number += 1 }
    try calls.rename(path, logs + "/" + Self.asideName(machine, number))
  }

  private static func asideName(_ machine: String, _ number: Int) -> String {
    "\(machine).damaged-\(number)\(LogFolder.suffix)"
  }

  private mutating func sync(_ descriptor: Int32, _ logs: String) throws(SystemError) {
    do throws(SystemError) {
      try calls.sync(descriptor)
      guard isNew else { return }
      try calls.syncFolder(logs)
      try calls.syncFolder(folder)
      isNew = false
    } catch {
      // After this nobody knows what the disk has.
      written = 0
      throw error
    }
  }

  // MARK: The lines

  /// Writes lines at the end, and tells what came to stand where.
  private mutating func write(
    _ lines: [[UInt8]], to descriptor: Int32, size: Int
  ) throws(SystemError) -> [(bytes: [UInt8], start: Int)] {
    let first = written
    // A crash or a full disk may have left half a line.
    var isTorn = try !isBehindLine(descriptor, size)
    var pieces: [(bytes: [UInt8], start: Int)] = []
    for _ in 0..<Self.mostAttempts {
      let rest = lines[(written - first)...]
      let bytes = (isTorn ? [0x0A] : []) + rest.joined()
      let start = try write(bytes, rest.map(\.count), leads: isTorn, to: descriptor)
      if let start { pieces.append((bytes: bytes, start: start)) }
      if written - first == lines.count { return pieces }
      // Somebody else wrote in between.
      pieces.append((bytes: [], start: 0))
      isTorn = true
    }
    throw .isBusy
  }

  /// Writes `bytes`, and counts the lines that are in the file then.
  ///
  /// - Returns: Where they begin, or `nil` where others came to stand between them, or before them
  ///   without a line end.
  private mutating func write(
    _ bytes: [UInt8], _ lengths: [Int], leads: Bool, to descriptor: Int32
  ) throws(SystemError) -> Int? {
    var lengths = lengths[...]
    var lineEnd = leads ? 1 : 0
    var done = 0
    var end: Int?
    var first = 0
    while done < bytes.count {
      let count = try calls.write(bytes[done...], to: descriptor)
      let start = try calls.place(descriptor) - count
      if let end {
        guard start == end else { return nil }
      } else {
        first = start
        if !leads { guard try isBehindLine(descriptor, start) else { return nil } }
      }
      end = start + count
      done += count
      while let length = lengths.first, lineEnd + length <= done {
        lineEnd += length
        written += 1
        lengths.removeFirst()
      }
    }
    return first
  }

  private func isBehindLine(_ descriptor: Int32, _ place: Int) throws(SystemError) -> Bool {
    guard place > 0 else { return true }
    return try calls.bytes(descriptor, from: place - 1, count: 1) == [0x0A]
  }
}
