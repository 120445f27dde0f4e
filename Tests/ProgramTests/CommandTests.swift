import ArgumentParser
import ArticleModel
import Foundation
import Testing

@testable import broadsheet

/// The commands that print: their messages and how they end.
struct CommandTests {
  @Test func commandsHaveTheNamesThatAreWrittenOut() {
    let names = Broadsheet.configuration.subcommands.compactMap { $0.configuration.commandName }
    #expect(Set(names + ["help"]) == Set(Broadsheet.commandNames))
  }

  private let program: ProgramRun

  init() throws { program = try ProgramRun() }

  @Test(arguments: [
    (
      ["list", "--sort", "bogus"],
      """
      list: the value 'bogus' is invalid for '--sort <sort>'; it is one of newest, oldest, \
      title, section, unread, relevance; broadsheet list --help tells what there is
      """
    ),
    (
      ["list", "--limit", "-1"],
      "list: --limit is a number from 0 on; broadsheet list --help tells what there is"
    ),
    (
      ["--bogus"], "arguments: unknown option '--bogus'; broadsheet --help tells what there is"
    ),
    (
      ["resolve"],
      "resolve: name a headline, or --input FILE; broadsheet resolve --help tells what there is"
    ),
    (
      ["show"],
      "show: missing expected argument '<file|id> ...'; broadsheet show --help tells what there is"
    ),
    (
      ["keys", "--log-level", "bogus"],
      """
      keys: the value 'bogus' is invalid for '--log-level <level>'; it is one of 'error', \
      'warning', 'info' or 'debug'; broadsheet keys --help tells what there is
      """
    ),
    (
      ["resolve", "--input", "nowhere", "--library", "library"],
      "nowhere: no such file or directory: --input names a file that can be read"
    ),
  ])
  func tellsMisuseInOneLine(arguments: [String], errors: String) throws {
    let words = arguments.map { "'\($0)'" }.joined(separator: " ")
    let outcome = try program.shell("\"$broadsheet\" \(words)")
    #expect(outcome == .init(status: 2, output: "", errors: "broadsheet: \(errors)\n"))
  }

  @Test(arguments: ["--help", "--version", "list --help", "help show"])
  func helpIsNoError(arguments: String) throws {
    let outcome = try program.shell("\"$broadsheet\" \(arguments)")
    #expect(outcome.status == 0)
    #expect(!outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
  }

  private static let printing = [
    "list", "show library/story.txt", "check library", "keys", "themes", "resolve 'A headline'",
    "search headline", "mark read headline", "index",
  ]

  @Test(arguments: printing + ["read"])
  func refusesNamesThatAreNotThere(command: String) throws {
    let config = try program.shell("\"$broadsheet\" \(command) --config /nonexistent")
    #expect(
      config
        == .init(
          status: 2, output: "",
          errors: """
            broadsheet: /nonexistent: no such file or directory: --config names a file that can be \
            read

            """))
    let theme = try program.shell("\"$broadsheet\" \(command) --theme nrod")
    #expect(
      theme
        == .init(
          status: 2, output: "",
          errors: """
            broadsheet: nrod: there is no theme of this name; did you mean nord?: broadsheet themes \
            lists them all

            """))
  }

  @Test(arguments: printing) func tellsMistakesAndGoesOn(command: String) throws {
    try program.write("own.toml", "library = \"library\"\nmeasure = 3\n")
    let outcome = try program.shell("\"$broadsheet\" \(command) --config own.toml")
    let mistake = "own.toml:2: measure is a number from 20 to 200\n"
    if command.hasPrefix("check") {
      #expect(outcome.status == 2)
      #expect(outcome.output.contains(mistake))
      #expect(outcome.errors.isEmpty)
    } else {
      #expect(outcome.status == 0)
      #expect(!outcome.output.isEmpty)
      #expect(outcome.errors == "broadsheet: " + mistake)
    }
  }

  @Test(
    .enabled(if: Device.isFullThere, "there is no full device here"),
    arguments: printing + ["--help", "list --help", "--version"])
  func tellsWhenItsOutputCannotBeWritten(command: String) throws {
    let outcome = try program.shell("\"$broadsheet\" \(command) > /dev/full")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasSuffix(
        "broadsheet: standard output: no space left on device; what was asked for is not complete\n"
      ))
  }

  @Test func aPipeThatClosesIsNoError() throws {
    let words = String(repeating: "word ", count: 100_000)
    try program.write("library/long.txt", "Long\n\n\(words)\n")
    let outcome = try program.shell("\"$broadsheet\" show library/long.txt | head -c 1")
    #expect(outcome == .init(status: 0, output: "L", errors: ""))
  }

  @Test func showsAnArticleOfTheLibraryThatOpensByItself() throws {
    let id = ArticleID(hashing: "story.txt").description
    for variables in [["BROADSHEET_LIBRARY": "~/library"], [:]] {
      try program.write(".config/broadsheet/config.toml", "library = \"~/library\"\n")
      let outcome = try program.run("show", id, variables: variables)
      #expect(outcome.status == 0)
      #expect(outcome.output.hasPrefix("A headline\n"))
    }
    let other = try program.run("show", "0123456789abcdef")
    #expect(
      other
        == .init(
          status: 2, output: "",
          errors: "broadsheet: 0123456789abcdef: it is not in this library\n"))
    try program.write("0123456789abcdef", "A file of that name\n\nIts text.\n")
    #expect(try program.run("show", "0123456789abcdef").output.hasPrefix("A file of that name\n"))
  }

  @Test(arguments: [
    ("xterm-256color", "truecolor", ["colours: all", "colours: 256; ncurses-term would give"]),
    ("xterm-256color", "", ["colours: 256; COLORTERM=truecolor would say"]),
    ("xterm", "", ["colours: 8; "]), ("vt100", "", ["colours: none"]),
    ("no-such-terminal", "", ["colours: this terminal is not known here"]),
  ])
  func checkTellsOfTheTerminal(type: String, colorTerm: String, colors: [String]) throws {
    let variables = ["TERM": type, "COLORTERM": colorTerm, "TMUX": "", "LANG": "C.UTF-8"]
    let outcome = try program.run("check", "library", variables: variables)
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(2) == [
        "1 article, every file could be read; no mistake in configuration, keys and themes",
        "terminal: \(type)",
      ])
    #expect(colors.contains { lines[2].hasPrefix($0) }, "\(lines[2])")
    let mouse = type.hasPrefix("xterm") ? "on" : "the terminal reports none"
    #expect(
      Array(lines[3...]) == [
        "mouse: \(mouse)", "clipboard: the terminal (OSC 52)", "locale: C.UTF-8",
      ])
  }

  @Test func checkTellsWhatIsWrongWhere() throws {
    try program.write("one/empty.txt", "")
    try program.write("two/empty.txt", "")
    let outcome = try program.shell(
      "ln -s / two/disk; \"$broadsheet\" check one two; rm one/empty.txt; \"$broadsheet\" check one"
    )
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(
      lines.prefix(4) == [
        "one/empty.txt: there is nothing in it", "two/empty.txt: there is nothing in it",
        "two/disk: link not followed: it leads out of the library",
        "no articles, 2 could not be read; no mistake in configuration, keys and themes",
      ])
    #expect(outcome.status == 0)
  }

  @Test func saysThatAFolderIsEmpty() throws {
    try program.write("empty/picture.jpg", "")
    let outcome = try program.run("list", "empty")
    #expect(
      outcome
        == .init(
          status: 1, output: "",
          errors: "broadsheet: library: no articles in empty; name a folder that has some\n"))
    #expect(
      try program.run("list", "--query", "nothing", "library")
        == .init(status: 1, output: "", errors: ""))
  }
}

/// What is there to test with.
private enum Device {
  static let isFullThere = access("/dev/full", W_OK) == 0
}
