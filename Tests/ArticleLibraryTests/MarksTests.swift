import ArticleLibrary
import ArticleModel
import Testing

@Suite struct MarksTests {
  private let folder: TemporaryFolder
  private let home: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    home = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "c.txt"] { try folder.story(name, "Story \(name)") }
  }

  private var marks: String { home.path + "/data/broadsheet" }
  /// The log of all machines, as it once was.
  private let oldLog = "data/broadsheet/marks.jsonl"

  /// The text of this machine's log.
  private func log() throws -> String {
    let name = try home.contents("data/broadsheet/machine").split(separator: "\n")[0]
    return try home.contents("data/broadsheet/marks/\(name).jsonl")
  }

  private func marked(_ library: Library) -> [String] {
    library.all().map { headline in
      headline.path.prefix(1) + (headline.isRead ? "r" : "") + (headline.isStarred ? "s" : "")
    }
  }

  @Test func keepsMarksForTheNextTime() async throws {
    let first = await folder.library(marks: marks)
    try first.mark([
      MarkChange(first.id("a.txt"), .read, true), MarkChange(first.id("b.txt"), .starred, true),
      MarkChange(first.id("c.txt"), .read, true),
    ])
    try first.mark([MarkChange(first.id("c.txt"), .read, false)])
    #expect(marked(first) == ["ar", "bs", "c"])
    #expect(marked(await folder.library(marks: marks)) == ["ar", "bs", "c"])
  }

  @Test func writesALineAChange() async throws {
    let library = await folder.library(marks: marks)
    let id = library.id("a.txt")
    try library.mark([MarkChange(id, .tag("say \"so\"\\"), true)])
    let lines = try log().split(separator: "\n")
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix(#"{"at":"1"#))
    #expect(
      lines[0].contains(
        #","mark":"tag:say \"so\"\\","set":true,"was":false,"articles":["\#(id):"#))
  }

  @Test func makesNothingBeforeTheFirstMark() async throws {
    let library = await folder.library(marks: marks)
    try library.mark([])
    #expect(throws: (any Error).self) { try log() }
    #expect(throws: (any Error).self) { try home.contents("data") }
  }

  @Test func passesOverLinesThatItDoesNotUnderstand() async throws {
    let id = ArticleID(hashing: "a.txt")
    try home.write(
      oldLog,
      """
      not a line
      {"article":"\(id)","mark":"read","set":true,"note":"caf\\u00e9 \\"x\\""}
      {"article":"\(id)","mark":"tag","set":true}
      {"article":"\(id)","mark":"read","set":"no"}
      {"article":"\(id)","mark":"read","set":{"a":1}}
      {"article":"zz","mark":"read","set":false}

       { "set" : true , "mark" : "starred", "article" : "\(id)", "time": null, "number": -1.5e3 }
      {"article":"\(id)","mark":"read","set":fal
      """)
    let library = await folder.library(marks: marks)
    #expect(marked(library) == ["ars", "b", "c"])
    try library.mark([MarkChange(ArticleID(hashing: "b.txt"), .read, true)])
    #expect(marked(await folder.library(marks: marks)) == ["ars", "br", "c"])
    #expect(try home.contents(oldLog).hasSuffix("fal"))
  }

  @Test func readsWhatAnotherProgramMarks() async throws {
    let one = await folder.library(marks: marks)
    let other = await folder.library(marks: marks)
    try one.mark([MarkChange(one.id("a.txt"), .read, true)])
    try other.mark([MarkChange(one.id("b.txt"), .read, true)])
    #expect(marked(one) == ["ar", "b", "c"])
    _ = await one.update { _ in }
    #expect(marked(one) == ["ar", "br", "c"])
    let page = one.headlines(
      HeadlineQuery(), range: 0..<3, anchor: nil, centersOnAnchor: false)
    #expect(page.unread == 1)
  }

  @Test func waitsForTheRestOfALineThatIsBeingWritten() async throws {
    let id = ArticleID(hashing: "a.txt")
    let line = #"{"article":"\#(id)","mark":"read","set":true}"#
    try home.write(oldLog, String(line.prefix(30)))
    let library = await folder.library(marks: marks)
    #expect(marked(library) == ["a", "b", "c"])
    try home.write(oldLog, line + "\n")
    _ = await library.update { _ in }
    #expect(marked(library) == ["ar", "b", "c"])
  }

  @Test func saysWhenMarksCannotBeWritten() async throws {
    try home.write("data", "a file where a folder should be")
    let library = await folder.library(marks: marks)
    let change = MarkChange(library.id("a.txt"), .read, true)
    let error = #expect(throws: MarksError.self) { try library.mark([change]) }
    #expect(error?.path == marks)
    #expect(error?.reason == "not a directory")
    #expect(marked(library) == ["ar", "b", "c"])
    _ = await library.update { _ in }
    #expect(marked(library) == ["ar", "b", "c"])
  }

  @Test func survivesAnEditOfTheStory() async throws {
    let library = await folder.library(marks: marks)
    try library.mark([MarkChange(library.id("a.txt"), .read, true)])
    try folder.story("a.txt", "Corrected and longer", day: 3)
    _ = await library.update { _ in }
    #expect(marked(library) == ["ar", "b", "c"])
  }

  @Test func countsTheUnreadAfterEveryMark() async throws {
    let library = await folder.library()
    let query = HeadlineQuery(filter: "story")
    func unread() -> Int {
      library.headlines(query, range: 0..<0, anchor: nil, centersOnAnchor: false).unread
    }
    #expect(unread() == 3)
    let all = library.all()
    for (index, headline) in all.enumerated() {
      try library.mark([MarkChange(headline.id, .read, true)])
      #expect(unread() == 2 - index)
    }
    try library.mark([MarkChange(all[0].id, .read, false), MarkChange(all[1].id, .starred, true)])
    #expect(unread() == 1)
  }
}
