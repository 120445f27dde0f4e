import Foundation
import Reader
import Testing

@testable import broadsheet

/// The file of the desks that were kept.
struct SavedDeskTests {
  private let home = FileManager.default.temporaryDirectory.appending(path: "desks-\(UUID())")
  private var environment: [String: String] { ["HOME": home.path] }
  private var file: URL { home.appending(path: ".local/share/broadsheet/desks.toml") }

  private func configuration() -> Configuration {
    Configuration.load(
      path: nil, environment: environment, themes: ThemeStore(environment: environment))
  }

  @Test func keepsEveryNameAndQuery() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let desks = try #require(SavedDesks(environment: environment))
    let kept = [
      Desk("Zebra \"crossing\"", "\"night ferry\" -title:a\\b", isSaved: true),
      Desk("a.b = [c] # d", "is:unread", isSaved: true), Desk("Über ’s Meer", "海", isSaved: true),
    ]
    for desk in kept { #expect(desks.save(desk) == nil) }
    #expect(Set(try desks.all().map(\.query)) == Set(kept.map(\.query)))
    #expect(Array(configuration().settings.desks.suffix(3)).allSatisfy { kept.contains($0) })
    #expect(desks.save(Desk("ÜBER ’S MEER", "sea", isSaved: true)) == nil)
    #expect(try desks.all().first { $0.name == "ÜBER ’S MEER" }?.query == "sea")
    for desk in try desks.all() { #expect(desks.remove(named: desk.name) == nil) }
    #expect(try desks.all().isEmpty && configuration().mistakes.isEmpty)
  }

  @Test func aFileThatIsNotUnderstoodIsLeftAsItIs() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let text = "[desks]\nown = \"ferry\"\nother = 3\n"
    try Data(text.utf8).write(to: file)
    let desks = try #require(SavedDesks(environment: environment))
    let reason = try #require(desks.save(Desk("New", "owl", isSaved: true)))
    #expect(reason.contains("desks.toml:3: the desk other is a query, in quotes"))
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
    #expect(configuration().mistakes.map(\.line) == [3])
  }

  @Test func theConfigurationComesFirst() throws {
    defer { try? FileManager.default.removeItem(at: home) }
    let desks = try #require(SavedDesks(environment: environment))
    #expect(desks.save(Desk("TODAY", "ferry", isSaved: true)) == nil)
    #expect(configuration().settings.desks == Desk.standard)
  }
}
