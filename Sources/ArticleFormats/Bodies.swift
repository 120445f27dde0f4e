/// Which articles of a file are wanted with their texts; headlines alone are to be had sooner.
public enum Bodies: Sendable {
  case all
  case none
  /// That of one article, by its place in the file.
  case only(Int)

  /// Whether the text of the article at a place is taken.
  package func include(_ index: Int) -> Bool {
    switch self {
    case .all: true
    case .none: false
    case .only(let wanted): index == wanted
    }
  }
}
