internal import Reader
internal import Terminal

/// The keys that a configuration gives to commands.
struct KeyBindings {
  private(set) var keymap: Keymap
  private var changed: [Command] = []
  /// The sequences that were given, and to which command.
  private var given: [Place: Command] = [:]

  /// A sequence where it holds.
  private struct Place: Hashable {
    var scope: Scope
    var keys: [Key]
  }

  init(_ keymap: Keymap) {
    self.keymap = keymap
  }

  /// Gives a command other keys.
  ///
  /// `"none"` or an empty list takes them away. A key that was given before stays with the command
  /// that had it first. Returns what is wrong.
  mutating func bind(_ name: String, to keys: [String]?) -> String? {
    guard let command = Command(rawValue: name) else {
      let known = Command.allCases.map(\.rawValue)
      return "\(name) is not a command" + suggestion(for: name, among: known)
    }
    guard let keys else { return "the keys of \(name) are a text, or a list of texts" }
    var sequences: [[Key]] = []
    for text in keys where text != "none" {
      guard let sequence = Self.sequence(text), !sequence.isEmpty else {
        return "\(text) is not a key; keys are written j, gg, <ctrl-d>, <enter>, <f1>"
      }
      sequences.append(sequence)
    }
    let scope = CommandTable.entry(command).scope
    let doubled = sequences.first { given[Place(scope: scope, keys: $0)] != nil }
    sequences.removeAll { given[Place(scope: scope, keys: $0)] != nil }
    keymap.bind(command, to: sequences)
    changed.append(command)
    let owner = doubled.flatMap { given[Place(scope: scope, keys: $0)] }
    for keys in sequences { given[Place(scope: scope, keys: keys)] = command }
    guard let doubled, let owner else { return nil }
    return "\(Keymap.notation(doubled)) can not be \(name): it is \(owner.rawValue) already"
  }

  /// A name alone stands for its key, as in `enter` and `ctrl-d`.
  private static func sequence(_ text: String) -> [Key]? {
    if text.count > 1, let key = Key(text) { return [key] }
    return Key.sequence(text)
  }

  /// Changed commands of which a key can never be reached, because a shorter sequence that means
  /// something else comes first.
  func conflicts() -> [(command: String, message: String)] {
    keymap.bindings.compactMap { binding in
      let shorter = keymap.bindings.first { other in
        other.keys.count < binding.keys.count && binding.keys.starts(with: other.keys)
          && (other.scope == binding.scope || other.scope == .common || binding.scope == .common)
      }
      guard let shorter, changed.contains(binding.command) || changed.contains(shorter.command)
      else { return nil }
      let culprit = changed.contains(binding.command) ? binding.command : shorter.command
      return (
        culprit.rawValue,
        "\(Keymap.notation(binding.keys)) for \(binding.command.rawValue) can not be typed: "
          + "\(Keymap.notation(shorter.keys)) is \(shorter.command.rawValue)"
      )
    }
  }
}
