/// A screen in memory: events go in, grids come out.
///
/// For tests, and for drawing without a terminal.
public final class MemoryScreen: Screen {
  public private(set) var size: Size
  /// The grids that were shown, in order.
  public private(set) var frames: [CellGrid] = []
  /// Whether the mouse is reported.
  public private(set) var isMouseEnabled = false
  /// Whether the terminal is given back to others.
  public private(set) var isLeft = false
  /// How often the terminal was given back.
  public private(set) var leaves = 0
  /// How often everything had to be sent again.
  public private(set) var invalidations = 0
  /// What was sent past the grid.
  public private(set) var sent: [UInt8] = []
  private var events: [InputEvent]

  /// A screen with events that wait to be read.
  public init(size: Size, events: [InputEvent] = []) {
    self.size = size
    self.events = events
  }

  /// Adds an event behind those that wait.
  public func send(_ event: InputEvent) {
    events.append(event)
  }

  public func nextEvent() -> InputEvent? {
    guard !events.isEmpty else { return nil }
    let event = events.removeFirst()
    if case .resize(let newSize) = event { size = newSize }
    return event
  }

  public func show(_ grid: CellGrid) {
    frames.append(grid)
  }

  public func invalidate() {
    invalidations += 1
  }

  public func setMouse(enabled: Bool) {
    isMouseEnabled = enabled
  }

  public func updateSize() -> Size? {
    nil
  }

  public func leave() {
    isLeft = true
    leaves += 1
  }

  public func enter() {
    isLeft = false
  }

  public func send(_ bytes: [UInt8]) {
    sent += bytes
  }
}
