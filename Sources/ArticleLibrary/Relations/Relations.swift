internal import ArticleModel
internal import Synchronization

/// What relates the articles of an index: their headlines' words, the terms of their texts, and
/// the addresses of their pages.
final class Relations: Sendable {
  let articles: RelatedArticles
  private let resolver: HeadlineResolver
  let likeness: Likeness
  private let addresses: HashIndex
  /// What the pages point to.
  private let pointers: InvertedIndex
  /// Questions that were asked so far.
  private let questions = Atomic(0)
  private static let mostQuestions = 4
  /// Positions by their numbers in the index, which descend.
  private static let addressSections = HashIndex.Sections(
    hashes: .addressHashes, slots: .addressSlots, next: .addressNext)
  private static let pointerSections = InvertedIndex.Sections(
    words: .pointerWords, slots: .pointerSlots, counts: .pointerCounts, starts: .pointerStarts,
    postings: .pointerPostings)

  /// Relations between no articles.
  static func none(headlinesOf: @escaping @Sendable ([Int64]) -> [Headline?]) -> Relations {
    Relations(RelationFacts(), .none, InvertedIndex(count: 0) { _ in [] }, headlinesOf)
  }

  /// Relations between the articles that `source` tells, in memory.
  convenience init(
    _ source: RelationSource, headlinesOf: @escaping @Sendable ([Int64]) -> [Headline?]
  ) throws {
    let facts = try source.facts()
    let likeness = try Likeness(source.forEachTerms, dates: PackedArray(facts.dates))
    let pointers = try InvertedIndex(Self.words(source.forEachPointer))
    self.init(facts, likeness, pointers, headlinesOf)
  }

  private init(
    _ facts: RelationFacts, _ likeness: Likeness, _ pointers: InvertedIndex,
    _ headlinesOf: @escaping @Sendable ([Int64]) -> [Headline?]
  ) {
    articles = RelatedArticles(
      docids: PackedArray(facts.docids), dates: PackedArray(facts.dates),
      headlinesOf: headlinesOf)
    resolver = HeadlineResolver(facts, articles: articles)
    self.likeness = likeness
    addresses = HashIndex(facts.addresses)
    self.pointers = pointers
  }

  /// Goes through the numbers of what pages point to.
  typealias PointerSource = (_ body: (_ position: Int, _ pointer: UInt32) -> Void) throws -> Void

  /// Numbers as words of 28 bits with a tag of four.
  private static func words(_ source: @escaping PointerSource) -> InvertedIndex.Source {
    { body in
      try source { position, pointer in body(position, pointer & ~15, UInt8(pointer & 15)) }
    }
  }

  /// The relations that a file holds.
  init?(_ file: PackedFile, headlinesOf: @escaping @Sendable ([Int64]) -> [Headline?]) {
    guard let docids = file.array(.relationDocids, of: Int64.self, verified: true),
      let dates = file.array(.relationDates, of: Int64.self, verified: true),
      docids.count == dates.count
    else { return nil }
    articles = RelatedArticles(docids: docids, dates: dates, headlinesOf: headlinesOf)
    guard let resolver = HeadlineResolver(file, articles: articles),
      let likeness = Likeness(file, dates: dates),
      let addresses = HashIndex(file, Self.addressSections),
      let pointers = InvertedIndex(file, Self.pointerSections)
    else { return nil }
    self.resolver = resolver
    self.likeness = likeness
    self.addresses = addresses
    self.pointers = pointers
  }

  /// Writes the relations between the articles that `source` tells to a file, of which hardly more
  /// than a part is ever in memory; returns whether that worked.
  static func write(
    _ source: RelationSource, generation: UInt64, to descriptor: Int32
  ) throws -> Bool {
    var file = PackedFileWriter(descriptor, generation: generation)
    let count = try writeHeadlines(try source.facts(), to: &file)
    try Likeness.write(source.forEachTerms, count: count, to: &file)
    let pointers = words(source.forEachPointer)
    try InvertedIndexBuilder(least: 1, pointers).write(pointerSections, to: &file, pointers)
    return file.finish()
  }

  /// Writes what does not need the texts; returns how many articles there are.
  private static func writeHeadlines(
    _ facts: consuming RelationFacts, to file: inout PackedFileWriter
  ) throws -> Int {
    let docids = PackedArray(facts.docids)
    let dates = PackedArray(facts.dates)
    file.add([docids.part(.relationDocids), dates.part(.relationDates)])
    file.add(HashIndex(facts.addresses).parts(addressSections))
    let articles = RelatedArticles(docids: docids, dates: dates) { $0.map { _ in nil } }
    file.add(HeadlineResolver(facts, articles: articles).parts)
    return docids.count
  }

  /// Lets go of what questions have looked at in the file.
  ///
  /// A question looks at a few places of many arrays, the system maps what lies around each, and
  /// after some dozens of questions all would be in memory.
  func forgetLookedAt() { articles.docids.forgetLookedAt() }

  /// Notes that a question was asked, and lets go of what several have looked at: to map that again
  /// for each takes as long as the question.
  func noteQuestion() {
    let count = questions.add(1, ordering: .relaxed).newValue
    if count % Self.mostQuestions == 0 { forgetLookedAt() }
  }

  /// How many articles they are between.
  var count: Int { articles.docids.count }

  /// The position of an article by its number in the index.
  func position(of docid: Int64) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if articles.docids[middle] > docid { low = middle + 1 } else { high = middle }
    }
    return low < count && articles.docids[low] == docid ? low : nil
  }

  /// When an article was published, by its number in the index.
  func date(of docid: Int64) -> Timestamp? {
    position(of: docid).map { Timestamp(seconds: articles.dates[$0]) }
  }

  /// The position of the article at an address.
  func position(ofAddress url: String) -> Int? {
    addresses.first(Address.hash(of: url))
  }

  /// The article that a related headline of a page means.
  func resolve(
    _ named: Article.RelatedHeadline, excluding own: Int?, near date: Timestamp?
  ) -> HeadlineResolver.Resolution? {
    if let url = named.url, let position = position(ofAddress: url), position != own {
      return HeadlineResolver.Resolution(position: position, confidence: 1)
    }
    return resolver.resolve(named.title, excluding: own, near: date)
  }

  /// The positions of the articles whose pages point to one of this headline and address, the newest
  /// first.
  func pointing(to title: String, source: String?) -> [Int] {
    var found: Set<Int> = []
    for pointer in Pointers.to(title: title, source: source) {
      pointers.forEach(pointer & ~15) { posting in
        if UInt32(posting.tag) == pointer & 15 { found.insert(posting.position) }
      }
    }
    return found.sorted()
  }

  /// The stories that its page names beside an article.
  ///
  /// `own` is the article's number in the index, if it has one.
  func named(by article: Article, own docid: Int64?, date: Timestamp?) -> [RelatedStory] {
    let own = docid.flatMap { position(of: $0) }
    var taken = Set([own].compactMap { $0 })
    var found: [(story: RelatedStory, position: Int?)] = []
    for named in article.related {
      let meant = resolve(named, excluding: own, near: date)
      if let meant, !taken.insert(meant.position).inserted { continue }
      let story = RelatedStory(
        title: named.title, reason: .onThePage, headline: nil, confidence: meant?.confidence ?? 0,
        url: named.url)
      found.append((story, meant?.position))
    }
    for link in article.links {
      guard let position = position(ofAddress: link.url), taken.insert(position).inserted else {
        continue
      }
      let story = RelatedStory(
        title: "", reason: .onThePage, headline: nil, confidence: 1, url: link.url)
      found.append((story, position))
    }
    let headlines = articles.headlines(at: found.compactMap(\.position))
    var next = headlines.makeIterator()
    return found.compactMap { story, position in
      var story = story
      guard position != nil else { return story }
      story.headline = next.next() ?? nil
      if story.title.isEmpty {
        guard let headline = story.headline else { return nil }
        story.title = headline.title
      }
      return story
    }
  }

  /// The articles most alike to one that the index has no neighbours of, the likest first.
  func nearest(
    to article: Article, own docid: Int64?, date: Timestamp?, count: Int
  ) -> NeighbourList {
    let own = docid.flatMap { position(of: $0) }
    let terms = TermFinder.terms(of: article)
    let matches = likeness.nearest(to: terms, date: date, excluding: own, count: count)
    return NeighbourList(
      telling: likeness.vector(of: terms).order,
      neighbours: matches.map {
        NeighbourList.Neighbour(
          docid: articles.docids[$0.position], likeness: $0.likeness, cosine: $0.likeness)
      })
  }
}
