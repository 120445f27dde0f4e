import ArticleModel
import Reader
import Terminal
import Testing

/// The way from story to story, and the places in them.
struct TravelTests {
  @Test func theStoryThatComesNextIsReadAhead() {
    var reader = TestReader(columns: 120, rows: 40)
    let ids = reader.stories.map { $0.headline.id }
    #expect(reader.prepared == [ids[1]])
    reader.press("j")
    #expect(reader.prepared.last == ids[2])
    reader.press("jk")
    #expect(reader.prepared.last == ids[0])
    reader.press("<enter>J")
    #expect(reader.prepared.last == ids[3])
  }

  private let ferry = ArticleID(hashing: "stories/1.txt")
  private let bakers = ArticleID(hashing: "stories/2.txt")

  /// Stories of forty paragraphs, each related to the next one.
  private static let long: TestEdition = {
    var edition = TestEdition()
    for story in 1...3 {
      edition.add(
        "Story \(story)", section: "Long Reads", hoursAgo: story, words: 4000,
        blocks: (1...40).map { number in
          TestEdition.paragraph(
            "Paragraph \(number) of story \(story) goes on for some time, as such paragraphs do, "
              + "and then for some time more, so that it takes several lines on any screen.")
        })
    }
    for (index, story) in edition.stories.enumerated() {
      let other = edition.stories[(index + 1) % edition.stories.count].headline
      edition.related[story.headline.id] = [
        RelatedStory(title: other.title, reason: .onThePage, headline: other, confidence: 1)
      ]
    }
    return edition
  }()

  private func reader(_ columns: Int, _ rows: Int) -> TestReader {
    TestReader(columns: columns, rows: rows, edition: Self.long)
  }

  /// What the screen shows of the story and beside it.
  private func body(_ reader: TestReader) -> [Substring] {
    (2..<reader.size.rows - 2).map { row in reader.line(row).drop { $0 != "│" && $0 != "├" } }
  }

  @Test(arguments: ["l", "<tab>"])
  func aStoryThatWasShownAndGoneIntoIsGoneBackTo(key: String) {
    var reader = reader(80, 24)
    reader.press("j" + key + "<space>")
    let before = body(reader)
    reader.press("1")
    #expect(reader.shows("Paragraph 1 of story 3"))
    reader.press("<backspace>")
    #expect(body(reader) == before)
  }

  @Test func aStoryThatWasOnlySeenIsGoneBackToAsWell() {
    var reader = reader(120, 24)
    reader.press("j<shift-tab><enter>")
    #expect(reader.shows("Paragraph 1 of story 3"))
    reader.press("<backspace>")
    #expect(reader.shows("Paragraph 1 of story 2"))
    reader.press("]")
    #expect(reader.shows("Paragraph 1 of story 3"))
  }

  @Test func backspaceInTheListGoesToTheStoryThatWasReadLast() {
    var reader = reader(120, 24)
    reader.press("<enter><space>qjj<backspace>")
    #expect(reader.shows("of story 1 goes on"))
    #expect(!reader.shows("Paragraph 1 of story 1"))
    reader.press("]")
    #expect(reader.shows("Paragraph 1 of story 3"))
  }

  @Test(arguments: ["l", "<tab>", "<enter>"])
  func goingIntoAStoryIsReadingIt(key: String) {
    var reader = TestReader(columns: 80, rows: 24)
    reader.press(key)
    #expect(reader.marks == [MarkChange(ferry, .read, true)])
  }

  @Test func aClickIntoAStoryIsReadingIt() {
    var reader = TestReader(columns: 80, rows: 24)
    reader.click(column: 60, row: 8)
    reader.click(column: 60, row: 8)
    #expect(reader.marks == [MarkChange(ferry, .read, true)])
  }

  @Test func onASmallScreenTabReadsTheSelectedStory() {
    var reader = TestReader(columns: 50, rows: 20)
    reader.press("j<tab>")
    #expect(reader.shows("flour by three"))
    #expect(reader.marks == [MarkChange(bakers, .read, true)])
  }

  @Test func aScreenOnWhichAllFitsDoesNotLoseThePlace() {
    var reader = reader(80, 24)
    for keys in ["<enter><space><space>", "G"] {
      reader.press(keys)
      let before = body(reader)
      reader.resize(200, 300)
      #expect(reader.shows("Paragraph 1 of story 1"))
      reader.resize(80, 24)
      #expect(body(reader) == before)
    }
  }

  @Test func zoomingInAndOutAtTheEndKeepsThePlace() {
    var reader = reader(80, 24)
    reader.press("<enter>G")
    let before = body(reader)
    reader.press("zz")
    #expect(body(reader) == before)
  }

  @Test func everyLineIsAPlaceOfItsOwn() {
    var reader = reader(80, 24)
    reader.press("<enter>")
    for _ in 0..<12 {
      let before = body(reader)
      reader.press("zz")
      #expect(body(reader) == before)
      reader.press("j")
    }
  }

  @Test func aDoubleClickBesideTheStoriesDoesNothing() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("/owl<enter>")
    for place in [Point(column: 30, row: 5), Point(column: 5, row: 25), Point(column: 5, row: 0)] {
      reader.doubleClick(column: place.column, row: place.row)
    }
    #expect(reader.marks.isEmpty)
  }

  @Test func qEndsTheZoomFirst() {
    var reader = TestReader(columns: 100, rows: 30)
    reader.press("<enter>zq")
    #expect(reader.shows("Owl Stops Play") && reader.shows("Councillors"))
    #expect(reader.line(-1).contains("follow"))
    reader.press("qq")
    #expect(reader.effects.last == .quit)
  }

  @Test func bordersMoveWhereTheStoryIsHidden() {
    var reader = TestReader(columns: 120, rows: 30)
    reader.press("g2")
    let before = reader.line(4).firstIndex(of: "│")
    reader.press(">>")
    #expect(reader.line(4).firstIndex(of: "│") ?? "".endIndex > before ?? "".endIndex)
    reader.press("l>>>>")
    #expect(reader.line(4).firstIndex(of: "│") ?? "".endIndex < before ?? "".endIndex)
  }
}
