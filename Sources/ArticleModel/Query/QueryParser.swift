/// Makes an expression of a query's tokens.
///
/// It understands what it can and never fails. `a b OR c` is a and b, or c. What is missing at the end of the text is not yet typed, and no
/// mistake.
struct QueryParser {
  /// How deep parentheses may be nested.
  ///
  /// SQLite, which has to read the expression too, gives up at about thirty levels.
  static let deepestNesting = 10
  /// How many terms a query may have; SQLite joins a thousand at the most.
  static let mostTerms = 500

  private(set) var mistakes: [QueryMistake] = []
  private let tokens: [QueryToken]
  private var next = 0
  private var depth = 0
  /// Parentheses that were too deep, and are open.
  private var ignoredOpens = 0
  private var saidTooDeep = false
  private var termCount = 0
  /// The last token that is not a closing parenthesis.
  private let lastContent: Int?

  init(_ tokens: [QueryToken]) {
    self.tokens = tokens
    lastContent = tokens.lastIndex { $0.kind != .close }
  }

  mutating func parse() -> QueryNode {
    let root = group()
    mistakes.sort { $0.range.lowerBound < $1.range.lowerBound }
    return root
  }

  /// Reads up to the parenthesis that closes the group, or to the end.
  private mutating func group() -> QueryNode {
    var alternatives: [QueryNode] = []
    var parts: [QueryNode] = []
    while next < tokens.count {
      switch tokens[next].kind {
      case .close:
        if ignoredOpens == 0, depth > 0 {
          return .any(alternatives + [.all(parts)])
        }
        if ignoredOpens > 0 { ignoredOpens -= 1 } else { report("this ) closes nothing") }
        next += 1
      case .or:
        checkSides("OR", hasLeft: !parts.isEmpty)
        alternatives.append(.all(parts))
        parts = []
        next += 1
      case .and:
        checkSides("AND", hasLeft: !parts.isEmpty)
        next += 1
      default:
        if let part = factor() { parts.append(part) }
      }
    }
    return .any(alternatives + [.all(parts)])
  }

  /// Reads a term or a group, and the nots before it; `nil` where there is none.
  private mutating func factor() -> QueryNode? {
    var isNegated = false
    while next < tokens.count, tokens[next].kind == .not {
      if lacksRightSide { report("NOT wants something behind it") }
      isNegated.toggle()
      next += 1
    }
    guard next < tokens.count, let part = operand() else { return nil }
    return isNegated ? .not(part) : part
  }

  private mutating func operand() -> QueryNode? {
    switch tokens[next].kind {
    case .open: return openGroup()
    case .close, .or, .and, .not: return nil
    case .term(let node):
      termCount += 1
      if termCount == Self.mostTerms + 1 {
        report("a query has room for \(Self.mostTerms) words; from here on they are left out")
      }
      next += 1
      return termCount > Self.mostTerms ? .all([]) : node
    case .unfinished(let reason):
      if next != lastContent { report(reason) }
    case .mistaken(let reason):
      report(reason)
    }
    next += 1
    return .all([])
  }

  private mutating func openGroup() -> QueryNode? {
    guard depth < Self.deepestNesting else {
      if !saidTooDeep {
        report("parentheses can be nested \(Self.deepestNesting) deep; this one is left out")
      }
      saidTooDeep = true
      ignoredOpens += 1
      next += 1
      return nil
    }
    next += 1
    depth += 1
    let group = group()
    depth -= 1
    // The parenthesis that closes it; at the end of the text there may be none.
    next += 1
    return group
  }

  private mutating func checkSides(_ name: String, hasLeft: Bool) {
    if !hasLeft || lacksRightSide { report("\(name) wants something on both sides") }
  }

  /// Whether nothing that an operator could apply to follows the token at ``next``, though the
  /// text goes on.
  private var lacksRightSide: Bool {
    guard next != lastContent, next + 1 < tokens.count else { return false }
    switch tokens[next + 1].kind {
    case .close, .or, .and: return true
    default: return false
    }
  }

  private mutating func report(_ reason: String) {
    mistakes.append(QueryMistake(range: tokens[next].range, reason: reason))
  }
}
