import Reader
import Terminal

@testable import broadsheet

/// A state that shows what it was told, for tests of what goes on around it.
struct FakeState: RunLoopState {
  var themeName = "plain"
  var actions: [Action] = []
  /// The effects that follow an action.
  var effects: (Action) -> [Effect]

  init(effects: @escaping (Action) -> [Effect] = { _ in [] }) {
    self.effects = effects
  }

  mutating func apply(_ action: Action) -> [Effect] {
    actions.append(action)
    return effects(action)
  }

  func draw(size: Size, theme: Theme) -> CellGrid {
    var grid = CellGrid(size: size)
    grid.write("\(actions.count) actions", at: Point(column: 0, row: 0))
    return grid
  }
}

extension Action {
  /// The key, where the action is one.
  var key: String? {
    if case .input(.key(let key)) = self { key.description } else { nil }
  }
}
