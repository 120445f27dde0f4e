import ArticleFormats
import ArticleLibrary
import ArticleModel
import Foundation
import Reader
import Testing

@testable import broadsheet

/// The file of rules that are written while reading.
struct SiteRulesFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("broadsheet-\(UUID().uuidString)").path
  private var configuration: String { folder + "/config.toml" }
  private var sites: String { folder + "/sites.toml" }

  init() throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/news", withIntermediateDirectories: true)
    try write(
      "news/a.html",
      """
      <html><head><title>Ferry stays</title><link rel=canonical href=https://www.post.test/a></head>
      <body><h1>Ferry stays</h1><article>
      <p>The council of the town voted on Monday to keep the night ferry, which nobody expected.</p>
      <p class="pitch">You read the Post because you care about the coast, and so do all of us.</p>
      <p>The ferry carries nurses and bakers who have no other way to cross before the morning.</p>
      </article><aside class="facts"><p>The ferry was built in 1961 by hand.</p></aside></body></html>
      """)
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
  }

  private func text() throws -> String { try String(contentsOfFile: sites, encoding: .utf8) }

  private func rules() -> SiteRules {
    Configuration.sites(path: configuration, environment: [:])
  }

  private func editor() async throws -> (SiteEditor, Library, ArticleID) {
    let library = Library(paths: [folder + "/news"], marksFolder: nil)
    library.setSiteRules(rules())
    _ = await library.update { _ in }
    let file = try #require(SiteRulesFile(configuration: configuration, environment: [:]))
    let (path, id) = (configuration, try #require(library.resolve("Ferry stays")?.article))
    let editor = SiteEditor(file: file, library: library) {
      Configuration.sites(path: path, environment: [:])
    }
    return (editor, library, id)
  }

  private let pitch = "You read the Post because you care about the coast, and so do all of us."

  @Test func whatIsPointedAtIsWrittenAndTakenBack() async throws {
    let own = """
      # Mine.
      [[site]]
      host = "other.test"   # my favourite
      remove = [
        ".ad",
      ]
      """
    try write("sites.toml", own)
    let (editor, library, id) = try await editor()
    let (isWritten, message) = editor.perform(.leaveOut(pitch), on: id)
    #expect(isWritten)
    #expect(
      message.text == "left out on post.test: .pitch · written to sites.toml · u undoes")
    #expect(
      try text() == own + """


        # Left out while reading: “You read the Post because you care about the coast, and so…”
        [[site]]
        host = "post.test"
        remove = [".pitch"]

        """)
    let removal = try library.article(id).1.removed.first { $0.text == pitch }
    #expect(removal?.rule == "post.test: remove .pitch (sites.toml:9)")
    #expect(editor.undo().message.text == "the rule is gone from sites.toml")
    #expect(try text() == own)
    #expect(try library.article(id).1.text.contains(pitch))
    // What the file says of it is taken away where it is to be kept after all, in a later run too.
    _ = editor.perform(.leaveOut(pitch), on: id)
    let (other, _, again) = try await self.editor()
    let back = other.perform(.keep(pitch, rule: removal?.rule), on: again)
    #expect(back.message.text == ".pitch is no longer left out on post.test: sites.toml")
    #expect(try text() == own + "\n\n")
  }

  @Test func whatWasLeftOutIsKept() async throws {
    let (editor, library, id) = try await editor()
    let fact = "The ferry was built in 1961 by hand."
    #expect(try !library.article(id).1.text.contains(fact))
    let (isWritten, message) = editor.perform(.keep(fact, rule: "element aside"), on: id)
    #expect(isWritten)
    #expect(message.text.hasPrefix("kept on post.test: .facts · written to sites.toml"))
    #expect(try library.article(id).1.text.contains(fact))
    #expect(rules().rules.map(\.host) == ["post.test"])
  }

  @Test func aBrokenFileStaysAsItIs() async throws {
    try write("sites.toml", "[[site]\nhost = ")
    let (editor, _, id) = try await editor()
    let (isWritten, message) = editor.perform(.leaveOut(pitch), on: id)
    #expect(!isWritten && message.isError)
    #expect(message.text.contains("sites.toml:1"))
    #expect(try text() == "[[site]\nhost = ")
  }

  @Test func aLinkStaysALink() async throws {
    try write("real.toml", "")
    try FileManager.default.createSymbolicLink(
      atPath: sites, withDestinationPath: folder + "/real.toml")
    let (editor, _, id) = try await editor()
    #expect(editor.perform(.leaveOut(pitch), on: id).isWritten)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: sites).hasSuffix("real.toml"))
    #expect(rules().rules.count == 1)
  }

  @Test func mistakesAreToldByLineAndSpoilNothing() throws {
    try write(
      "sites.toml",
      """
      [[site]]
      host = "post.test"
      remove = [".a", "promo", "b c"]

      [[site]]
      remove = ".b"

      [[site]]
      host = "https://www.other.test/news"
      remov = "x"
      keep = 3
      """)
    let setup = Configuration.load(
      path: nil, environment: ["XDG_CONFIG_HOME": folder],
      themes: ThemeStore(environment: [:]))
    #expect(setup.sites.rules.isEmpty)
    var read = Configuration()
    read.take(SiteRulesFile(configuration: configuration, environment: [:]))
    #expect(read.sites.rules.map(\.host) == ["post.test", "other.test"])
    #expect(read.sites.rules[0].remove.map(\.text) == [".a"])
    #expect(read.sites.rules.map(\.place) == ["sites.toml:1", "sites.toml:8"])
    let lines = read.mistakes.map { "\($0.line ?? 0) \($0.message.prefix(24))" }
    #expect(
      lines == [
        "3 remove: \"promo\": promo i", "3 remove: \"b c\": a selecto",
        "5 host is the name of a si",
        "10 remov is not a setting o", "11 keep is a selector in qu",
      ])
  }
}
