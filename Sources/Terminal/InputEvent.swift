/// What came in from the terminal.
public enum InputEvent: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Text that was pasted, as one piece.
  case paste(String)
  case resize(Size)
}

/// Something that the mouse did over a cell.
public struct MouseEvent: Hashable, Sendable {
  /// What the mouse did.
  public enum Kind: Hashable, Sendable {
    case press, release, drag, doubleClick, wheelUp, wheelDown
  }

  public var kind: Kind
  public var position: Point

  /// What the mouse did at `position`.
  public init(_ kind: Kind, at position: Point) {
    self.kind = kind
    self.position = position
  }
}
