/// What has changed below the folders that are watched.
public struct FolderChanges: Sendable, Equatable {
  /// The folders in which names came, went or have new contents.
  ///
  /// Their paths begin with the root as it was given, and have no slash at their end. A folder that
  /// came is here with all that are below it; of one that went, the folder that it was in,
  /// and perhaps itself. Of a root that is a file, or that came or went itself, the root is here.
  public var folders: Set<String>
  /// Whether anything may have changed, for instance because more happened than the system told.
  public var everything: Bool

  /// Changes in `folders`.
  public init(folders: Set<String> = [], everything: Bool = false) {
    self.folders = folders
    self.everything = everything
  }

  /// Whether nothing has changed.
  public var isEmpty: Bool { folders.isEmpty && !everything }

  /// Takes in what else has changed.
  public mutating func add(_ others: FolderChanges) {
    folders.formUnion(others.folders)
    everything = everything || others.everything
  }
}
