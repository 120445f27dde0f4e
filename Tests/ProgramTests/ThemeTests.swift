import Foundation
import Reader
import Terminal
import Testing

@testable import broadsheet

/// The themes that come with the program.
struct ThemeTests {
  @Test func rolesHaveTheNamesOfTheirCases() {
    for role in Role.allCases {
      let name = String(describing: role).reduce(into: "") { name, character in
        name += character.isUppercase ? "-" + character.lowercased() : String(character)
      }
      #expect(role.name == name)
      #expect(Role(name: name) == role)
    }
  }

  static let names = ThemeStore(environment: [:]).names()

  @Test func thereAreEnough() {
    let wanted = [
      "newsprint", "newsprint-light", "high-contrast", "monochrome", "solarized-dark",
      "solarized-light", "gruvbox-dark", "gruvbox-light", "nord", "dracula",
    ]
    #expect(Set(wanted).isSubset(of: Self.names))
  }

  @Test(arguments: names) func loadsWithoutMistakes(name: String) throws {
    let path = try #require(ThemeStore(environment: [:]).path(of: name))
    let file = ThemeFile(try TOMLFile(path: path))
    #expect(file.mistakes.isEmpty)
    #expect(!file.description.isEmpty)
    #expect(file.styles[.text] != nil)
  }

  /// Text can be read: WCAG 2 asks for a contrast of 4.5, and for 3 where text only accompanies.
  @Test(arguments: names) func canBeRead(name: String) {
    let theme = ThemeStore(environment: [:]).theme(named: name)
    let least: [(Role, Double)] = [
      (.body, 4.5), (.title, 4.5), (.headline, 4.5), (.headlineRead, 4.5), (.detail, 3.5),
      (.quiet, 3.5), (.byline, 3.5), (.kicker, 3), (.overlay, 4.5), (.matchCurrent, 3),
      (.match, 4.5), (.error, 3), (.link, 3), (.missing, 3.5),
    ]
    for (role, contrast) in least {
      let style = theme[role]
      guard let found = Contrast.between(style.foreground, style.background) else { continue }
      #expect(found >= contrast, "\(role.name) of \(name): \(found)")
    }
  }

  @Test func aWrongRoleOrColourIsNamedByItsLine() throws {
    let text = "[styles]\ntext = \"red\"\ntitlee = \"bold\"\nbody = \"bold rde\"\n[palettte]\n"
    let file = ThemeFile(try TOMLFile(text: text, path: "own.toml"))
    #expect(
      file.mistakes.map(\.description) == [
        "own.toml:3: titlee is not a role; did you mean title?",
        "own.toml:4: rde is no colour and no attribute; did you mean red?",
        "own.toml:5: palettte is nothing of a theme; did you mean palette?",
      ])
    #expect(file.styles[.text] == Style(foreground: .palette(1)))
  }

  @Test func aThemeThatIsMissingIsToldAndReplaced() {
    let store = ThemeStore(environment: [:])
    #expect(store.theme(named: "nrod") == store.theme(named: "newsprint"))
    #expect(store.mistakes.first?.message.contains("did you mean nord?") == true)
  }
}

/// How well two colours can be told apart, as WCAG 2 counts it: from 1 to 21.
enum Contrast {
  /// `nil` where one of the colours is not known by its parts; the terminal's own ground counts as
  /// nearly black, for themes that are made for dark ones.
  static func between(_ foreground: Color, _ background: Color) -> Double? {
    guard let one = luminance(foreground), let other = luminance(background) ?? standard(background)
    else { return nil }
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  private static func standard(_ color: Color) -> Double? {
    color == .standard ? luminance(.rgb(24, 24, 24)) : nil
  }

  private static func luminance(_ color: Color) -> Double? {
    guard case .rgb(let red, let green, let blue) = color.kind else { return nil }
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      guard value > 0.03928 else { return value / 12.92 }
      return pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
