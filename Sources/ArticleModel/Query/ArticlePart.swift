/// What `has:` asks for.
public enum ArticlePart: String, Hashable, Sendable, CaseIterable {
  case image
  /// Notes that the reader wrote on it.
  case notes
  /// Related stories.
  case related
}
