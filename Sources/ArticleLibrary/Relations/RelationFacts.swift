internal import ArticleModel

/// What relations are made of besides the terms of the texts, which are too many to be in memory:
/// columns of numbers, so that they can be made of a million articles that are seen one after the
/// other.
struct RelationFacts {
  private(set) var docids: [Int64] = []
  private(set) var dates: [Int64] = []
  /// A hash of each headline as it stands, and one of its words.
  private(set) var exact: [UInt64] = []
  private(set) var folded: [UInt64] = []
  /// Hashes of headlines without site and label, and the positions of these.
  private(set) var stripped: [UInt64] = []
  private(set) var strippedPositions: [Int32] = []
  /// The hashes of each headline's words, once each.
  private(set) var words = Groups()
  /// Hashes of addresses; 0 is none.
  private(set) var addresses: [UInt64] = []

  /// Numbers in groups, one behind the other.
  struct Groups {
    private var numbers: [UInt32] = []
    private var ends: [Int] = []

    mutating func append(_ group: some Sequence<UInt32>) {
      numbers += group
      ends.append(numbers.count)
    }

    subscript(position: Int) -> ArraySlice<UInt32> {
      numbers[(position == 0 ? 0 : ends[position - 1])..<ends[position]]
    }
  }

  var count: Int { docids.count }

  /// Takes the next article; their numbers descend.
  mutating func add(docid: Int64, title: String, source: String?, published: Int64) {
    let position = Int32(docids.count)
    docids.append(docid)
    dates.append(published)
    exact.append(ByteHash.hash(title.utf8))
    let titleWords = HeadlineWords(title)
    folded.append(titleWords.hash)
    for form in HeadlineForms.stripped(title) {
      stripped.append(form.hash)
      strippedPositions.append(position)
    }
    var once: [UInt32] = []
    for hash in titleWords.hashes where !once.contains(hash) { once.append(hash) }
    words.append(once)
    addresses.append(source.map { Address.hash(of: $0) } ?? 0)
  }
}
