/// Something that happened to a watched folder or in it.
struct FolderEvent {
  enum Kind {
    /// A name is there now: a new one, or one that can be read at last.
    ///
    /// A file that is only just being written is not complete.
    case came(FileName, isFolder: Bool, isComplete: Bool)
    /// A name is gone.
    case went(FileName, isFolder: Bool)
    /// Something came or went; nobody tells what.
    case listing
    /// The folder itself is gone.
    case deleted
    /// The folder itself has another path.
    case moved
    /// More happened than could be told.
    case overflow
  }

  /// What ``FolderNotifier/watch(_:followsLink:)`` returned for the folder.
  var folder: Int32
  var kind: Kind
}
