internal import ArticleModel

/// What a mark is recorded under, so that it is found again.
///
/// The identifier survives edits of a file, the fingerprint survives moves and new names. Who
/// looks for a mark takes the newest of what is recorded under either.
struct MarkKey: Hashable, Sendable {
  var id: ArticleID
  /// The hash of the article's contents, where it is known.
  var fingerprint: UInt64?

  init(_ id: ArticleID, _ fingerprint: UInt64? = nil) {
    self.id = id
    self.fingerprint = fingerprint
  }
}
