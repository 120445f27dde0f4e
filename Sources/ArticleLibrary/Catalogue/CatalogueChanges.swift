/// What has changed in the list of all articles since its file was written: a small file beside that
/// one, so that a new article among a million does not have all of them written again.
///
/// It holds all changes since then, and takes the place of the one before. The next start writes the
/// list as a whole again, once there is something to be read.
struct CatalogueChanges {
  /// The state of the tables that they lead to.
  let generation: UInt64
  let change: IndexStore.Change

  /// One article of so many may have changed; else the list is written as a whole.
  private static let share = 100

  /// Writes what leads from the list in `base` to `catalogue`; returns whether that is little enough
  /// and was written.
  ///
  /// Which articles differ is told by their numbers, for these are never used twice.
  static func write(
    from base: PackedFile, to catalogue: Catalogue, generation: UInt64, path: String
  ) throws -> Bool {
    guard let old = base.array(.docids, of: Int64.self, verified: false),
      let difference = Difference(old, catalogue.docids, most: catalogue.count / share)
    else { return false }
    old.forgetLookedAt()
    let added = difference.added
    let given = Set(added.map { catalogue.docids[$0] })
    let titles = added.isEmpty ? Catalogue.empty.titles : catalogue.titles
    let parts = [
      PackedArray(added.map { catalogue.docids[$0] }).part(.docids),
      PackedArray(added.map { catalogue.identifiers[$0] }).part(.identifiers),
      PackedArray(added.map { catalogue.fingerprints[$0] }).part(.fingerprints),
      PackedArray(added.map { catalogue.addresses[$0] }).part(.addresses),
      PackedArray(added.map { catalogue.sketches[$0] }).part(.sketches),
      PackedArray(catalogue.given.read.filter { given.contains($0) }).part(.givenRead),
      PackedArray(catalogue.given.starred.filter { given.contains($0) }).part(.givenStarred),
      PackedArray(difference.removed).part(.removedDocids),
      PackedArray([base.generation]).part(.baseGeneration),
    ]
    let stories = catalogue.versions.parts
    let headlines = FoldedTitles(added.map { titles.folded(at: $0) }).parts
    try PackedFile.write(parts + stories + headlines, generation: generation, to: path)
    return true
  }

  /// The changes in the file at `path`, where they are those of the list in `base` and whole.
  init?(path: String, base: PackedFile) {
    guard let file = PackedFile(path: path),
      file.array(.baseGeneration, of: UInt64.self, verified: true)?.first == base.generation,
      let removed = file.array(.removedDocids, of: Int64.self, verified: true),
      let docids = file.array(.docids, of: Int64.self, verified: true),
      let identifiers = file.array(.identifiers, of: UInt64.self, verified: true),
      let fingerprints = file.array(.fingerprints, of: UInt64.self, verified: true),
      let addresses = file.array(.addresses, of: UInt64.self, verified: true),
      let sketches = file.array(.sketches, of: TextSketch.Bands.self, verified: true),
      let titles = FoldedTitles(file), let given = GivenTable(file),
      let versions = Versions(file, count: .max),
      [identifiers.count, fingerprints.count, addresses.count, sketches.count, titles.count]
        .allSatisfy({ $0 == docids.count })
    else { return nil }
    generation = file.generation
    var change = IndexStore.Change(removed: Set(removed), stories: versions.all)
    for place in docids.indices {
      var entry = CatalogueEntry(
        docid: docids[place], identifier: identifiers[place], fingerprint: fingerprints[place],
        address: addresses[place], sketch: sketches[place], folded: titles.folded(at: place))
      if given.read.position(of: entry.docid) != nil { entry.given |= ParsedArticle.Contents.read }
      if given.starred.position(of: entry.docid) != nil {
        entry.given |= ParsedArticle.Contents.starred
      }
      change.added.append(entry)
    }
    self.change = change
  }

  /// What two lists of numbers, which descend, differ in.
  private struct Difference {
    /// The positions in the new list of what is not in the old one.
    var added: [Int] = []
    /// The numbers that are not in the new list.
    var removed: [Int64] = []

    /// `nil` where they differ in more than `most`.
    init?(_ old: PackedArray<Int64>, _ new: PackedArray<Int64>, most: Int) {
      let isFew = old.withElements { old in
        new.withElements { new in
          var (one, other) = (0, 0)
          while one < old.count || other < new.count {
            if one < old.count, other < new.count, old[one] == new[other] {
              one += 1
              other += 1
              continue
            }
            if other == new.count || one < old.count && old[one] > new[other] {
              removed.append(old[one])
              one += 1
            } else {
              added.append(other)
              other += 1
            }
            if added.count + removed.count > most { return false }
          }
          return true
        }
      }
      guard isFew else { return nil }
    }
  }
}
