import ArticleModel

/// Expressions of FTS5.
///
/// Everything that somebody typed stands between quotes, as words that have no signs any more: no
/// text can become syntax. The tokenizer makes a phrase of what it finds there.
struct FullText: Hashable {
  let forms: WordForms

  /// `node` as an expression, if it is made of text alone and needs no rows but those it finds.
  func expression(_ node: QueryNode) -> String? {
    switch node {
    case .text(let term): phrase(term)
    case .field(.title(let term)): "{title} : " + phrase(term)
    case .field, .not: nil
    case .any(let parts): disjunction(parts)
    case .all(let parts): conjunction(parts)
    }
  }

  /// The same, in parentheses where it is more than a term.
  func operand(_ node: QueryNode) -> String? {
    expression(node).map { node.isGroup ? "(\($0))" : $0 }
  }

  private func conjunction(_ parts: [QueryNode]) -> String? {
    let text = FullTextParts(parts, self)
    return text.rest.isEmpty ? text.matching : nil
  }

  /// All of `wanted` and none of `unwanted`; `nil` if nothing is wanted.
  func conjunction(_ wanted: [String], without unwanted: [String]) -> String? {
    guard !wanted.isEmpty else { return nil }
    let all = wanted.joined(separator: " AND ")
    guard !unwanted.isEmpty else { return all }
    return (wanted.count > 1 ? "(\(all))" : all) + " NOT "
      + (unwanted.count > 1 ? "(\(unwanted.joined(separator: " OR ")))" : unwanted[0])
  }

  /// Any of `parts`; `nil` unless each of them is an expression.
  func disjunction(_ parts: [QueryNode]) -> String? {
    let expressions = parts.compactMap(operand)
    return expressions.count == parts.count ? expressions.joined(separator: " OR ") : nil
  }

  /// The term as the index has it: folded, and Chinese, Japanese and Korean cut into pairs.
  private func phrase(_ term: TextTerm) -> String {
    let isPrefix = term.isPrefix || Self.endsWithLoneIdeograph(term.text)
    let phrases = forms.phrases(of: term, isPrefix: isPrefix)
    return phrases.count == 1 ? phrases[0] : "(" + phrases.joined(separator: " OR ") + ")"
  }

  /// Whether the last letter is Chinese, Japanese or Korean and the one before it is not.
  ///
  /// The index has these in pairs, so that a single one can only be found as the start of a pair.
  private static func endsWithLoneIdeograph(_ text: String) -> Bool {
    let letters = text.unicodeScalars.reversed().drop { !$0.isWordPart }
    guard let last = letters.first, last.isFoundByPairs else { return false }
    return !(letters.dropFirst().first.map { $0.isWordPart && $0.isFoundByPairs } ?? false)
  }
}
