/// What the index knows of the files of a folder: columns of numbers, since there may be a million
/// of them.
struct KnownFiles: Sendable {
  /// A file as the index knows it.
  struct Entry: Sendable {
    var key: UInt64
    var row: Int64
    var status: UInt64
    /// Whether it has to be read again although it is the same: it could not be opened.
    var isPending: Bool
    fileprivate var isSeen = false

    init(key: UInt64, row: Int64, status: UInt64, isPending: Bool) {
      self.key = key
      self.row = row
      self.status = status
      self.isPending = isPending
    }
  }

  /// The files, whose keys ascend.
  private var entries: [Entry]

  init(_ entries: [Entry] = []) {
    self.entries = entries.sorted { $0.key < $1.key }
  }

  var count: Int { entries.count }

  /// Notes that a file is there, and returns whether it has to be read and whether it is new.
  mutating func meet(_ file: FoundFile) -> (needsReading: Bool, isNew: Bool) {
    guard let index = index(of: file.key) else { return (true, true) }
    entries[index].isSeen = true
    return (entries[index].isPending || entries[index].status != file.status.hash, false)
  }

  /// The rows of the files that are not there any more.
  var gone: [Int64] { entries.filter { !$0.isSeen }.map(\.row) }

  private func index(of key: UInt64) -> Int? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].key == key ? low : nil
  }
}
