/// What another program says that the reader did with an article there.
///
/// It holds until the reader does something else with it here, and is never written back.
public struct GivenMarks: Hashable, Sendable {
  /// Whether it was read, or put into the archive.
  public var isRead = false
  /// Whether it was a favourite.
  public var isStarred = false
  /// The passages that were marked in it.
  public var highlights: [Highlight] = []

  /// A passage of an article that somebody marked.
  public struct Highlight: Hashable, Sendable {
    public var text: String
    /// What was written beside it.
    public var note: String?

    /// A passage, and what was written beside it.
    public init(text: String, note: String? = nil) {
      self.text = text
      self.note = note
    }
  }

  /// Nothing was done.
  public init() {}
}
