/// A terminal to draw on and to take input from.
///
/// One thread owns it.
public protocol Screen: AnyObject {
  /// The current count of columns and rows.
  var size: Size { get }

  /// The next event that has already come in, or `nil`; it never waits.
  func nextEvent() -> InputEvent?

  /// Shows `grid`, which has the screen's size, sending only what changed since the last one.
  func show(_ grid: CellGrid)

  /// Sends everything again with the next ``show(_:)``: something else wrote on the terminal.
  func invalidate()

  /// Turns the reporting of the mouse on or off.
  func setMouse(enabled: Bool)

  /// Asks the terminal for its size again, and returns it if it has changed.
  func updateSize() -> Size?

  /// Gives the terminal back as it was found, for the shell or for another program.
  func leave()

  /// Takes the terminal again after ``leave()``; the next ``show(_:)`` sends everything.
  func enter()

  /// Sends bytes to the terminal itself, past the grid: they must not draw or move the cursor.
  func send(_ bytes: [UInt8])
}
