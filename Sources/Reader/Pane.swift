internal import Terminal

/// What a pane makes of a command.
enum Outcome: Equatable {
  /// The command is not this pane's affair.
  case declined
  /// It is done.
  case done
  /// It cannot be done, and why: a sentence without a full stop.
  case refused(String)
}

/// What a pane needs to know to draw itself.
struct DrawContext {
  var theme: Theme
  var clock: Clock
  /// Whether the pane has the keyboard.
  var isFocused: Bool
  /// What an empty library has to say of files that it could not read.
  var trouble: String?
}

/// A part of the screen with one contract: draw into a rectangle of a grid, and perform a command
/// or decline it.
protocol Pane {
  /// The extent that the pane was laid out for; moving by pages goes by it.
  var size: Size { get }

  /// Takes a new extent and keeps the reader's place.
  mutating func resize(to size: Size)

  /// Performs a command; `count` is the number typed before it.
  mutating func perform(_ command: Command, count: Int?) -> Outcome

  /// Draws the pane into `rect`, which has the pane's ``size``.
  func draw(into grid: inout CellGrid, in rect: Rect, context: DrawContext)
}
