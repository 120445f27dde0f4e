internal import ArticleModel

/// What a filter that is being typed asks of the headlines in memory and of the full-text index.
///
/// Plain words are also found as parts of the words of headlines and sections.
struct FilterSearch {
  /// The folded words that a headline has to hold, if it is to be found by itself.
  let titleWords: [[UInt8]]?
  /// What the store is asked for; `nil` where the words are too short for texts.
  let sql: QuerySQL?

  /// The shortest word that is looked for in texts: of anything shorter there are too many words
  /// that begin so to mean any of them.
  private static let leastLetters = 3

  /// The search that `filter` asks for; `nil` where it asks for nothing.
  init?(
    _ filter: String, now: Timestamp, utcOffset: Int, sessionStart: Timestamp,
    forms: WordForms = .asWritten
  ) {
    guard !filter.isEmpty else { return nil }
    let parsed = Query.parse(filter).query
    guard !parsed.isEmpty else { return nil }
    let plain = parsed.plainWords
    titleWords = plain.map { _ in
      Folding.fold(filter).split(separator: 0x20).map { Array($0) }
    }
    if let plain, plain.allSatisfy({ !Self.isSearchable($0) }) {
      sql = nil
    } else {
      let meant = parsed.finishing(filter, orWhole: forms != .asWritten)
      sql = QuerySQL(
        meant.resolved(now: now, utcOffset: utcOffset), sessionStart: sessionStart, forms: forms)
    }
  }

  fileprivate static func isSearchable(_ term: TextTerm) -> Bool {
    term.text.unicodeScalars.contains(where: \.isFoundByPairs)
      || term.text.unicodeScalars.count >= leastLetters
  }
}

extension Query {
  /// The words that the query consists of, if it consists of nothing but words.
  var plainWords: [TextTerm]? {
    let parts: [QueryNode] = if case .all(let parts) = root { parts } else { [root] }
    var words: [TextTerm] = []
    for part in parts {
      guard case .text(let term) = part, !term.text.contains(" ") else { return nil }
      words.append(term)
    }
    return words
  }

  /// The words that the query consists of, folded, if it consists of nothing but words.
  var wholeWords: [[UInt8]]? {
    plainWords.map { words in words.map { Folding.fold($0.text) } }
  }

  /// The query as it is meant while `text` is typed: its last word may go on, once it is long
  /// enough, or be whole, which is the same unless a whole word has other forms.
  func finishing(_ text: String, orWhole: Bool = false) -> Query {
    guard let last = text.unicodeScalars.last, last.isWordPart else { return self }
    func open(_ node: QueryNode) -> QueryNode {
      switch node {
      case .text(let term) where FilterSearch.isSearchable(term):
        orWhole && !term.isPrefix
          ? .any([node, .text(TextTerm(term.text, isPrefix: true))])
          : .text(TextTerm(term.text, isPrefix: true))
      case .all(let parts) where !parts.isEmpty:
        .all(parts.dropLast() + [open(parts[parts.count - 1])])
      default: node
      }
    }
    return Query(open(root))
  }
}
