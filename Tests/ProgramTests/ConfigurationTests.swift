import Reader
import Terminal
import Testing

@testable import broadsheet

struct ConfigurationTests {
  private func configuration(_ text: String) throws -> Configuration {
    Configuration(
      try TOMLFile(text: text, path: "config.toml"), home: "/home/ana",
      themes: ThemeStore(environment: [:]))
  }

  @Test func takesEverySetting() throws {
    let configuration = try configuration(
      """
      library = ["~/news", "/"]
      theme = "nord"
      measure = 60
      mouse = false

      [layout]
      headlines-width = 40
      related-width = 30
      related-height = 5
      hide = ["related"]
      separators = false
      stories = false

      [search]
      stemming = true

      [desks]
      "Sea and coast" = "section:coastal OR ferry"
      unread = "is:unread newer:7d"

      [keys]
      star = ["*", "<ctrl-s>"]
      quit = "none"
      """)
    #expect(configuration.libraries == ["/home/ana/news", "/"])
    #expect(configuration.settings.themeName == "nord")
    #expect(configuration.settings.measure == 60)
    #expect(
      configuration.settings.desks.map(\.name) == [
        "All stories", "unread", "Starred", "Continue reading", "Today", "Sea and coast",
      ])
    #expect(!configuration.settings.isMouseEnabled)
    #expect(configuration.settings.layout.headlineColumns == 40)
    #expect(configuration.settings.layout.hidden == [.related])
    #expect(!configuration.settings.layout.hasSeparators)
    #expect(!configuration.settings.layout.foldsStories)
    #expect(configuration.settings.findsForms)
    #expect(configuration.settings.keymap.keys(of: .star) == ["*", "ctrl-s"])
    #expect(configuration.settings.keymap.keys(of: .quit) == [])
    #expect(configuration.mistakes.map(\.line) == [1])
  }

  @Test(arguments: [
    ("thme = \"nord\"", 1, "thme is not a setting; did you mean theme?"),
    ("\nmeasure = 5", 2, "measure is a number from 20 to 200"),
    ("mouse = \"no\"", 1, "mouse is true or false"),
    ("[search]\nstemming = \"yes\"", 2, "stemming is true or false"),
    (
      "[search]\nsteming = true", 2,
      "steming is not a setting of the search; did you mean stemming?"
    ),
    ("search = true", 1, "search is a table: [search]"),
    ("theme = 3", 1, "theme is a name, in quotes"),
    ("[layout]\nhide = [\"story\"]", 2, "hide is a list"),
    ("[layout]\n\nheadline-width = 3", 3, "did you mean headlines-width?"),
    ("[keys]\nstarr = \"x\"", 2, "starr is not a command; did you mean star?"),
    ("[keys]\n# a comment\nstar = \"<what>\"", 3, "<what> is not a key"),
    ("[keys]\nstar = \"gx\"\nfirst = \"g\"", 2, "can not be typed"),
    ("[desks]\na = \"b\"\n\"A desk\" = \"is:nothing\"", 3, "the desk A desk: is: wants"),
    ("[desks]\nferry = 3", 2, "the desk ferry is a query, in quotes"),
    ("desks = 3", 1, "desks is a table"),
    ("[layout]\nseparators = 2", 2, "separators is true or false"),
    ("[layout]\nstories = 2", 2, "stories is true or false"),
    ("keys = 1", 1, "keys is a table"),
    ("\n\ntheme = \"nrod\"", 3, "there is no theme nrod; did you mean nord?"),
    ("[keys]\nstar = \"s\"\nmark-read = \"s\"", 3, "s can not be mark-read: it is star already"),
    ("[keys]\nstar = [\"x\", \"y\"]\nundo = [\"z\", \"y\"]", 3, "y can not be undo"),
    ("\nkeys = { starr = \"x\" }", 2, "starr is not a command"),
    ("a = = 1", 1, "error while parsing value"),
  ])
  func namesEveryMistakeByItsLine(text: String, line: Int, message: String) throws {
    let mistake: Mistake
    do {
      mistake = try #require(try configuration(text).mistakes.first)
    } catch let error as Mistake {
      mistake = error
    }
    #expect(mistake.line == line)
    #expect(mistake.message.contains(message), "\(mistake.message)")
    #expect(mistake.description.hasPrefix("config.toml:\(line): "))
  }

  @Test func aMistakeLeavesTheRestInForce() throws {
    let configuration = try configuration("theme = \"nord\"\nmeasure = \"wide\"\nnonsense = 1")
    #expect(configuration.settings.themeName == "nord")
    #expect(configuration.settings.measure == Settings().measure)
    #expect(configuration.mistakes.count == 2)
  }

  @Test func aKeyThatIsGivenTwiceStaysWithTheFirst() throws {
    let keymap = try configuration(
      "[keys]\nstar = [\"x\", \"y\"]\nmark-read = [\"z\", \"y\"]\nundo = \"s\""
    ).settings.keymap
    #expect(keymap.keys(of: .star) == ["x", "y"])
    #expect(keymap.keys(of: .markRead) == ["z"])
    // What was not given goes over without a word.
    #expect(keymap.keys(of: .undo) == ["s"])
  }

  @Test func mistakesComeInTheOrderOfTheirLines() throws {
    let text = "zebra = 1\nmouse = 2\n[keys]\nzoom = 3\ncancel = 4\n[layout]\nhide = 5\n"
    #expect(try configuration(text).mistakes.map(\.line) == [1, 2, 4, 5, 7])
  }

  @Test(arguments: [
    (80, "~/own/config.toml:3: measure is a number from 20 to 200 · 16 more: broadsheet check"),
    (78, "config.toml:3: measure is a number from 20 to 200 · 16 more: broadsheet check"),
    (60, "config.toml:3: measure is a … · 16 more: broadsheet check"),
  ])
  func mistakesFitOneLine(columns: Int, line: String) {
    let mistake = Mistake(
      file: "/home/ana/own/config.toml", line: 3, message: "measure is a number from 20 to 200")
    let mistakes = Array(repeating: mistake, count: 17)
    let width = columns == 80 ? 83 : columns
    #expect(Mistake.summary(mistakes, home: "/home/ana", columns: width) == line)
    #expect(Mistake.summary([], home: "/home/ana", columns: width) == nil)
  }

  @Test func findsLinesBehindLongTexts() {
    let lines = TOMLLines.lines(of: "a = \"\"\"\nb = 1\n\"\"\"\nc = 2\n[t]\n\"d\" = 3")
    #expect(lines == ["a": 1, "c": 4, "t": 5, "t.d": 6])
  }

  @Test(arguments: [
    ("bold red", Style(foreground: .palette(1), attributes: .bold)),
    (
      "italic #0a0B0c on bright-blue",
      Style(
        foreground: .rgb(10, 11, 12), background: .palette(12), attributes: .italic)
    ),
    ("on 200", Style(background: .palette(200))), ("plain", Style.plain), ("", Style.plain),
    ("ink on default", Style(foreground: .palette(3))),
  ])
  func readsLooks(text: String, style: Style) throws {
    var notation = StyleNotation()
    notation.palette = ["ink": .palette(3)]
    #expect(try notation.style(text).get() == style)
  }

  @Test(arguments: ["blod", "#12345", "300", "red on", "on bold"])
  func refusesWhatIsNoLook(text: String) {
    let result = StyleNotation().style(text)
    if text == "red on" {
      #expect((try? result.get()) != nil)
    } else {
      #expect((try? result.get()) == nil)
    }
  }
}
