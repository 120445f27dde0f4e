/// Text on its way to the clipboard, without control characters.
struct Clipboard {
  /// Terminals drop longer sequences, some of them in the middle.
  private static let limit = 50_000

  let text: String
  var bytes: [UInt8] { Array(text.utf8) }

  /// Text to copy, unless there is too much of it.
  init?(text: String) {
    let safe = text.unicodeScalars.filter { scalar in
      scalar == "\n" || scalar == "\t" || !(scalar.value < 0x20 || (0x7F..<0xA0) ~= scalar.value)
    }
    self.text = String(String.UnicodeScalarView(safe))
    guard self.text.utf8.count <= Self.limit else { return nil }
  }

  /// The sequence that asks the terminal itself: OSC 52.
  var sequence: [UInt8] {
    Array("\u{1B}]52;c;".utf8) + Self.base64(bytes) + [0x07]
  }

  /// The programs that reach the clipboard too, the surest first.
  ///
  /// tmux keeps the terminal's
  /// sequence to itself unless it is set up to pass it on, but sends its own when asked.
  static func commands(environment: [String: String]) -> [[String]] {
    func isSet(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
    var commands: [[String]] = []
    #if os(macOS)
      commands.append(["pbcopy"])
    #endif
    if isSet("WAYLAND_DISPLAY") { commands.append(["wl-copy"]) }
    if isSet("DISPLAY") {
      commands.append(["xclip", "-selection", "clipboard"])
      commands.append(["xsel", "--clipboard", "--input"])
    }
    if isSet("TMUX") { commands.append(["tmux", "load-buffer", "-w", "-"]) }
    return commands
  }

  /// Base64 of RFC 4648, by hand: Foundation is not loaded for so little.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...group.count { text.append(digits[bits >> (18 - 6 * place) & 63]) }
      text += Array(repeating: UInt8(ascii: "="), count: 3 - group.count)
    }
    return text
  }
}
