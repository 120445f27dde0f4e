internal import ArticleModel

extension Block {
  /// Whether it is made of other blocks, and has no text but theirs.
  var hasParts: Bool {
    switch self {
    case .quote(let blocks): !blocks.isEmpty
    case .list(_, _, let items): !items.isEmpty
    default: false
    }
  }
}
