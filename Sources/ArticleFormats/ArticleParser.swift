public import ArticleModel

/// Reads the articles in the bytes of one file. It knows no files and no clock: the same bytes and
/// name give the same articles.
public struct ArticleParser: Sendable {
  /// A parser with the standard rules.
  public init() {}

  /// The articles in `bytes`, the contents of a file called `name`.
  ///
  /// - Throws: ``ArticleModel/ReadFailure`` where the bytes are no article that can be read.
  public func parse(_ bytes: [UInt8], name: String) throws(ReadFailure) -> [Article] {
    throw ReadFailure(path: name, reason: "not a text file")
  }

  /// Whether a file of this name may hold articles, judged by its extension.
  public static func reads(name: String) -> Bool {
    false
  }
}
