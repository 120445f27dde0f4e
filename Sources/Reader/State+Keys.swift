internal import Terminal

extension State {
  /// Takes a key: for the line that is typed, the open overlay, a count, or a sequence.
  mutating func apply(_ key: Key) -> [Effect] {
    if case .some = prompt { return applyToPrompt(key) }
    if pendingKeys.isEmpty, overlay == nil, takeDigit(key) { return [] }
    if key == Key(.escape), !pendingKeys.isEmpty || count != nil {
      pendingKeys = []
      count = nil
      return []
    }
    pendingKeys.append(key)
    let keys = pendingKeys
    switch keymap.match(keys, in: focus.scope) {
    case .command(let command):
      pendingKeys = []
      let count = count
      self.count = nil
      return overlay == nil ? perform(command, count: count) : performInOverlay(command, count)
    case .unfinished:
      return []
    case .none:
      pendingKeys = []
      count = nil
      message = Message(
        "\(Keymap.notation(keys)) is not a key here · \(firstKey(of: .help)) shows all keys",
        isError: true)
      return []
    }
  }

  /// The first key of a command, as the help writes it.
  func firstKey(of command: Command) -> String {
    keymap.firstKey(of: command) ?? ":" + command.rawValue
  }

  /// In the headline list digits are a count for the next command.
  private mutating func takeDigit(_ key: Key) -> Bool {
    guard focus == .headlines, key.modifiers.isEmpty, case .character(let scalar) = key.code,
      ("0"..."9").contains(scalar), scalar != "0" || count != nil
    else { return false }
    count = min((count ?? 0) * 10 + Int(scalar.value - 0x30), 99_999_999)
    return true
  }
}
