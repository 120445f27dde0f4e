internal import ArticleModel
internal import Synchronization

/// An article as the list of all has it.
struct CatalogueEntry: Sendable {
  var docid: Int64
  var identifier: UInt64
  var fingerprint: UInt64
  /// The hash of its page's address, or 0.
  var address: UInt64
  /// What tells texts that are nearly the same.
  var sketch: TextSketch.Bands
  /// What another program says that the reader did with it: bits of ``ParsedArticle/Contents``.
  var given = 0
  /// Headline and section, folded for filters.
  var folded: [UInt8]

  init(
    docid: Int64, identifier: UInt64, fingerprint: UInt64, address: UInt64,
    sketch: TextSketch.Bands, title: String, section: String?
  ) {
    self.init(
      docid: docid, identifier: identifier, fingerprint: fingerprint, address: address,
      sketch: sketch, folded: FoldedTitles.folded(title: title, section: section))
  }

  init(
    docid: Int64, identifier: UInt64, fingerprint: UInt64, address: UInt64,
    sketch: TextSketch.Bands, folded: [UInt8]
  ) {
    self.docid = docid
    self.identifier = identifier
    self.fingerprint = fingerprint
    self.address = address
    self.sketch = sketch
    self.folded = folded
  }

  init(_ article: ParsedArticle, docid: Int64) {
    self.init(
      docid: docid, identifier: article.headline.id.rawValue, fingerprint: article.fingerprint,
      address: article.address, sketch: article.sketch, title: article.headline.title,
      section: article.headline.section)
    given = article.contents & ParsedArticle.Contents.given
  }
}

/// The list of all articles at one moment, the newest first: a few columns, which may lie in a
/// mapped file, so that a start costs the same for any number of articles.
///
/// It never changes, so that reads need not wait for a scan.
final class Catalogue: Sendable {
  /// The articles' numbers, which descend.
  let docids: PackedArray<Int64>
  let identifiers: PackedArray<UInt64>
  let fingerprints: PackedArray<UInt64>
  /// Hashes of the addresses of their pages; 0 is none.
  let addresses: PackedArray<UInt64>
  /// What tells texts that are nearly the same; zeros are nothing.
  let sketches: PackedArray<TextSketch.Bands>
  /// Which of them are versions of one story.
  let versions: Versions
  /// Which of them were read or favourites elsewhere.
  let given: GivenTable
  private let madePositions = Mutex<(index: HashIndex?, lookUps: Int)>((nil, 0))
  private let madeTitles: Mutex<FoldedTitles?>
  private let makeTitles: @Sendable () -> FoldedTitles

  static let empty = Catalogue([])

  /// The catalogue of entries in any order; `stories` are the numbers of those that are versions of
  /// one story.
  convenience init(_ entries: [CatalogueEntry], stories: [[Int64]] = []) {
    let entries = entries.sorted { $0.docid > $1.docid }
    let docids = PackedArray(entries.map(\.docid))
    self.init(
      docids: docids,
      identifiers: PackedArray(entries.map(\.identifier)),
      fingerprints: PackedArray(entries.map(\.fingerprint)),
      addresses: PackedArray(entries.map(\.address)),
      sketches: PackedArray(entries.map(\.sketch)), versions: Versions(stories, in: docids),
      given: GivenTable(entries.filter { $0.given != 0 }.map { ($0.docid, $0.given) }),
      titles: FoldedTitles(entries.map(\.folded)))
  }

  /// The catalogue that a file holds; `titles` makes those that the file should have had.
  init?(_ file: PackedFile, titles: @escaping @Sendable () -> FoldedTitles) {
    guard let docids = file.array(.docids, of: Int64.self, verified: false),
      let identifiers = file.array(.identifiers, of: UInt64.self, verified: false),
      let fingerprints = file.array(.fingerprints, of: UInt64.self, verified: false),
      let addresses = file.array(.addresses, of: UInt64.self, verified: false),
      docids.count == identifiers.count, docids.count == fingerprints.count,
      docids.count == addresses.count,
      let sketches = file.array(.sketches, of: TextSketch.Bands.self, verified: false),
      docids.count == sketches.count,
      let versions = Versions(file, count: docids.count), let given = GivenTable(file)
    else { return nil }
    self.docids = docids
    self.identifiers = identifiers
    self.fingerprints = fingerprints
    self.addresses = addresses
    self.sketches = sketches
    self.versions = versions
    self.given = given
    madeTitles = Mutex(nil)
    let count = docids.count
    makeTitles = {
      if let packed = FoldedTitles(file), packed.count == count { return packed }
      let made = titles()
      return made.count == count ? made : FoldedTitles(count: count)
    }
  }

  private init(
    docids: PackedArray<Int64>, identifiers: PackedArray<UInt64>,
    fingerprints: PackedArray<UInt64>, addresses: PackedArray<UInt64>,
    sketches: PackedArray<TextSketch.Bands>, versions: Versions, given: GivenTable,
    titles: FoldedTitles
  ) {
    self.docids = docids
    self.identifiers = identifiers
    self.fingerprints = fingerprints
    self.addresses = addresses
    self.sketches = sketches
    self.versions = versions
    self.given = given
    madeTitles = Mutex(titles)
    makeTitles = { titles }
  }

  var count: Int { docids.count }

  /// The folded headlines, in the same order.
  var titles: FoldedTitles {
    madeTitles.withLock { made in
      let titles = made ?? makeTitles()
      made = titles
      return titles
    }
  }

  /// Lets go of the memory of the file that the catalogue lies in: a filter has looked at all of it,
  /// and the list at a few places only.
  func forgetLookedAt() { docids.forgetLookedAt() }

  var parts: [PackedFile.Part] {
    [
      docids.part(.docids), identifiers.part(.identifiers), fingerprints.part(.fingerprints),
      addresses.part(.addresses), sketches.part(.sketches),
    ] + versions.parts + given.parts + titles.parts
  }

  /// Articles that are looked up one by one before an index is worth the time that it takes: the
  /// first screen needs a few.
  private static let mostLookUps = 8

  /// The position of an article.
  func position(of id: ArticleID) -> Int? {
    madePositions.withLock { made in
      if made.index == nil, made.lookUps < Self.mostLookUps {
        made.lookUps += 1
        return identifiers.withElements { $0.firstIndex(of: id.rawValue) }
      }
      let index = made.index ?? HashIndex(Array(identifiers))
      made.index = index
      return index.first(id.rawValue)
    }
  }

  /// The position of an article by its number in the index.
  func position(ofDocument docid: Int64) -> Int? {
    docids.position(of: docid)
  }

  /// The position of the first article that has this number or a lower one.
  func firstPosition(from docid: Int64) -> Int { docids.firstPosition(from: docid) }

  /// The catalogue without some articles and with others, in one pass over all.
  func changed(by change: IndexStore.Change) -> Catalogue {
    let stories = change.stories ?? versions.all
    if change.added.isEmpty, change.removed.isEmpty {
      return Catalogue(
        docids: docids, identifiers: identifiers, fingerprints: fingerprints, addresses: addresses,
        sketches: sketches, versions: Versions(stories, in: docids), given: given, titles: titles)
    }
    let added = change.added.sorted { $0.docid > $1.docid }
    let splice = Splice(self.docids, without: change.removed, with: added.map(\.docid))
    let docids = PackedArray(self.docids, splice) { added[$0].docid }
    return Catalogue(
      docids: docids,
      identifiers: PackedArray(identifiers, splice) { added[$0].identifier },
      fingerprints: PackedArray(fingerprints, splice) { added[$0].fingerprint },
      addresses: PackedArray(addresses, splice) { added[$0].address },
      sketches: PackedArray(sketches, splice) { added[$0].sketch },
      versions: Versions(stories, in: docids), given: given.changed(by: change),
      titles: FoldedTitles(titles, splice) { added[$0].folded })
  }
}
