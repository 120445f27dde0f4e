import ArticleLibrary
import ArticleModel
import Testing

/// What the library keeps of reading: undo, tags, places and what was opened.
@Suite struct ReadingTests {
  private let folder: TemporaryFolder
  private let home: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    home = try TemporaryFolder()
    for name in ["a.txt", "b.txt", "c.txt"] { try folder.story(name, "Story \(name)") }
  }

  private func library() async -> Library { await folder.library(marks: home.path + "/marks") }

  private func unread(_ library: Library) -> Int {
    library.headlines(HeadlineQuery(), range: 0..<9, anchor: nil, centersOnAnchor: false).unread
  }

  @Test func undoesAndDoesAgainAfterARestart() async throws {
    var library = await library()
    let changes = ["a.txt", "b.txt"].map { MarkChange(library.id($0), .read, true) }
    try library.mark(changes)
    try library.mark([MarkChange(library.id("c.txt"), .read, true)], isAction: false)
    library = await self.library()
    #expect(unread(library) == 0)
    #expect(try library.undo() == changes.map { MarkChange($0.article, .read, false) })
    #expect(unread(library) == 2)
    #expect(try library.undo() == nil)
    try library.saveMarks()
    library = await self.library()
    #expect(unread(library) == 2)
    #expect(try library.redo() == changes)
    #expect(unread(library) == 0)
  }

  @Test func keepsPlacesAfterARestart() async throws {
    var library = await library()
    let (a, b) = (library.id("a.txt"), library.id("b.txt"))
    library.setPosition(ReadingPosition(paragraph: 2, offset: 7, total: 9), of: a)
    library.setPosition(ReadingPosition(paragraph: 9, total: 9), of: b)
    library.noteOpened(a)
    try library.saveMarks()
    library = await self.library()
    #expect(library.position(of: a) == ReadingPosition(paragraph: 2, offset: 7, total: 9))
    #expect(library.unfinished().map(\.article) == [a])
    #expect(library.paths(HeadlineQuery(filter: "is:unfinished")) == ["a.txt"])
    #expect(library.history() == [a])
    #expect(library.lastOpened == a)
  }

  @Test func findsTags() async throws {
    let library = await library()
    let a = library.id("a.txt")
    #expect(library.paths(HeadlineQuery(filter: "tag:politics")).isEmpty)
    try library.mark([MarkChange(a, .tag("Politics"), true)])
    #expect(library.tags(of: a) == ["Politics"])
    #expect(library.tagCounts.map(\.name) == ["Politics"])
    #expect(library.count(of: "tag:politics") == 1)
    _ = library.all()
    #expect(library.paths(HeadlineQuery(filter: "tag:politics")) == ["a.txt"])
  }

  @Test func sortsBySectionThenDate() async throws {
    for (name, section, day) in [("d", "Weather", 3), ("e", "Éducation", 4), ("f", "Weather", 5)] {
      try folder.write(
        "\(name).md", "---\nsection: \(section)\n---\n# Story\n\nSome text.\n", day: day)
    }
    let paths = await library().paths(HeadlineQuery(order: .section))
    #expect(paths.prefix(3) == ["e.md", "f.md", "d.md"])
  }
}
