/// The program that shows web pages.
struct Browser: Equatable {
  private static let terminalBrowsers = [
    "w3m", "lynx", "elinks", "links", "links2", "www-browser", "browsh", "carbonyl",
  ]
  private static let schemes = ["http:", "https:", "mailto:", "ftp:", "gemini:", "gopher:"]

  /// The program and its arguments; `%s` stands for the address.
  private let arguments: [String]

  /// The first browser of `BROWSER` that is installed, else the desktop's, else one that runs in
  /// the terminal.
  init?(environment: [String: String]) {
    let named = (environment["BROWSER"] ?? "").split(separator: ":").map {
      $0.split(separator: " ").map(String.init)
    }
    let path = environment["PATH"] ?? ""
    for arguments in named + Self.usual(environment: environment) {
      guard let program = arguments.first,
        let found = ChildProcess.find(program, path: path)
      else { continue }
      self.arguments = [found] + arguments.dropFirst()
      return
    }
    return nil
  }

  private static func usual(environment: [String: String]) -> [[String]] {
    #if os(macOS)
      return [["open"]]
    #else
      let hasDesktop = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].contains {
        !(environment[$0] ?? "").isEmpty
      }
      return (hasDesktop ? [["xdg-open"], ["wslview"]] : []) + terminalBrowsers.map { [$0] }
    #endif
  }

  /// Whether the program draws in the terminal.
  var needsTerminal: Bool {
    let name = arguments[0].split(separator: "/").last.map(String.init) ?? ""
    return Self.terminalBrowsers.contains(name)
  }

  /// The command that shows `url`: never by way of a shell.
  func command(for url: String) -> [String] {
    guard arguments.contains(where: { $0.contains("%s") }) else { return arguments + [url] }
    return arguments.map { argument in
      argument.split(separator: "%s", omittingEmptySubsequences: false).joined(separator: url)
    }
  }

  /// Whether `url` may be handed to another program: it comes from an article, so it must be an
  /// address of the net, and nothing that could be taken for an option or for a command.
  static func isAllowed(_ url: String) -> Bool {
    let lowercased = url.prefix(8).lowercased()
    return schemes.contains { lowercased.hasPrefix($0) }
      && url.utf8.count <= 8000
      && url.unicodeScalars.allSatisfy { scalar in
        scalar.value > 0x20 && !(0x7F..<0xA0).contains(scalar.value)
          && !"\"'`\\<>".unicodeScalars.contains(scalar)
      }
  }
}
