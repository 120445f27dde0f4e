internal import ArticleModel

/// The keeping of what is most alike to each article, so that a story is shown with a single look at
/// the index.
extension Library {
  /// Of so many articles one has to have come or gone for the neighbours of all to be found anew:
  /// how much a word tells depends on all articles.
  private static let changedShare = 4

  /// Finds the neighbours of the articles `added`, or of all where many have changed; `isWhole` tells
  /// that the relations know these articles.
  func relate(_ added: [Int64], in store: IndexStore, isWhole: Bool) async {
    guard store.path != nil else { return }
    let count = store.articleCount
    let known = store.relatedCount
    if known == 0 || abs(count - known) * Self.changedShare > known {
      let relations = relations()
      guard relations.count > 0, await NeighbourPass(relations, store).run() else { return }
      try? store.noteRelated(count)
    } else if !added.isEmpty {
      try? relate(added, relations(), store, isWhole: isWhole)
    }
    if isWhole { try? store.forgetUnrelated() }
  }

  /// Finds the neighbours of a few articles, each compared in the company of its nearest as those
  /// of all are.
  ///
  /// What the relations do not know is compared one by one.
  private func relate(
    _ added: [Int64], _ relations: Relations, _ store: IndexStore, isWhole: Bool
  ) throws {
    defer { relations.forgetLookedAt() }
    let likeness = relations.likeness
    var scratch = likeness.makeScratch()
    let new = try store.terms(of: added).map {
      (article: $0, vector: likeness.vector(of: $0.terms))
    }
    let docids = Set(added)
    let unknown = isWhole ? [] : try store.unrelated().filter { !docids.contains($0.docid) }
    let others = isWhole ? [] : new + unknown.map { ($0, likeness.vector(of: $0.terms)) }
    let graph = StoredGraph(store)
    for (article, vector) in new {
      var found = likeness.nearest(
        to: vector, date: article.published, excluding: relations.position(of: article.docid),
        count: NeighbourGraph.most, &scratch
      ).map { (key: relations.articles.docids[$0.position], likeness: Float($0.likeness)) }
      for (other, otherVector) in others where other.docid != article.docid {
        let value = Likeness.likeness(
          vector.cosine(with: otherVector), article.published, other.published)
        if value >= Likeness.least { found.append((other.docid, Float(value))) }
      }
      found.sort { $0.likeness > $1.likeness }
      graph.add(article.docid, Array(found.prefix(NeighbourGraph.most)))
    }
    let lists = new.map { article, vector in
      let neighbours = graph.likest(
        to: article.docid, count: NeighbourList.most, breadth: NeighbourGraph.most
      ) { graph.length($0) }.map { match in
        NeighbourList.Neighbour(
          docid: match.key, likeness: Double(min(1, match.likeness)),
          cosine: Double(graph.likeness(article.docid, match.key)))
      }
      return (article.docid, NeighbourList(telling: vector.order, neighbours: neighbours))
    }
    try store.add(lists, areUnrelated: !isWhole)
    try joinStories(lists, graph, store)
  }

  /// Puts new articles into the stories that they tell.
  private func joinStories(
    _ lists: [(docid: Int64, list: NeighbourList)], _ graph: StoredGraph, _ store: IndexStore
  ) throws {
    let table = stories(in: catalogue).found
    // Those that were joined in this pass, by the article that they were joined to.
    var joined: [Int64: [Int64]] = [:]
    var pairs: [(docid: Int64, other: Int64)] = []
    for (docid, list) in lists where table.story(of: docid) == nil {
      let likely = list.neighbours.lazy.filter(\.mayTellTheSame).map(\.docid)
      let other = likely.first { other in
        let known = table.story(of: other).map { table.articles(of: $0) } ?? [other]
        let members = (joined[other] ?? []) + known
        let likenesses = members.prefix(Self.mostMembersCompared).map {
          graph.likenessInCompany(docid, $0)
        }
        return likenesses.reduce(0, +) / Float(likenesses.count) >= StoryClustering.least
      }
      guard let other else { continue }
      pairs.append((docid, other))
      joined[other, default: []].append(docid)
      joined[docid] = [other]
    }
    try store.join(pairs)
  }

  /// The articles of a story that a new one is compared with.
  private static let mostMembersCompared = 16
}
