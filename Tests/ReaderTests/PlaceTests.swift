import ArticleModel
import Reader
import Testing

/// Where a story was left, and where the program goes on.
struct PlaceTests {
  private let ferry = ArticleID(hashing: "stories/1.txt")

  @Test func aStoryReopensWhereItWasLeft() {
    var reader = TestReader(columns: 70, rows: 16)
    reader.press("<enter>}}}")
    let before = reader.line(2)
    reader.press("J")
    #expect(reader.positions[ferry] == ReadingPosition(paragraph: 2, total: 6))
    reader.restart()
    #expect(reader.line(2).dropFirst(24) == before.dropFirst(24))
    reader.press("<enter>gg")
    reader.restart()
    #expect(reader.positions[ferry]?.isAtStart == true)
    #expect(reader.shows("COASTAL AFFAIRS"))
  }

  @Test func theEndOfAStoryIsNoted() {
    var reader = TestReader(columns: 70, rows: 16)
    reader.press("<enter>G")
    reader.restart()
    #expect(reader.positions[ferry] == ReadingPosition(paragraph: 6, total: 6))
    #expect(reader.shows("COASTAL AFFAIRS"))
  }

  @Test func whatWasOnlyPassedIsNotNoted() {
    var reader = TestReader(columns: 70, rows: 16)
    reader.press("jjjkk")
    reader.restart()
    #expect(reader.positions.isEmpty)
  }

  @Test func theListReopensAtTheStoryThatWasOpenedLast() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.restart(lastOpened: ArticleID(hashing: "stories/4.txt"))
    #expect(reader.line(-1).contains("4/8"))
    #expect(reader.shows("An owl sat down"))
    // What stands above is seen too, also when a scan goes on.
    let screen = text(of: reader.grid())
    #expect(screen.contains("Three Reservoirs"))
    reader.send(
      .libraryChanged(
        LibraryStatus(
          name: "The Brindlemouth Post", isScanning: false, articles: 8, failures: [],
          lastOpened: ArticleID(hashing: "stories/4.txt"))))
    #expect(text(of: reader.grid()) == screen)
  }
}
