import ArticleModel
import Testing

@testable import ArticleLibrary

/// What stories are made of: the joining of articles, the places of theirs in a list, and what a
/// page points to.
struct StoryClusteringTests {
  @Test func joinWhatIsAlikeOnTheAverageOnly() {
    typealias Link = StoryClustering.Link
    func stories(_ links: [(Int, Int, Float)]) -> [[Int]] {
      let known = Dictionary(
        links.flatMap { [([$0.0, $0.1], $0.2), ([$0.1, $0.0], $0.2)] },
        uniquingKeysWith: { first, _ in first })
      return StoryClustering.stories(
        links.map { Link(one: $0.0, other: $0.1, likeness: $0.2, cosine: $0.2) }
      ) { known[[$0, $1]] ?? 0 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }
    #expect(stories([]) == [])
    #expect(stories([(1, 2, 0.1)]) == [])
    #expect(stories([(1, 2, 0.9), (3, 4, 0.8)]) == [[1, 2], [3, 4]])
    #expect(stories([(1, 2, 0.9), (2, 3, 0.9), (1, 3, 0.7)]) == [[1, 2, 3]])
    // A chain of events is not one event.
    #expect(
      stories([(1, 2, 0.9), (2, 3, 0.5), (3, 4, 0.9)]) == [[1, 2], [3, 4]])
    // Whatever the order.
    let links: [(Int, Int, Float)] = (0..<40).flatMap { one in
      ((one + 1)..<40).map { other in (one, other, one / 8 == other / 8 ? 0.8 : 0.2) }
    }
    #expect(stories(links).map(\.count) == [8, 8, 8, 8, 8])
    #expect(stories(links.reversed()) == stories(links))
    // Thousands that are all the same are no event.
    let ring = (0..<1500).map { ($0, ($0 + 1) % 1500, Float(0.9)) }
    #expect(stories(ring).allSatisfy { $0.count <= 400 })
  }

  @Test(arguments: [1, 2, 3]) func placesAreThoseOfTheTable(seed: Int) {
    var random = SeededGenerator(seed)
    let docids = (0..<1000).map { _ in Int64.random(in: 0..<5000, using: &random) }
    let all = Set(docids).sorted(by: >)
    var members = all.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
    members.shuffle(using: &random)
    var groups: [[Int64]] = []
    while let first = members.popLast() {
      let count = min(members.count, Int.random(in: 1..<9, using: &random))
      groups.append([first] + members.suffix(count))
      members.removeLast(count)
    }
    let table = StoryTable(groups)
    // Some of those of the table are no longer in the list.
    let list = all.filter { _ in Int.random(in: 0..<9, using: &random) > 0 }
    let places = StoryPlaces(table, in: PackedArray(list))
    for (position, docid) in list.enumerated() {
      #expect(places[position] == table.story(of: docid))
    }
    #expect(list.contains { table.story(of: $0) != nil })
  }

  @Test func headlinesPointToWholeAndCutOnes() {
    func points(_ title: String, to other: String) -> Bool {
      var article = Article(format: "page-text", title: "A page")
      article.related = [.init(title: title)]
      return !Set(Pointers.of(article)).isDisjoint(with: Pointers.to(title: other, source: nil))
    }
    let title = "Bakers of the Lower Quay Petition for Earlier Flour"
    #expect(points(title, to: title))
    #expect(points("BAKERS OF THE LOWER QUAY petition for earlier flour | The Post", to: title))
    #expect(points("Bakers of the Lower Quay…", to: title))
    #expect(points(title, to: title + " | Business"))
    #expect(!points("Bakers of the Lower Quay", to: title))
    #expect(!points("Bakers of…", to: title))
    #expect(!points("Sport", to: "Sport"))
  }
}
