extension FoldedText {
  /// The folded characters as a text.
  public var text: String {
    String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
  }
}
