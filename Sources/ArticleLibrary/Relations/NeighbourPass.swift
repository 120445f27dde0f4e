internal import ArticleModel
internal import GRDB
internal import Synchronization

/// Finds the neighbours of all articles, on all cores, and writes them into the index.
final class NeighbourPass: Sendable {
  private let relations: Relations
  private let store: IndexStore
  private let graph: NeighbourGraph
  private let next = Atomic(0)
  private let hasFailed = Atomic(false)
  private let isUsingIndex = Mutex(())
  private let links = Mutex<[StoryClustering.Link]>([])

  /// Articles that a worker takes at a time.
  private static let chunk = 512

  init(_ relations: Relations, _ store: IndexStore) {
    self.relations = relations
    self.store = store
    graph = NeighbourGraph(count: relations.count)
  }

  /// Finds and writes all; returns whether that worked.
  func run() async -> Bool {
    await onAllCores { self.compare() }
    await onAllCores { self.measure() }
    await onAllCores { self.write() }
    writeStories()
    relations.forgetLookedAt()
    return !hasFailed.load(ordering: .relaxed)
  }

  private func onAllCores(_ work: @escaping @Sendable () -> Void) async {
    next.store(0, ordering: .relaxed)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<max(2, processorCount()) { group.addTask { work() } }
    }
  }

  private func nextRange() -> Range<Int>? {
    guard !hasFailed.load(ordering: .relaxed) else { return nil }
    let start = next.add(Self.chunk, ordering: .relaxed).oldValue
    return start < graph.count ? start..<min(graph.count, start + Self.chunk) : nil
  }

  /// Finds what is most alike to each article.
  private func compare() {
    let likeness = relations.likeness
    var scratch = likeness.makeScratch()
    while let range = nextRange() {
      let docids = relations.articles.docids
      guard let articles = articles(docids[range.upperBound - 1], docids[range.lowerBound]) else {
        return fail()
      }
      var position = range.lowerBound
      for article in articles {
        // What the relations do not know yet comes later.
        while position < range.upperBound, docids[position] > article.docid { position += 1 }
        guard position < range.upperBound, docids[position] == article.docid else { continue }
        let vector = likeness.vector(of: article.terms)
        let matches = likeness.nearest(
          to: vector, date: article.published, excluding: position, count: NeighbourGraph.most,
          &scratch)
        graph.set(position, matches, telling: vector.order)
      }
    }
  }

  /// The articles of a range of numbers.
  ///
  /// Threads that wait for one connection would start Dispatch, whose threads then never rest.
  private func articles(_ first: Int64, _ last: Int64) -> [IndexStore.Termed]? {
    isUsingIndex.withLock { _ in
      try? store.terms(from: first, through: last, store.relater())
    }
  }

  private func measure() {
    while let range = nextRange() {
      for position in range { graph.measure(position) }
    }
  }

  private func write() {
    let docids = relations.articles.docids
    while let range = nextRange() {
      let lists = range.reversed().map { (docids[$0], graph.list($0, docids: docids)) }
      note(lists.map { $0.1 }, of: range.reversed())
      let isWritten = isUsingIndex.withLock { _ in (try? store.write(lists)) != nil }
      if !isWritten { return fail() }
    }
  }

  /// Notes which articles may tell the same event.
  private func note(_ lists: [NeighbourList], of positions: some Sequence<Int>) {
    var found: [StoryClustering.Link] = []
    for (position, list) in zip(positions, lists) {
      for neighbour in list.neighbours where neighbour.mayTellTheSame {
        guard let other = relations.position(of: neighbour.docid) else { continue }
        found.append(
          StoryClustering.Link(
            one: position, other: other, likeness: Float(neighbour.likeness),
            cosine: Float(neighbour.cosine)))
      }
    }
    links.withLock { $0 += found }
  }

  private func writeStories() {
    guard !hasFailed.load(ordering: .relaxed) else { return }
    // In an order that does not depend on which worker was first.
    let links = links.withLock { $0 }.sorted { ($0.one, $0.other) < ($1.one, $1.other) }
    let stories = StoryClustering.stories(links) { graph.likenessInCompany($0, $1) }
    let docids = relations.articles.docids
    if (try? store.write(stories: stories.map { $0.map { docids[$0] } })) == nil { fail() }
  }

  private func fail() { hasFailed.store(true, ordering: .relaxed) }
}
