public import Terminal

/// Which command each sequence of keys stands for, in each pane.
public struct Keymap: Equatable, Sendable {
  /// A sequence of keys and its command.
  public struct Binding: Hashable, Sendable {
    public var scope: Scope
    public var keys: [Key]
    public var command: Command
  }

  /// What a sequence of keys means so far.
  public enum Match: Equatable, Sendable {
    case command(Command)
    /// More keys must come: the bindings that begin so.
    case unfinished([Binding])
    case none
  }

  /// All bindings, in the order of the command table.
  public private(set) var bindings: [Binding]

  /// The command table's own keys.
  public static let standard = Keymap(
    bindings: CommandTable.entries.flatMap { entry in
      entry.keys.compactMap { text in
        Key.sequence(text).map { Binding(scope: entry.scope, keys: $0, command: entry.command) }
      }
    })

  private init(bindings: [Binding]) {
    self.bindings = bindings
  }

  /// Gives `command` the sequences `keys` in place of those it had; a sequence that another
  /// command of the same scope had goes over to this one.
  public mutating func bind(_ command: Command, to sequences: [[Key]]) {
    let scope = CommandTable.entry(command).scope
    bindings.removeAll { binding in
      binding.command == command || (binding.scope == scope && sequences.contains(binding.keys))
    }
    bindings += sequences.map { Binding(scope: scope, keys: $0, command: command) }
  }

  /// What `keys` mean in a pane: the pane's own table comes first, then the common one.
  public func match(_ keys: [Key], in scope: Scope) -> Match {
    let candidates = bindings.filter {
      $0.keys.first == keys.first && ($0.scope == scope || $0.scope == .common)
        && $0.keys.starts(with: keys)
    }
    let exact = candidates.filter { $0.keys.count == keys.count }
    if let found = exact.first(where: { $0.scope == scope }) ?? exact.first {
      return .command(found.command)
    }
    return candidates.isEmpty ? .none : .unfinished(candidates)
  }

  /// The first sequence of a command, as the help writes it.
  public func firstKey(of command: Command) -> String? {
    bindings.first { $0.command == command }.map { Self.notation($0.keys) }
  }

  /// The sequences of a command, as the help writes them.
  public func keys(of command: Command) -> [String] {
    bindings.filter { $0.command == command }.map { Keymap.notation($0.keys) }
  }

  /// How the help and the configuration write a sequence: `gg`, `ctrl-d`, `g space`.
  public static func notation(_ keys: [Key]) -> String {
    let names = keys.map(\.description)
    return names.allSatisfy { $0.count == 1 } ? names.joined() : names.joined(separator: " ")
  }
}
