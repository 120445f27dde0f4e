import ArticleModel
import Foundation
import Testing

/// The commands that work on the index and on the reader's marks.
struct LibraryCommandTests {
  private let program: ProgramRun

  init() throws {
    program = try ProgramRun()
    try program.write(
      "news/ferry.txt",
      "Ferry Stays | Coast\n\nThe council met late. The night ferry stays, said the council.\n")
    try program.write("news/bread.txt", "Bread for All | Town\n\nThe guild bakes for the ferry.\n")
    try program.write("news/owl.txt", "Owl Stops Play | Sport\n\nAn owl sat on the wicket.\n")
  }

  private let ferry = ArticleID(hashing: "ferry.txt").description

  private func lines(_ arguments: String) throws -> [String] {
    try program.shell("\"$broadsheet\" \(arguments)").output
      .split(separator: "\n").map(String.init)
  }

  // MARK: index

  @Test func indexTellsWhatBecameOfTheFiles() throws {
    func summary(_ options: String = "") throws -> String {
      let outcome = try program.shell("\"$broadsheet\" index --library news \(options)")
      #expect(outcome.status == 0)
      #expect(outcome.output.hasSuffix(" seconds\n"))
      return outcome.output.components(separatedBy: ", ").dropLast().joined(separator: ", ")
    }
    #expect(try summary() == "3 found, 3 new, 0 changed, 0 gone, 0 failed")
    #expect(try summary() == "3 found, 0 new, 0 changed, 0 gone, 0 failed")
    try program.write("news/empty.txt", "")
    try program.write("news/owl.txt", "Owl Flies On | Sport\n\nIt has left the wicket.\n")
    try FileManager.default.removeItem(at: program.home.appending(path: "news/bread.txt"))
    #expect(try summary() == "3 found, 1 new, 1 changed, 1 gone, 1 failed")
    #expect(try summary("--rebuild") == "3 found, 3 new, 0 changed, 0 gone, 1 failed")
  }

  @Test func rebuildingKeepsTheMarks() throws {
    _ = try program.run("mark", "star", "--library", "news", ferry)
    _ = try program.run("index", "--library", "news", "--rebuild")
    #expect(try lines("list --library news --query is:starred").count == 1)
  }

  @Test func indexEndsWithAnErrorWhereItCannotBeKept() throws {
    try program.write("cache", "This is a file, so nothing can be kept in it.\n")
    let outcome = try program.run(
      "index", "--library", "news", variables: ["XDG_CACHE_HOME": "~/cache"])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix(
        "broadsheet: library: the index cannot be kept, so every start reads all files: ~/cache"))
  }

  // MARK: search

  @Test func searchShowsTheBestFirstWithItsWords() throws {
    let found = try lines("search --library news ferry")
    #expect(found.count == 4)
    #expect(found[0].hasSuffix("- Coast               Ferry Stays"))
    #expect(found[1] == "    The council met late. The night ferry stays, said the council.")
    #expect(found[3] == "    The guild bakes for the ferry.")
    #expect(!found.joined().contains("\u{1B}"))
  }

  @Test(arguments: [
    ("ferry -guild", ["ferry.txt"]), ("'\"night ferry\"'", ["ferry.txt"]), ("ferr", []),
    ("'ferr*' guild", ["bread.txt"]), ("-- -ferry", ["owl.txt"]),
    ("owl OR guild --sort title", ["bread.txt", "owl.txt"]),
    ("section:coast", ["ferry.txt"]), ("ferry --limit 1", ["ferry.txt"]),
    ("FÉRRY guild", ["bread.txt"]),
  ])
  func searchUnderstandsQueries(query: String, files: [String]) throws {
    let outcome = try program.shell("\"$broadsheet\" search --library news --format tsv \(query)")
    let found = outcome.output.split(separator: "\n").map {
      String($0.split(separator: "\t", omittingEmptySubsequences: false)[4])
    }
    #expect(found == files)
    #expect(outcome.status == (files.isEmpty ? 1 : 0))
    #expect(outcome.errors.isEmpty)
  }

  @Test func searchTellsMistakesAndLooksForTheRest() throws {
    let outcome = try program.shell("\"$broadsheet\" search --library news 'owl  is:unraed'")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Owl Stops Play"))
    #expect(
      outcome.errors == """
        broadsheet: query: is: wants unread, read, starred, new or unfinished
          owl  is:unraed
                  ^^^^^^

        """)
    let nothing = try program.shell("\"$broadsheet\" search --library news 'date:never'")
    #expect(nothing.status == 2 && nothing.output.isEmpty)
    let list = try program.shell("\"$broadsheet\" list --library news --query 'owl is:unraed'")
    #expect(list.status == 0)
    #expect(list.errors.hasSuffix("\n  owl is:unraed\n         ^^^^^^\n"))
  }

  @Test func searchGivesObjects() throws {
    let found = try lines("search --library news --format json guild")
    let data = try #require(found.first?.data(using: .utf8))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["snippet"] as? String == "The guild bakes for the ferry.")
    #expect(object["path"] as? String == "bread.txt")
    #expect(object["tags"] as? [String] == [])
  }

  // MARK: mark

  @Test func marksWhatAQueryFindsAndTakesItBack() throws {
    let undo = "; broadsheet mark undo takes that back"
    #expect(try lines("mark --library news read ferry") == ["marked 2 stories read" + undo])
    #expect(try lines("list --library news --query is:unread").count == 1)
    #expect(
      try lines("mark read --library news is:unread OR is:read") == [
        "marked 1 story read (2 were so already)" + undo
      ])
    #expect(try lines("mark read --library news ferry") == ["nothing to do: all 2 are so"])
    #expect(try lines("mark undo") == ["undone: 1 story as before"])
    #expect(try lines("mark undo") == ["undone: 2 stories as before"])
    #expect(try lines("list --library news --query is:unread").count == 3)
    let nothing = try program.run("mark", "undo")
    #expect(
      nothing
        == .init(status: 1, output: "", errors: "broadsheet: mark: there is nothing to undo\n"))
  }

  @Test func marksByIdentifier() throws {
    let undo = "; broadsheet mark undo takes that back"
    #expect(try lines("mark star \(ferry) --library news") == ["starred 1 story" + undo])
    #expect(
      try lines("mark tag 'night  life' \(ferry) --library news")
        == ["tagged 1 story night life" + undo])
    for command in [
      "list --library news --query 'tag:\"night life\"'", "show --library news \(ferry)",
    ] {
      let found = try lines("\(command) --format json")
      #expect(found.count == 1)
      #expect(found[0].contains(#""read":false"#) && found[0].contains(#""starred":true"#))
      #expect(found[0].contains(#""tags":["night life"]"#))
    }
    // The marks of a file are found by what stands in it.
    #expect(try lines("show news/ferry.txt --format json")[0].contains(#""starred":true"#))
    #expect(try lines("mark untag 'night life' tag:night* --library news").count == 1)
    #expect(try lines("list --library news --query 'tag:night*'").isEmpty)
    let missing = try program.run("mark", "read", "--library", "news", "0123456789abcdef", ferry)
    #expect(missing.status == 2)
    #expect(missing.errors == "broadsheet: 0123456789abcdef: it is not in this library\n")
    #expect(missing.output.hasPrefix("marked 1 story read;"))
  }

  @Test(arguments: [
    ("read zebra", 1, ""), ("read 'ferry is:unraed'", 2, "broadsheet: query: is: wants"),
    ("read", 2, "broadsheet: mark: say which stories"),
    ("read ''", 2, "broadsheet: mark: say which stories"),
    ("tag", 2, "broadsheet: mark: say which tag: broadsheet mark tag NAME QUERY"),
    (
      "bogus ferry", 2,
      "broadsheet: mark: the value 'bogus' is invalid for '<action>'; it is one of read, unread, star"
    ),
    ("read --bogus ferry", 2, "broadsheet: mark: unknown option '--bogus'"),
  ])
  func marksNothing(arguments: String, status: Int32, errors: String) throws {
    let outcome = try program.shell("\"$broadsheet\" mark --library news \(arguments)")
    #expect(outcome.status == status)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix(errors))
    #expect(try lines("list --library news --query is:unread").count == 3)
  }

  @Test func listSortsAndFilters() throws {
    #expect(
      try lines("list --library news --sort title").map { $0.suffix(4) } == [
        " All", "tays", "Play",
      ])
    #expect(try lines("list --library news --query 'section:sport OR bakes'").count == 2)
  }
}
