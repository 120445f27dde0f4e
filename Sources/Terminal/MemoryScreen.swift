/// A screen in memory: events go in, grids come out.
///
/// For tests, and for drawing without a terminal.
public final class MemoryScreen: Screen {
  public private(set) var size: Size
  /// The grids that were shown, in order.
  public private(set) var frames: [CellGrid] = []
  /// Whether the mouse is reported.
  public private(set) var isMouseEnabled = false
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

  public func invalidate() {}

  public func setMouse(enabled: Bool) {
    isMouseEnabled = enabled
  }
}
