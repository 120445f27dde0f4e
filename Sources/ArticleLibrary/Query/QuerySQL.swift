import ArticleModel

/// A query as the store runs it: what the full-text index is asked for, and a condition on rows of
/// `article`.
///
/// An article matches if its row meets ``condition`` and, where there is one, its text meets
/// ``fullText``.
struct QuerySQL: Hashable {
  enum Argument: Hashable {
    case text(String)
    case integer(Int64)
  }

  /// An expression for `MATCH`: what can be asked of the full-text index for the query as a whole.
  var fullText: String?
  /// The rest of the query; `1` where there is none.
  private(set) var condition: String
  /// What the condition's question marks stand for.
  private(set) var arguments: [Argument]
  /// The first day, counted from 1970 in Universal Time, that a match can be published on.
  private(set) var firstDay: Int64?
  /// The last such day.
  private(set) var lastDay: Int64?

  /// Whether a story is found by words that only an older version of it has.
  ///
  /// Where something must not be in a text, the newest version alone tells.
  private(set) var findsOlderVersions = false

  /// Asks the full-text index alone.
  init(fullText: String) {
    self.fullText = fullText
    condition = "1"
    arguments = []
  }

  /// The same question of the full-text index, on the same days, without the condition.
  var withoutCondition: QuerySQL {
    var query = self
    query.condition = "1"
    query.arguments = []
    return query
  }

  /// Translates `query`; what was added to the index since `sessionStart` is new, and `forms` tells
  /// how the index has words.
  init(_ query: ResolvedQuery, sessionStart: Timestamp, forms: WordForms = .asWritten) {
    let fullText = FullText(forms: forms)
    var condition = QueryCondition(query, sessionStart: sessionStart, fullText)
    let parts: [QueryNode] =
      if case .all(let parts) = query.query.root { parts } else {
        [query.query.root]
      }
    let text = FullTextParts(parts, fullText)
    self.fullText = text.matching
    condition.addConjunction(of: text.rest)
    self.condition = condition.text.isEmpty ? "1" : condition.text
    arguments = condition.arguments
    findsOlderVersions =
      text.matching != nil && text.rest.isEmpty && !query.query.root.isNegating
    for case .field(.date(let term)) in parts { narrow(to: query.range(of: term)) }
  }

  private mutating func narrow(to range: DateRange) {
    // A date without a time is midnight in Universal Time, and means midnight on the reader's clock.
    let offset = Int64(range.utcOffset)
    if let lower = range.lower?.seconds {
      let day = Self.day(of: min(lower, lower + offset))
      firstDay = max(firstDay ?? day, day)
    }
    if let upper = range.upper?.seconds {
      let day = Self.day(of: max(upper, upper + offset) - 1)
      lastDay = min(lastDay ?? day, day)
    }
  }

  private static func day(of seconds: Int64) -> Int64 {
    Int64(Timestamp(seconds: seconds).date().daysSince1970)
  }
}

extension QueryNode {
  /// Whether something must not hold in it.
  fileprivate var isNegating: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.isNegating)
    case .not: true
    case .text, .field: false
    }
  }
}
