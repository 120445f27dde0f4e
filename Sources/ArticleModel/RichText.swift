/// Running text with marks on parts of it.
public struct RichText: Hashable, Sendable {
  /// What a stretch of text is, beside being text.
  public enum Mark: Hashable, Sendable {
    case emphasis
    case strong
    case strikethrough
    case code
    /// In a comparison of two versions: what the newer one has and the older one has not.
    case added
    /// In a comparison of two versions: what the older one had and the newer one has not.
    case dropped
    /// A link: the index into ``Article/links``.
    case link(Int)
  }

  /// A mark on a stretch of the text.
  ///
  /// Spans may overlap and nest.
  public struct Span: Hashable, Sendable {
    /// UTF-8 offsets into ``RichText/text``, on character boundaries.
    public var range: Range<Int>
    /// What the stretch is.
    public var mark: Mark

    /// A mark on `range`.
    public init(_ range: Range<Int>, _ mark: Mark) {
      self.range = range
      self.mark = mark
    }
  }

  /// The words, made safe to show; `\n` only where the author broke the line.
  public var text: String
  /// The marks, by where they start.
  public var spans: [Span]

  /// Text with marks on it.
  public init(_ text: String, spans: [Span] = []) {
    self.text = text
    self.spans = spans
  }
}
