import Foundation
import Reader
import Terminal
import Testing

/// A theme in which every role has a colour of its own, so that a screen tells the roles.
let testTheme = Theme(
  name: "test",
  styles: Dictionary(
    uniqueKeysWithValues: Role.allCases.enumerated().map { index, role in
      var style = role == .text ? .plain : Style(foreground: .palette(UInt8(index + 16)))
      if [.overlay, .overlayTitle, .overlaySelection].contains(role) {
        style.background = .palette(UInt8(8))
      }
      return (role, style)
    }))

/// The screen as text, with `|` as the right edge.
func text(of grid: CellGrid) -> String {
  (0..<grid.size.rows).map { row in
    (0..<grid.size.columns).map { grid[$0, row].text }.joined() + "|"
  }.joined(separator: "\n")
}

/// The screen as text with the role of every stretch: `{headline:Owl Stops Play}`.
func roles(of grid: CellGrid) -> String {
  (0..<grid.size.rows).map { row in roles(of: grid, row: row) + "|" }.joined(separator: "\n")
}

private func roles(of grid: CellGrid, row: Int) -> String {
  var line = ""
  var current: Role?
  for column in 0..<grid.size.columns where grid[column, row].width > 0 {
    let cell = grid[column, row]
    var role: Role?
    if case .palette(let index) = cell.style.foreground.kind, cell.base != 32 {
      role = Role.allCases[Int(index) - 16]
    } else if cell.base == 32 {
      role = current
    }
    if role != current {
      if current != nil { line += "}" }
      if let role { line += "{\(role.name):" }
      current = role
    }
    line += cell.text
  }
  return line + (current == nil ? "" : "}")
}

/// Compares a screen with the one written in the test.
func expect(
  _ reader: TestReader, shows expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  compare(text(of: reader.grid()), expected, sourceLocation)
}

/// Compares a screen with the one in `Screens/<name>.txt`.
///
/// `RECORD=1` writes the file, and fails.
func expect(
  _ reader: TestReader, showsScreen name: String, withRoles: Bool = false, theme: Theme = testTheme,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let grid = reader.grid(theme: theme)
  let actual = withRoles ? roles(of: grid) : text(of: grid)
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Screens/\(name).txt")
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try? (actual + "\n").write(to: file, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record("there is no screen \(name); RECORD=1 writes it", sourceLocation: sourceLocation)
    return
  }
  compare(actual, String(expected.dropLast()), sourceLocation)
}

private func compare(_ actual: String, _ expected: String, _ location: SourceLocation) {
  guard actual != expected else { return }
  let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
  var report = "the screen is not the expected one (expected, then actual):\n"
  for row in 0..<max(left.count, right.count) {
    let one = row < left.count ? String(left[row]) : "(no row)"
    let other = row < right.count ? String(right[row]) : "(no row)"
    report += one == other ? "  \(one)\n" : "- \(one)\n+ \(other)\n"
  }
  Issue.record(Comment(rawValue: report), sourceLocation: location)
}
