/// A log, and how much of it has been read.
struct LogFile: Sendable {
  /// What was told of the file when it was last read to its end.
  private(set) var facts: FileCalls.Facts?
  /// The bytes that have been read: whole lines.
  private(set) var length = 0
  /// The last of these bytes.
  ///
  /// Where they are others now, it is another file.
  private var tail: [UInt8] = []
  /// Lines in these bytes that are damaged, so that nobody knows any more what they said.
  private(set) var damagedLines = 0
  private var device: UInt64 = 0
  private var inode: UInt64 = 0

  private static let tailLength = 64
  private static let chunk = 256 * 1024
  /// A line that is longer is none of ours.
  private static let longestLine = 4 * 1024 * 1024

  /// Whether it is as it was.
  func isUnchanged(_ facts: FileCalls.Facts) -> Bool { self.facts == facts }

  /// Notes what this program wrote itself behind what it had read.
  mutating func wrote(_ bytes: [UInt8], at start: Int, _ facts: FileCalls.Facts) {
    guard start == length, length == 0 || (device, inode) == facts.place,
      facts.status.size == Int64(start + bytes.count)
    else { return }
    length += bytes.count
    tail = Array(bytes.suffix(Self.tailLength))
    (device, inode) = facts.place
    self.facts = facts
  }

  /// Reads what was added, and calls `body` with each line, which returns whether it is damaged.
  ///
  /// Where the file is another one than before it is read from its start: nothing changes where the
  /// same line is read again. `isWhole` is false for a last line without an end, which may still be
  /// written, and will be read again. `restart` is called before the first line.
  mutating func read(
    _ path: String, _ calls: FileCalls, restart: () -> Void,
    body: (_ line: UnsafeBufferPointer<UInt8>, _ isWhole: Bool) -> Bool
  ) throws(SystemError) {
    let descriptor = try calls.open(path, .reading)
    defer { calls.close(descriptor) }
    let now = try calls.openFacts(descriptor)
    guard now.isPlainFile else {
      facts = now
      return
    }
    if try !continues(descriptor, now, calls) {
      (length, tail, damagedLines) = (0, [], 0)
      restart()
    }
    facts = nil
    (device, inode) = now.place
    let rest = max(0, Int(now.status.size) - length)
    var chunk = LineChunk(size: min(rest + 1, Self.chunk), longest: Self.longestLine)
    var hasMore = true
    while hasMore {
      let place = length + chunk.pending
      hasMore = try chunk.fill(descriptor, from: place, calls)
      let (taken, last) = chunk.takeLines { if body($0, true) { damagedLines += 1 } }
      length += taken
      if taken > 0 { tail = Array(last.suffix(Self.tailLength)) }
    }
    chunk.takeRest { _ = body($0, false) }
    facts = now
  }

  /// Whether the file still begins with what was read.
  private func continues(
    _ descriptor: Int32, _ now: FileCalls.Facts, _ calls: FileCalls
  ) throws(SystemError) -> Bool {
    guard length > 0 else { return false }
    guard (device, inode) == now.place, now.status.size >= Int64(length),
      // Written to, and no longer: it was written over.
      now.status.size > Int64(length) || facts == nil
    else { return false }
    return try calls.bytes(descriptor, from: length - tail.count, count: tail.count) == tail
  }
}

extension FileCalls.Facts {
  /// What makes a file that file, whatever its name.
  fileprivate var place: (UInt64, UInt64) { (status.device, status.inode) }
}
