internal import CNcurses

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What a terminal's description tells of it, without taking the terminal.
public struct TerminalFacts: Equatable, Sendable {
  /// What the terminal would be drawn in; `nil` where its type is not known.
  public let colors: ColorDepth?
  /// Whether the terminal says that it shows all colours, and there is no description to use them.
  public let lacksDirectColors: Bool
  /// Whether it reports clicks and the wheel.
  public let hasMouse: Bool

  /// The facts about the type `type` of a terminal that `colorTerm`, as `COLORTERM` does, tells
  /// more of.
  public init(type: String, colorTerm: String?) {
    guard !type.isEmpty, Self.load(type) else {
      (colors, lacksDirectColors, hasMouse) = (nil, false, false)
      return
    }
    hasMouse = tigetstr("kmous").map { Int(bitPattern: $0) != -1 } ?? false
    let depth = ColorDepth(colors: min(256, Int(tigetnum("colors"))))
    let types = DirectColor.types(for: type, colorTerm: colorTerm)
    let isDirect = types.contains { Self.load($0) }
    colors = isDirect ? .direct : depth
    lacksDirectColors = !types.isEmpty && !isDirect
  }

  private static func load(_ type: String) -> Bool {
    var status: Int32 = 0
    return setupterm(type, STDOUT_FILENO, &status) == OK
  }
}

/// The descriptions of terminals that have all colours.
enum DirectColor {
  /// The types to try for a terminal, if it says that it shows all colours.
  static func types(for type: String, colorTerm: String?) -> [String] {
    guard colorTerm == "truecolor" || colorTerm == "24bit" else { return [] }
    let own = String(type.prefix { $0 != "-" }) + "-direct"
    // A multiplexer or a console is no xterm: its keys and its way to scroll differ.
    let others = ["tmux", "screen", "linux", "rxvt", "vt", "dumb"]
    return others.contains { type.hasPrefix($0) } ? [own] : [own, "xterm-direct"]
  }
}
