/// A folder that is watched.
struct WatchedFolder {
  /// Where it is, the root's path as it was given in front; no slash at the end.
  var path: FileName
  var place: FolderPlace
  /// The folder in which it is, or in which the link to it is.
  var parent: Int32?
  /// Its name there, as the children's key.
  var key: String
  var isLink: Bool
  /// The root that it is.
  var root: Int?
  /// How many folders are above it, up to its root.
  var depth: Int
  /// Whether all that is in it matters, or only the ``names``.
  var isWhole: Bool
  /// The watched folders in it, by their names' identities.
  var children: [String: Int32] = [:]
  /// Names that matter because a root is, or may come to be, behind them; the roots.
  var names: [String: Set<Int>] = [:]
}
