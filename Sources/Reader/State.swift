public import Terminal

/// Everything that the reader sees and did: the whole program but for files, clock and terminal.
public struct State: Equatable, Sendable {
  /// The name of the theme to draw with.
  public private(set) var themeName: String

  /// The state at the start, before anything is known of the library.
  public init(themeName: String = "newsprint") {
    self.themeName = themeName
  }

  /// Takes note of `action` and returns what is to be done about it.
  public mutating func apply(_ action: Action) -> [Effect] {
    []
  }

  /// Draws the screen.
  public func draw(size: Size, theme: Theme) -> CellGrid {
    CellGrid(size: size, style: theme[.text])
  }
}
