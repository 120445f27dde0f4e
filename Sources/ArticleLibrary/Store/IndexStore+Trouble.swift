extension IndexStore {
  /// What to tell the reader where the index that is open could not be read or written.
  static func notice(of failure: String) -> String {
    "the index is not up to date: \(failure); new stories are shown, but only some of their words "
      + "are found before it can be written"
  }

  /// Why an index that turned out to be damaged while it was used is not up to date.
  static let damage = "it is damaged, and the next start makes it again"
}

extension IndexStore.Trouble: CustomStringConvertible {
  /// What to tell the reader.
  var description: String {
    switch self {
    case .damaged(let other):
      "the index was damaged and is made again; the old one is kept as \(other)"
    case .damagedList: "the list of all stories was damaged and is made again"
    case .otherVersion: "the index is of another version or setting and is made again"
    case .unwritable(let path, let reason):
      "the index cannot be kept, so every start reads all files: \(path): \(reason)"
    }
  }
}
