internal import Synchronization

/// Which articles of a catalogue are versions of one story: only the newest of each is in lists.
///
/// A few columns, which may lie in a mapped file; where nothing was saved twice they are empty, and
/// cost nothing.
final class Versions: Sendable {
  /// The numbers of the articles, those of a story behind each other, the newest version first.
  let docids: PackedArray<Int64>
  /// Where each story starts there, and behind the last one the end.
  let starts: PackedArray<Int32>
  /// The positions in the catalogue of all that are not the newest of their story, ascending.
  let older: PackedArray<Int32>
  private let stories = Mutex<[Int64: Int32]?>(nil)

  /// The stories that several of the articles of a catalogue are versions of, by their numbers;
  /// `catalogue` has the numbers of all.
  init(_ stories: [[Int64]], in catalogue: PackedArray<Int64>) {
    var (docids, starts, older) = ([] as [Int64], [] as [Int32], [] as [Int32])
    for story in stories {
      let known = story.filter { catalogue.position(of: $0) != nil }
      guard known.count > 1 else { continue }
      starts.append(Int32(docids.count))
      docids += known
      older += known.dropFirst().compactMap { catalogue.position(of: $0).map { Int32($0) } }
    }
    if !docids.isEmpty { starts.append(Int32(docids.count)) }
    self.docids = PackedArray(docids)
    self.starts = PackedArray(starts)
    self.older = PackedArray(older.sorted())
  }

  /// The versions that a file holds for a catalogue of `count` articles.
  init?(_ file: PackedFile, count: Int) {
    guard let docids = file.array(.versionDocids, of: Int64.self, verified: true),
      let starts = file.array(.versionStarts, of: Int32.self, verified: true),
      let older = file.array(.olderVersions, of: Int32.self, verified: true),
      older.last.map({ Int($0) < count }) ?? true, starts.last.map({ $0 == docids.count }) ?? true
    else { return nil }
    self.docids = docids
    self.starts = starts
    self.older = older
  }

  var parts: [PackedFile.Part] {
    [docids.part(.versionDocids), starts.part(.versionStarts), older.part(.olderVersions)]
  }

  var isEmpty: Bool { docids.isEmpty }

  /// All stories, each with the numbers of its versions.
  var all: [[Int64]] {
    (0..<max(0, starts.count - 1)).map { story(at: $0) }
  }

  /// The numbers of the versions of the story that an article is one of, the newest first; none
  /// where it is the only one.
  func story(of docid: Int64) -> [Int64] {
    index(of: docid).map { story(at: $0) } ?? []
  }

  /// The number of the newest version of the story that an article is one of, if it is of one.
  func newest(of docid: Int64) -> Int64? {
    index(of: docid).map { docids[Int(starts[$0])] }
  }

  /// The numbers below `docid` of versions of stories whose newest version has this number or a
  /// higher one.
  func older(below docid: Int64) -> [(newest: Int64, older: Int64)] {
    var found: [(newest: Int64, older: Int64)] = []
    for story in 0..<max(0, starts.count - 1) {
      let newest = docids[Int(starts[story])]
      guard newest >= docid else { continue }
      for place in Int(starts[story]) + 1..<Int(starts[story + 1]) where docids[place] < docid {
        found.append((newest, docids[place]))
      }
    }
    return found
  }

  private func index(of docid: Int64) -> Int? {
    guard !isEmpty else { return nil }
    return stories.withLock { known in
      let stories = known ?? madeIndex()
      known = stories
      return stories[docid].map { Int($0) }
    }
  }

  private func story(at index: Int) -> [Int64] {
    Array(docids[Int(starts[index])..<Int(starts[index + 1])])
  }

  private func madeIndex() -> [Int64: Int32] {
    var index: [Int64: Int32] = [:]
    index.reserveCapacity(docids.count)
    for story in 0..<max(0, starts.count - 1) {
      for place in Int(starts[story])..<Int(starts[story + 1]) {
        index[docids[place]] = Int32(story)
      }
    }
    return index
  }

  /// `positions` without those of older versions; both ascend.
  func withoutOlder(_ positions: [Int32]) -> [Int32] {
    guard !older.isEmpty else { return positions }
    var left = older[...]
    return positions.filter { position in
      while let first = left.first, first < position { left = left.dropFirst() }
      return left.first != position
    }
  }

  /// Whether the article at a position is not the newest of its story.
  func isOlder(_ position: Int) -> Bool {
    guard !older.isEmpty else { return false }
    var (low, high) = (0, older.count)
    while low < high {
      let middle = (low + high) / 2
      if older[middle] < position { low = middle + 1 } else { high = middle }
    }
    return low < older.count && older[low] == position
  }
}

/// The numbers of articles, which descend.
extension PackedArray<Int64> {
  /// The position of the first number that is this one or a lower one.
  func firstPosition(from docid: Int64) -> Int { firstPosition(from: docid, in: 0..<count) }

  private func firstPosition(from docid: Int64, in range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] > docid { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The position of the first number that is this one or a lower one, where it is not before
  /// `start`; sooner found the nearer it is.
  func firstPosition(from docid: Int64, startingAt start: Int) -> Int {
    var (low, step) = (start, 1)
    while low + step <= count, self[low + step - 1] > docid {
      low += step
      step *= 2
    }
    return firstPosition(from: docid, in: low..<Swift.min(count, low + step - 1))
  }

  /// The position of a number.
  func position(of docid: Int64) -> Int? {
    let position = firstPosition(from: docid)
    return position < count && self[position] == docid ? position : nil
  }
}
