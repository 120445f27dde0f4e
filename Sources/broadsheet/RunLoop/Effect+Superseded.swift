internal import Reader

extension Effect {
  /// The effects without those that a later one makes pointless: of several articles to load,
  /// of several stretches of the list, only the last is wanted.
  static func withoutSuperseded(_ effects: [Effect]) -> [Effect] {
    guard effects.count > 1 else { return effects }
    var seen: Set<Kind> = []
    return Array(
      effects.reversed().filter { effect in
        effect.kind.map { seen.insert($0).inserted } ?? true
      }.reversed())
  }

  private enum Kind {
    case headlines, headlinesAhead, article, related
  }

  private var kind: Kind? {
    switch self {
    case .loadHeadlines(let request): request.isAhead ? .headlinesAhead : .headlines
    case .loadArticle: .article
    case .loadRelated: .related
    default: nil
    }
  }
}
