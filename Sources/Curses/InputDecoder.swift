internal import Terminal

/// One thing that curses read.
enum RawInput: Equatable {
  /// A character, control characters included.
  case character(UInt32)
  /// A key that the terminal's description knows, by curses' number.
  case key(Int32)
}

/// Makes events of what curses reads.
///
/// Curses knows the keys of the terminal's description. What it does not know arrives here
/// character by character, beginning with an escape: Alt and a key, keys of other terminals,
/// the mouse, and pasted text. An unfinished sequence is kept until more of it comes in, and an
/// unknown one is swallowed whole, so that its letters are never taken for commands.
struct InputDecoder {
  private enum Progress {
    case ground
    /// Behind `ESC [`, with what has come since.
    case sequence([UInt8])
    /// Behind `ESC O`.
    case shifted
    case paste(PastedText)
  }

  private var progress = Progress.ground
  private var pushedBack: RawInput?
  private var clicks = DoubleClick()

  /// The next event, or `nil` when `read` has no more for now.
  mutating func next(
    milliseconds: () -> UInt64, read: () -> RawInput?, key: (Int32) -> Key?
  ) -> InputEvent? {
    while let input = pushedBack ?? read() {
      pushedBack = nil
      if let event = take(input, milliseconds: milliseconds, read: read, key: key) { return event }
    }
    return nil
  }

  private mutating func take(
    _ input: RawInput, milliseconds: () -> UInt64, read: () -> RawInput?, key: (Int32) -> Key?
  ) -> InputEvent? {
    switch (progress, input) {
    case (.ground, .key(let number)):
      return key(number).map { .key($0) }
    case (.ground, .character(0x1B)):
      return escape(read: read)
    case (.ground, .character(let value)):
      return Key(control: value).map { .key($0) }
    case (.paste(var text), _):
      let isFinished = text.add(input)
      progress = isFinished ? .ground : .paste(text)
      return isFinished ? .paste(text.text) : nil
    case (.sequence(let bytes), .character(let value)):
      return sequence(bytes, value, milliseconds: milliseconds)
    case (.shifted, .character(let value)):
      progress = .ground
      return Key(sequence: [], final: UInt8(truncatingIfNeeded: value)).map { .key($0) }
    case (.sequence, .key), (.shifted, .key):
      progress = .ground
      pushedBack = input
      return nil
    }
  }

  /// What an escape begins: nothing else waits behind the key itself.
  private mutating func escape(read: () -> RawInput?) -> InputEvent? {
    guard let second = read() else { return .key(Key(.escape)) }
    guard case .character(let value) = second, value != 0x1B else {
      pushedBack = second
      return .key(Key(.escape))
    }
    if value == 0x5B || value == 0x4F {
      guard let third = read() else { return .key(alt(Key(control: value))) }
      pushedBack = third
      progress = value == 0x5B ? .sequence([]) : .shifted
      return nil
    }
    return .key(alt(Key(control: value)))
  }

  private func alt(_ key: Key?) -> Key {
    guard var key else { return Key(.escape) }
    key.modifiers.insert(.alt)
    return key
  }

  private mutating func sequence(
    _ bytes: [UInt8], _ value: UInt32, milliseconds: () -> UInt64
  ) -> InputEvent? {
    guard (0x20...0x7E).contains(value), bytes.count < 64 else {
      progress = .ground
      return nil
    }
    let byte = UInt8(value)
    // "[" is no end here: the Linux console's function keys are `ESC [ [ A` and on.
    guard byte >= 0x40, !(byte == 0x5B && bytes.isEmpty) else {
      progress = .sequence(bytes + [byte])
      return nil
    }
    progress = .ground
    if bytes.first == 0x3C {
      return mouse(bytes.dropFirst(), isRelease: byte == 0x6D, milliseconds: milliseconds)
    }
    if byte == 0x7E, bytes == Array("200".utf8) {
      progress = .paste(PastedText())
      return nil
    }
    return Key(sequence: bytes, final: byte).map { .key($0) }
  }

  private mutating func mouse(
    _ bytes: ArraySlice<UInt8>, isRelease: Bool, milliseconds: () -> UInt64
  ) -> InputEvent? {
    guard var event = MouseEvent(report: bytes, isRelease: isRelease) else { return nil }
    if event.kind == .press, clicks.isSecond(at: event.position, milliseconds: milliseconds()) {
      event.kind = .doubleClick
    }
    return .mouse(event)
  }
}

/// Tells the second of two clicks that belong together.
private struct DoubleClick {
  private var last: (position: Point, milliseconds: UInt64)?

  mutating func isSecond(at position: Point, milliseconds: UInt64) -> Bool {
    if let last, last.position == position, milliseconds &- last.milliseconds < 400 {
      self.last = nil
      return true
    }
    last = (position, milliseconds)
    return false
  }
}

/// Text that is being pasted, until `ESC [ 201 ~`.
private struct PastedText {
  private static let end = Array("\u{1B}[201~".unicodeScalars)
  private static let limit = 1 << 20
  private var scalars: [Unicode.Scalar] = []
  /// How much of ``end`` stands at the end of what came.
  private var matched = 0

  /// Takes one more piece and returns whether it was the last one.
  mutating func add(_ input: RawInput) -> Bool {
    guard case .character(let value) = input, let scalar = Unicode.Scalar(value) else {
      return false
    }
    matched = scalar == Self.end[matched] ? matched + 1 : scalar == Self.end[0] ? 1 : 0
    if scalars.count < Self.limit || matched > 0 { scalars.append(scalar) }
    guard matched == Self.end.count else { return false }
    scalars.removeLast(Self.end.count)
    return true
  }

  /// The text, its lines ended by `\n`.
  var text: String {
    var text = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == "\n", index > 0, scalars[index - 1] == "\r" { continue }
      if scalar == "\r" {
        text.append("\n")
      } else if scalar == "\n" || scalar == "\t" || !(scalar.value < 0x20 || scalar.value == 0x7F) {
        text.append(scalar)
      }
    }
    return String(text)
  }
}
