internal import Terminal

extension MouseEvent {
  /// The event of a report of mode 1006, `button;column;row` counted from 1; `nil` for buttons
  /// that nothing is done with.
  init?(report: some Sequence<UInt8>, isRelease: Bool) {
    let numbers = Array(report).split(separator: UInt8(ascii: ";")).map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    let kind: Kind
    // 4, 8 and 16 are Shift, Alt and Ctrl.
    switch numbers[0] & ~0b11100 {
    case 0: kind = isRelease ? .release : .press
    case 32: kind = .drag
    case 64: kind = .wheelUp
    case 65: kind = .wheelDown
    default: return nil
    }
    self.init(kind, at: Point(column: numbers[1] - 1, row: numbers[2] - 1))
  }
}
