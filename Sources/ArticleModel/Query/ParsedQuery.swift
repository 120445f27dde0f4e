/// What a text was understood as.
public struct ParsedQuery: Hashable, Sendable {
  /// What could be understood.
  public var query: Query
  /// What could not be, in the order of the text.
  public var mistakes: [QueryMistake]

  /// A query and what was wrong in its text.
  public init(query: Query, mistakes: [QueryMistake]) {
    self.query = query
    self.mistakes = mistakes
  }
}
