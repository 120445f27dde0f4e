/// A part of a query's expression.
///
/// An `all` or `any` without parts says nothing: it is what somebody has not finished typing, and
/// it does not count where it stands.
public indirect enum QueryNode: Hashable, Sendable {
  case all([QueryNode])
  case any([QueryNode])
  case not(QueryNode)
  /// A word or phrase in headline or text.
  case text(TextTerm)
  /// Something about the article.
  case field(FieldTerm)

  var isEmpty: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.isEmpty
    case .not(let part): part.isEmpty
    case .text(let term): !term.hasWords
    case .field(let term): term.isEmpty
    }
  }

  /// Whether it is a list of parts.
  public var isGroup: Bool {
    switch self {
    case .all, .any: true
    default: false
    }
  }

  /// The same expression without nested lists of one kind, lists of one, and what says nothing.
  var simplified: QueryNode {
    switch self {
    case .all(let parts):
      let parts = parts.map(\.simplified).filter { !$0.isEmpty }.flatMap { part in
        if case .all(let inner) = part { inner } else { [part] }
      }
      return parts.count == 1 ? parts[0] : .all(parts)
    case .any(let parts):
      let parts = parts.map(\.simplified).filter { !$0.isEmpty }.flatMap { part in
        if case .any(let inner) = part { inner } else { [part] }
      }
      return parts.count == 1 ? parts[0] : parts.isEmpty ? .all([]) : .any(parts)
    case .not(let part):
      let part = part.simplified
      if case .not(let inner) = part { return inner }
      return part.isEmpty ? .all([]) : .not(part)
    case .text, .field:
      return isEmpty ? .all([]) : self
    }
  }

  /// The terms that `select` takes from leaves under an even number of nots, each once.
  func positiveTerms(_ select: (QueryNode) -> TextTerm?) -> [TextTerm] {
    var terms: [TextTerm] = []
    func collect(_ node: QueryNode, _ isPositive: Bool) {
      switch node {
      case .all(let parts), .any(let parts): parts.forEach { collect($0, isPositive) }
      case .not(let part): collect(part, !isPositive)
      case .text, .field:
        if isPositive, let term = select(node), !terms.contains(term) { terms.append(term) }
      }
    }
    collect(self, true)
    return terms
  }
}
