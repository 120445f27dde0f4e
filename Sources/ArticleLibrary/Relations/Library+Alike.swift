internal import ArticleModel
internal import Synchronization

/// The stories that are alike to one, and why.
extension Library {
  /// An article that is alike.
  private struct Match {
    var headline: Headline
    var docid: Int64
    var likeness: Double
    /// The terms that both have.
    var shared: Set<UInt32>
    /// Those of them that tell most.
    var telling: [UInt32]
  }

  /// The neighbours of an article as stories, none that stands there already: first those of the
  /// same event.
  func alike(
    to article: Article, own: Int64?, _ list: NeighbourList, besides named: [RelatedStory],
    limit: Int
  ) -> [RelatedStory] {
    let taken = Set(named.compactMap { $0.headline?.id })
    let terms = TermFinder.terms(of: article)
    let telling = list.telling.compactMap { terms.indices.contains(Int($0)) ? terms[Int($0)] : nil }
    let found = state.withLock { $0.store }?.neighbours(list.neighbours.map(\.docid)) ?? []
    var matches: [Match] = []
    for (neighbour, article) in zip(list.neighbours, found) where matches.count < limit {
      guard let article, !taken.contains(article.headline.id) else { continue }
      let shared = Set(article.terms.map(\.word))
      let reason = telling.lazy.map(\.word).filter { shared.contains($0) }.prefix(Self.mostReasons)
      matches.append(
        Match(
          headline: article.headline, docid: neighbour.docid, likeness: neighbour.likeness,
          shared: shared, telling: Array(reason)))
    }
    // The index has no words, but the article at hand has those that it shares.
    let spellings = TermFinder.spellings(of: Set(matches.flatMap(\.telling)), in: article)
    let story = own.flatMap { ArticleStory(of: $0, in: self) }
    // Found only where no story is the reason: it takes longer than all else here.
    lazy var people = NamedPeople(of: article)
    let stories = matches.map { match in
      let reason =
        story?.reason(for: match.docid, match.headline.published) ?? people.reason(match.shared)
        ?? .alike(terms: match.telling.compactMap { spellings[$0] })
      return RelatedStory(
        title: match.headline.title, reason: reason, headline: match.headline,
        confidence: match.likeness)
    }
    return stories.enumerated().sorted {
      ($0.element.reason.rank, $0.offset) < ($1.element.reason.rank, $1.offset)
    }.map(\.element)
  }

  /// The most words that tell why a story is alike.
  private static let mostReasons = 3
}

/// The story that an article is of, beside which others are looked at.
private struct ArticleStory {
  private let table: StoryTable
  private let number: Int
  private let sources: Int
  private let published: Timestamp

  init?(of docid: Int64, in library: Library) {
    let catalogue = library.catalogue
    table = library.stories(in: catalogue).table
    guard let number = table.story(of: docid),
      let store = library.state.withLock({ $0.store }),
      let headline = store.headlines([docid])[0]?.headline
    else { return nil }
    self.number = number
    sources = library.articles(of: number, table, catalogue).count
    published = headline.published
  }

  /// Why an article stands beside this one; `nil` where it is of another story.
  func reason(for docid: Int64, _ other: Timestamp) -> RelatedStory.Reason? {
    guard table.story(of: docid) == number, sources > 1 else { return nil }
    let seconds = other.seconds - published.seconds
    if abs(seconds) < Self.sameTime { return .sameStory(sources: sources) }
    return seconds < 0 ? .earlierInStory : .laterInStory
  }

  /// What was published within less than this belongs to one edition, in whatever part of the world:
  /// less than from one date to the next.
  private static let sameTime: Int64 = 18 * 3600
}

extension RelatedStory.Reason {
  /// The place of the reason among the others.
  fileprivate var rank: Int {
    switch self {
    case .onThePage: 0
    case .linksHere: 1
    case .sameStory: 2
    case .earlierInStory: 3
    case .laterInStory: 4
    case .sameNames: 5
    case .alike: 6
    }
  }
}

/// The people that an article names near its beginning, by the terms that their names make.
private struct NamedPeople {
  private let people: [(name: String, terms: Set<UInt32>)]

  /// The bytes in which they are looked for: who a story is about is said early.
  private static let mostBytes = 2000
  /// The most names that are a reason.
  private static let mostReasons = 3

  init(of article: Article) {
    var start = article
    var left = Self.mostBytes
    start.blocks = Array(
      article.blocks.prefix { block in
        defer { left -= block.plainText.utf8.count }
        return left > 0
      })
    people = NameFinder.names(in: start).filter { $0.kind == .person }.map { person in
      var terms: Set<UInt32> = []
      WordScanner.scan(person.text) { word in
        if word.count >= 2 { terms.insert(Term(hash: word.hash, weight: 1).word) }
      }
      return (person.text, terms)
    }
  }

  /// The people whose names are among the terms that another article shares, as the reason why it
  /// stands here; `nil` where there are none.
  func reason(_ shared: Set<UInt32>) -> RelatedStory.Reason? {
    let names = people.lazy.filter { !$0.terms.isEmpty && $0.terms.isSubset(of: shared) }
      .prefix(Self.mostReasons).map(\.name)
    return names.isEmpty ? nil : .sameNames(Array(names))
  }
}
