internal import Curses

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What `check` tells of the terminal, a line a fact.
struct TerminalReport {
  private let environment: [String: String]
  private let facts: TerminalFacts

  init(environment: [String: String]) {
    self.environment = environment
    facts = TerminalFacts(
      type: environment["TERM"] ?? "", colorTerm: environment["COLORTERM"])
  }

  func lines(usesColor: Bool, usesMouse: Bool) -> [String] {
    let type = environment["TERM"].flatMap { $0.isEmpty ? nil : $0 }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return [
      "terminal: \(type ?? "TERM is not set")",
      "colours: \(usesColor ? colors : "none, as asked for")",
      "mouse: \(usesMouse ? facts.hasMouse ? "on" : "the terminal reports none" : "off, as set")",
      "clipboard: \(clipboard)", "locale: \(locale ?? "not set")",
    ]
  }

  private var colors: String {
    switch facts.colors {
    case nil: "this terminal is not known here; set TERM to one that is, as xterm-256color"
    case .none?: "none"
    case .eight?: "8" + advice
    case .sixteen?: "16" + advice
    case .palette?: "256" + advice
    case .direct?: "all"
    }
  }

  private var advice: String {
    facts.lacksDirectColors
      ? "; ncurses-term would give all colours"
      : "; COLORTERM=truecolor would say that the terminal shows all colours"
  }

  /// The ways to the clipboard, as they are tried.
  private var clipboard: String {
    let programs = Clipboard.commands(environment: environment).compactMap(\.first)
    let there = programs.filter(isProgram)
    return (["the terminal (OSC 52)"] + there).joined(separator: ", ")
  }

  private func isProgram(_ name: String) -> Bool {
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { access("\($0)/\(name)", X_OK) == 0 }
  }
}
