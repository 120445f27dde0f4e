/// A query at a given time: what "last week" means in it is settled.
public struct ResolvedQuery: Hashable, Sendable {
  public let query: Query
  private let ranges: [DateTerm: DateRange]

  init(_ query: Query, now: Timestamp, utcOffset: Int) {
    self.query = query
    var ranges: [DateTerm: DateRange] = [:]
    func collect(_ node: QueryNode) {
      switch node {
      case .all(let parts), .any(let parts): parts.forEach(collect)
      case .not(let part): collect(part)
      case .field(.date(let term)): ranges[term] = term.range(now: now, utcOffset: utcOffset)
      case .field, .text: break
      }
    }
    collect(query.root)
    self.ranges = ranges
  }

  /// The stretch of time that a term of the query means.
  public func range(of term: DateTerm) -> DateRange {
    ranges[term] ?? DateRange(lower: nil, upper: nil)
  }

  /// Whether an article matches; `hasText` tells whether a term occurs in its headline or text.
  public func matches(_ facts: QueryFacts, hasText: (TextTerm) -> Bool) -> Bool {
    matches(query.root, facts, hasText)
  }

  private func matches(
    _ node: QueryNode, _ facts: QueryFacts, _ hasText: (TextTerm) -> Bool
  ) -> Bool {
    switch node {
    case .all(let parts): parts.allSatisfy { matches($0, facts, hasText) }
    case .any(let parts): parts.contains { matches($0, facts, hasText) }
    case .not(let part): !matches(part, facts, hasText)
    case .text(let term): hasText(term)
    case .field(let term): matches(term, facts)
    }
  }

  private func matches(_ term: FieldTerm, _ facts: QueryFacts) -> Bool {
    switch term {
    case .section(let term): FoldedWords(facts.section ?? "").contains(term)
    case .author(let term): FoldedWords(facts.author ?? "").contains(term)
    case .title(let term): FoldedWords(facts.title).contains(term)
    case .source(let term):
      facts.source.map { FoldedText($0).contains(FoldedText(term.text)) } ?? false
    case .tag(let term): facts.tags.contains { Self.isTag($0, term) }
    case .language(let tag): facts.language.map { tag.includes($0) } ?? false
    case .is(.unread): !facts.isRead
    case .is(.read): facts.isRead
    case .is(.starred): facts.isStarred
    case .is(.new): facts.isNew
    case .is(.unfinished): facts.isUnfinished
    case .has(.image): facts.hasImage
    case .has(.notes): facts.hasNotes
    case .has(.related): facts.hasRelated
    case .minutes(let range): range.contains(facts.minutes)
    case .date(let term): range(of: term).contains(facts.published)
    }
  }

  private static func isTag(_ tag: String, _ term: TextTerm) -> Bool {
    let wanted = FoldedText(term.text).scalars
    let tag = FoldedText(tag).scalars
    return term.isPrefix ? tag.starts(with: wanted) : tag == wanted
  }
}
