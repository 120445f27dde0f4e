extension HeadlinePane {
  mutating func perform(_ command: Command, count: Int?) -> Outcome {
    let page = max(1, lastWhollySeen() - top)
    switch command {
    case .down: return move(by: count ?? 1)
    case .up: return move(by: -(count ?? 1))
    case .first: return go(to: (count ?? 1) - 1)
    case .last: return go(to: (count ?? total) - 1)
    case .pageDown: return turn(by: page * (count ?? 1))
    case .pageUp: return turn(by: -page * (count ?? 1))
    case .halfPageDown: return turn(by: max(1, page / 2) * (count ?? 1))
    case .halfPageUp: return turn(by: -max(1, page / 2) * (count ?? 1))
    default: return .declined
    }
  }

  private mutating func move(by distance: Int) -> Outcome {
    guard total > 0 else { return .refused("there are no headlines") }
    if distance > 0, selected == total - 1 { return .refused("this is the last headline") }
    if distance < 0, selected == 0 { return .refused("this is the first headline") }
    return go(to: selected.addingReportingOverflow(distance).partialValue)
  }

  private mutating func go(to position: Int) -> Outcome {
    guard total > 0 else { return .refused("there are no headlines") }
    select(position)
    return .done
  }

  /// Moves the list and the selection together.
  private mutating func turn(by distance: Int) -> Outcome {
    guard total > 0 else { return .refused("there are no headlines") }
    top = max(0, min(top + distance, total - 1))
    let outcome = move(by: distance)
    return outcome
  }
}
