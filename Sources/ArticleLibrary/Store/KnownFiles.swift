/// What the index knows of all files: columns of numbers, since there may be a million of them.
struct KnownFiles: Sendable {
  /// The files' keys, which ascend.
  private var keys: [UInt64] = []
  private var rows: [Int64] = []
  private var statuses: [UInt64] = []
  private var isPending: [Bool] = []
  private var isSeen: [Bool] = []

  /// Takes the next file; their keys ascend.
  ///
  /// A pending one has to be read again although it is the same: it could not be opened.
  mutating func add(key: UInt64, row: Int64, status: UInt64, isPending: Bool) {
    keys.append(key)
    rows.append(row)
    statuses.append(status)
    self.isPending.append(isPending)
    isSeen.append(false)
  }

  var isEmpty: Bool { keys.isEmpty }

  /// The row of a file, if it is known.
  func row(of file: FoundFile) -> Int64? {
    index(of: file.key).map { rows[$0] }
  }

  /// Notes that a file is there, and returns whether it has to be read.
  mutating func needsReading(_ file: FoundFile) -> Bool {
    guard let index = index(of: file.key) else { return true }
    isSeen[index] = true
    return isPending[index] || statuses[index] != file.status.hash
  }

  /// How many of them were found again.
  var seen: Int { isSeen.count { $0 } }

  /// The rows of the files that are not there any more.
  var gone: [Int64] {
    keys.indices.filter { !isSeen[$0] }.map { rows[$0] }
  }

  private func index(of key: UInt64) -> Int? {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : nil
  }
}
