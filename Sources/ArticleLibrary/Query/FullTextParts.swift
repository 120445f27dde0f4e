import ArticleModel

/// The parts of a conjunction, parted into those that the full-text index answers and the rest.
struct FullTextParts {
  /// One expression for `MATCH`, for as many parts as it can express.
  let matching: String?
  /// The parts that ``matching`` does not cover.
  let rest: [QueryNode]

  init(_ parts: [QueryNode], _ fullText: FullText) {
    var wanted: [String] = []
    var unwanted: [String] = []
    var unwantedParts: [QueryNode] = []
    var rest: [QueryNode] = []
    for part in parts {
      if let expression = fullText.operand(part) {
        wanted.append(expression)
      } else if case .not(let inner) = part, let expression = fullText.operand(inner) {
        unwanted.append(expression)
        unwantedParts.append(part)
      } else {
        rest.append(part)
      }
    }
    matching = fullText.conjunction(wanted, without: unwanted)
    // The index can take something away from what it finds; it cannot begin with that.
    self.rest = matching == nil ? unwantedParts + rest : rest
  }
}
