/// What to find: words, phrases and facts, joined by and, or and not.
///
/// The same language everywhere: in the list's filter, on the command line and in saved desks.
/// ``parse(_:)`` reads it, ``description`` writes it.
public struct Query: Hashable, Sendable {
  /// The expression, in the one form that equal queries share.
  public let root: QueryNode

  /// The query that `root` says; without one, the query that every article matches.
  public init(_ root: QueryNode = .all([])) {
    self.root = root.simplified
  }

  /// A query for articles in which each word of `text` occurs; signs have no meaning in it.
  public static func words(_ text: String) -> Query {
    let words = text.unicodeScalars.split { $0.isBlank }
    return Query(.all(words.map { .text(TextTerm(String($0))) }))
  }

  /// Reads a query as somebody types it.
  ///
  /// What is mistaken is left out and explained; nothing makes it fail.
  public static func parse(_ text: String) -> ParsedQuery {
    var scanner = QueryScanner(text)
    var parser = QueryParser(scanner.scan())
    let root = parser.parse()
    return ParsedQuery(query: Query(root), mistakes: parser.mistakes)
  }

  /// Whether it asks for nothing, so that every article matches.
  public var isEmpty: Bool { root.isEmpty }

  /// The words and phrases to find in headline and text, for highlighting them: those that are
  /// not ruled out.
  public var textTerms: [TextTerm] {
    root.positiveTerms { if case .text(let term) = $0 { term } else { nil } }
  }

  /// The words and phrases that are to be in the headline, for highlighting them there.
  public var titleTerms: [TextTerm] {
    root.positiveTerms { if case .field(.title(let term)) = $0 { term } else { nil } }
  }

  /// Whether it asks for something that the reader did with an article.
  public var asksForMarks: Bool {
    func asks(_ node: QueryNode) -> Bool {
      switch node {
      case .all(let parts), .any(let parts): parts.contains(where: asks)
      case .not(let part): asks(part)
      case .field(.is), .field(.tag), .field(.has(.notes)): true
      case .field, .text: false
      }
    }
    return asks(root)
  }

  /// The query with its dates worked out, for a clock that is `utcOffset` seconds ahead of
  /// Universal Time.
  public func resolved(now: Timestamp, utcOffset: Int) -> ResolvedQuery {
    ResolvedQuery(self, now: now, utcOffset: utcOffset)
  }
}
