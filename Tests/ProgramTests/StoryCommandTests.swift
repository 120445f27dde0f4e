import ArticleModel
import Foundation
import Testing

/// The commands that tell what belongs together.
struct StoryCommandTests {
  private let program: ProgramRun

  init() throws {
    program = try ProgramRun()
    for (name, title) in [
      ("vote", "Tolven council votes on the night ferry"),
      ("saved", "Night ferry of Tolven is saved by one vote"),
    ] {
      try program.write(
        "news/\(name).txt",
        """
        \(title)

        The night ferry across the Arrel estuary carries nurses and bakers between Tolven and \
        Brindle. Councillor Orrell spoke for the ferry, and the harbour office of Tolven counted \
        the passengers. This is the report called \(name).

        """)
    }
    for number in 0..<12 {
      try program.write(
        "news/other\(number).txt",
        "Notes on subject number \(number)\n\nDifferent: item\(number) thing\(number).\n")
    }
  }

  private func objects(_ arguments: String...) throws -> [[String: Any]] {
    try program.run(arguments).output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  @Test func relatedTellsPathScoreAndReason() throws {
    let answers = try objects("related", "--library", "news", "--format", "json", "news/vote.txt")
    #expect(answers.count == 1)
    #expect(answers[0]["path"] as? String == "vote.txt")
    let related = try #require(answers[0]["related"] as? [[String: Any]])
    #expect(related.map { $0["path"] as? String } == ["saved.txt"])
    #expect(related[0]["title"] as? String == "Night ferry of Tolven is saved by one vote")
    #expect(related[0]["reason"] as? String == "same story · 2 sources")
    #expect(try #require(related[0]["score"] as? Double) > 0.3)
    #expect(related[0]["terms"] == nil)
  }

  @Test func relatedGoesThroughAllAndExplains() throws {
    let all = try objects("related", "--library", "news", "--all", "--explain", "--format", "json")
    #expect(all.count == 14)
    let found = all.flatMap { $0["related"] as? [[String: Any]] ?? [] }
    #expect(Set(found.map { $0["path"] as? String }) == ["saved.txt", "vote.txt"])
    let terms = try #require(found[0]["terms"] as? [[String: Any]])
    #expect(terms.contains { $0["word"] as? String == "Tolven" })
    let text = try program.run(
      "related", "--library", "news", "--explain", ArticleID(hashing: "vote.txt").description)
    #expect(text.status == 0)
    let lines = text.output.split(separator: "\n")
    #expect(lines[0] == "Tolven council votes on the night ferry")
    #expect(lines[1].hasSuffix("%  Night ferry of Tolven is saved by one vote"))
    #expect(lines[2] == "        same story · 2 sources")
    #expect(lines[3].contains("Tolven "))
  }

  @Test func relatedReadsFilesOfNoLibrary() throws {
    try program.write(
      "page.txt", "The ferry at night\n\nNurses and bakers take the Arrel ferry to Brindle.\n")
    let outcome = try program.run("related", "--library", "news", "page.txt")
    #expect(outcome.status == 0 && outcome.output.contains("saved by one vote"))
    try program.write("none.txt", "Nothing\n\nAltogether unlike.\n")
    #expect(try program.run("related", "--library", "news", "none.txt").status == 1)
    let missing = try program.run("related", "--library", "news", "missing.txt")
    #expect(missing.status == 2 && missing.errors.hasPrefix("broadsheet: missing.txt: "))
    #expect(try program.run("related", "--library", "news").status == 2)
  }

  @Test func storiesListsWhatBelongsTogether() throws {
    let stories = try objects("stories", "--library", "news", "--format", "json")
    #expect(stories.count == 1)
    let articles = try #require(stories[0]["articles"] as? [[String: Any]])
    #expect(Set(articles.map { $0["path"] as? String }) == ["saved.txt", "vote.txt"])
    #expect(stories[0]["followed"] as? Bool == false)
    let text = try program.run("stories", "--library", "news")
    #expect(text.output.split(separator: "\n").count == 3)
    #expect(text.output.contains(" ×2\n"))
    try FileManager.default.removeItem(at: program.home.appending(path: "news/vote.txt"))
    #expect(try program.run("stories", "--library", "news").status == 1)
  }
}
