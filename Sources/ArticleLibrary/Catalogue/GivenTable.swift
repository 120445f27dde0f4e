/// Which articles of a catalogue were read or favourites elsewhere, as other programs tell: few, so
/// that they are two short lists of numbers, which descend.
struct GivenTable: Sendable {
  let read: PackedArray<Int64>
  let starred: PackedArray<Int64>

  /// Marks by the numbers of articles that have some, in any order.
  init(_ marks: [(docid: Int64, bits: Int)]) {
    let marks = marks.sorted { $0.docid > $1.docid }
    func docids(_ bit: Int) -> PackedArray<Int64> {
      PackedArray(marks.filter { $0.bits & bit != 0 }.map(\.docid))
    }
    read = docids(ParsedArticle.Contents.read)
    starred = docids(ParsedArticle.Contents.starred)
  }

  /// The marks that a file holds.
  init?(_ file: PackedFile) {
    guard let read = file.array(.givenRead, of: Int64.self, verified: true),
      let starred = file.array(.givenStarred, of: Int64.self, verified: true)
    else { return nil }
    (self.read, self.starred) = (read, starred)
  }

  var parts: [PackedFile.Part] { [read.part(.givenRead), starred.part(.givenStarred)] }

  var isEmpty: Bool { read.isEmpty && starred.isEmpty }

  /// The marks without those of some articles, and with those of others.
  func changed(by change: IndexStore.Change) -> GivenTable {
    let added = change.added.filter { $0.given != 0 }.map { (docid: $0.docid, bits: $0.given) }
    if added.isEmpty, isEmpty || change.removed.isEmpty { return self }
    var bits: [Int64: Int] = [:]
    for docid in read { bits[docid, default: 0] |= ParsedArticle.Contents.read }
    for docid in starred { bits[docid, default: 0] |= ParsedArticle.Contents.starred }
    for docid in change.removed { bits[docid] = nil }
    return GivenTable(bits.map { (docid: $0.key, bits: $0.value) } + added)
  }
}
