/// A line of a wrapped text.
public struct WrappedLine: Hashable, Sendable {
  /// The UTF-8 offsets of the line's characters, without the spaces at its end.
  public var range: Range<Int>
  /// The columns that they take.
  public var columns: Int

  /// A line of `range`, `columns` wide.
  public init(range: Range<Int>, columns: Int) {
    self.range = range
    self.columns = columns
  }
}

/// Breaks `text` into lines of at most `columns` columns, at `\n` and where its script allows.
///
/// A word wider than a line is broken between characters. There is at least one line.
public func wrap(_ text: String, columns limit: Int) -> [WrappedLine] {
  fatalError("not written")
}

/// `text` on at most one line of `columns` columns, cut by word with an ellipsis where it is longer.
public func truncate(_ text: String, columns limit: Int) -> String {
  fatalError("not written")
}
