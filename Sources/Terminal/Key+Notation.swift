extension Key: CustomStringConvertible, LosslessStringConvertible {
  /// The keys that have a name instead of a character, as the configuration writes them.
  private static let names: [(name: String, code: Code)] = [
    ("enter", .enter), ("esc", .escape), ("tab", .tab), ("backspace", .backspace),
    ("del", .delete), ("insert", .insert), ("up", .up), ("down", .down), ("left", .left),
    ("right", .right), ("home", .home), ("end", .end), ("pageup", .pageUp),
    ("pagedown", .pageDown), ("space", .character(" ")),
  ]

  /// What the configuration writes before a key, in any order, for what is held down with it.
  private static let prefixes: [(name: String, modifier: Modifiers)] = [
    ("ctrl-", .control), ("alt-", .alt), ("shift-", .shift),
  ]

  /// How the configuration and the help write the key: `j`, `G`, `ctrl-d`, `space`, `f1`.
  public var description: String {
    var prefix = ""
    if modifiers.contains(.control) { prefix += "ctrl-" }
    if modifiers.contains(.alt) { prefix += "alt-" }
    if modifiers.contains(.shift) { prefix += "shift-" }
    if let named = Self.names.first(where: { $0.code == code }) { return prefix + named.name }
    switch code {
    case .character(let scalar): return prefix + String(Character(scalar))
    case .function(let number): return prefix + "f\(number)"
    default: return prefix
    }
  }

  /// Reads what ``description`` writes; `nil` for anything else.
  public init?(_ description: String) {
    var rest = Substring(description)
    var modifiers: Modifiers = []
    while let (prefix, modifier) = Self.prefixes.first(where: { rest.hasPrefix($0.name) }),
      rest.count > prefix.count
    {
      rest = rest.dropFirst(prefix.count)
      modifiers.insert(modifier)
    }
    if let named = Self.names.first(where: { $0.name == rest }) {
      self.init(named.code, modifiers: modifiers)
    } else if rest.unicodeScalars.count == 1, let scalar = rest.unicodeScalars.first {
      self.init(.character(scalar), modifiers: modifiers)
    } else if rest.first == "f", let number = Int(rest.dropFirst()), (1...24).contains(number) {
      self.init(.function(number), modifiers: modifiers)
    } else {
      return nil
    }
  }

  /// The keys that a text with keys stands for.
  ///
  /// `gg`, `5j`, `<enter>`, `<ctrl-d>`; `nil` where a name in angle brackets is unknown. `<` alone
  /// stands for itself.
  public static func sequence(_ text: String) -> [Key]? {
    var keys: [Key] = []
    var rest = Substring(text)
    while let first = rest.unicodeScalars.first {
      if first == "<", let end = rest.firstIndex(of: ">"), rest.index(after: rest.startIndex) < end
      {
        guard let key = Key(String(rest[rest.index(after: rest.startIndex)..<end])) else {
          return nil
        }
        keys.append(key)
        rest = rest[rest.index(after: end)...]
      } else {
        keys.append(Key(.character(first)))
        rest = Substring(rest.unicodeScalars.dropFirst())
      }
    }
    return keys
  }
}
