/// A person, a place or an organisation that an article names.
public struct Name: Hashable, Sendable {
  /// What a name is the name of.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case person, place, organization
    /// It is a name, and nothing tells of what.
    case other
  }

  /// The name at its fullest, as the article writes it.
  public var text: String
  public var kind: Kind
  /// How often the article says it, in full or in short.
  public var mentions: Int

  /// A name that an article says so often.
  public init(_ text: String, kind: Kind, mentions: Int = 1) {
    self.text = text
    self.kind = kind
    self.mentions = mentions
  }
}
