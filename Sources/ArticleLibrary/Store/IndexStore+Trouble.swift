extension IndexStore.Trouble: CustomStringConvertible {
  /// What to tell the reader.
  var description: String {
    switch self {
    case .damaged(let other):
      "the index was damaged and is made again; the old one is kept as \(other)"
    case .otherVersion: "the index is of another version and is made again"
    case .unwritable(let path, let reason):
      "the index cannot be kept, so every start reads all files: \(path): \(reason)"
    }
  }
}
