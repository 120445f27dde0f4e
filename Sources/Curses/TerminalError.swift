/// The reader cannot run on what it was started on, and what to do about that.
public struct TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong and what helps, as it follows the program's name.
  public let description: String

  static let notATerminal = TerminalError(
    description: """
      no terminal: the reader needs one for input and output; \
      'broadsheet list' and 'broadsheet show' do without
      """)

  static let noType = TerminalError(
    description: """
      no terminal type: TERM is not set; set it to what your terminal is, \
      for example TERM=xterm-256color
      """)

  static func unusable(type: String) -> TerminalError {
    // The value comes from outside, and control characters in it would reach the terminal.
    let name = String(
      String.UnicodeScalarView(type.unicodeScalars.prefix(40).filter { (0x21...0x7E) ~= $0.value }))
    return TerminalError(
      description: """
        terminal type '\(name)': not known here or without a cursor to move; \
        set TERM to what your terminal is, for example TERM=xterm-256color; \
        'broadsheet list' and 'broadsheet show' do without
        """)
  }
}
