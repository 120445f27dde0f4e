/// The command table with the keys in use, as the help and the printed tables show it.
public enum KeyTable {
  /// A line of the table.
  public struct Line: Hashable, Sendable {
    public var command: Command
    /// The command's name, or that of several that only differ in their number.
    public var name: String
    public var keys: [String]
    public var help: String
    public var group: CommandEntry.Group
  }

  /// The lines, in the order of the command table.
  ///
  /// The nine commands that follow numbered stories are one line while their keys are the digits.
  public static func lines(of keymap: Keymap) -> [Line] {
    let follows = CommandTable.entries.filter { $0.command.followNumber > 0 }
    let areDigits = follows.allSatisfy {
      keymap.keys(of: $0.command) == [String($0.command.followNumber)]
    }
    return CommandTable.entries.compactMap { entry in
      var line = Line(
        command: entry.command, name: entry.command.rawValue,
        keys: keymap.keys(of: entry.command), help: entry.help + place(of: entry),
        group: entry.group)
      guard areDigits, entry.command.followNumber > 0 else { return line }
      guard entry.command == .follow1 else { return nil }
      line.name = "follow-1 … follow-9"
      line.keys = ["1–9"]
      line.help = "follow the related story of this number"
      return line
    }
  }

  /// Where the command's keys work, if not everywhere.
  private static func place(of entry: CommandEntry) -> String {
    entry.scope == .common ? "" : " (in the \(entry.scope.rawValue) pane)"
  }
}
