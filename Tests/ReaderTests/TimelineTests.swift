import ArticleModel
import Reader
import Terminal
import Testing

/// The timeline of a story, and what is new in one of its articles.
struct TimelineTests {
  private func reader(_ columns: Int = 120, _ rows: Int = 40) -> TestReader {
    TestReader(columns: columns, rows: rows, edition: .stories)
  }

  @Test func tellsTheDays() {
    var reader = reader()
    reader.press("L")
    expect(reader, showsScreen: "timeline-120x40", withRoles: true)
    reader = self.reader(80, 24)
    reader.press("L")
    expect(reader, showsScreen: "timeline-80x24")
  }

  @Test func opensAnArticle() {
    var reader = reader()
    reader.press("Lk<enter>")
    #expect(reader.shows("By one vote the council"))
    reader.press("L")
    #expect(reader.line(-1).contains("enter reads it"))
    reader.press("L")
    #expect(!reader.shows("Timeline"))
  }

  @Test func marksAllRead() {
    var reader = reader()
    reader.press("LR")
    #expect(reader.shows("Timeline of the story · 3 articles "))
    #expect(reader.line(-1).contains("marked 2 articles of the story read · u to undo"))
    reader.press("R")
    #expect(reader.line(-1).contains("all of this story is read"))
    reader.press("<esc>u")
    #expect(reader.line(-1).contains("undone: 2 stories are unread again"))
    #expect(reader.stories.filter { $0.headline.isRead }.count == 1)
  }

  @Test func itsKeyIsHintedAtWhereThereIsOne() {
    var reader = reader()
    reader.press("<enter>")
    // The library tells of an article what is in its file, not which story it is of.
    var headline = reader.stories[0].headline
    headline.storySize = 1
    reader.send(.articleLoaded(headline, reader.stories[0].article))
    #expect(reader.line(-1).contains("L timeline"))
    reader.press("hj<enter>")
    #expect(!reader.line(-1).contains("L timeline"))
  }

  @Test func storiesAreJoinedThere() {
    var reader = reader()
    reader.press("Lkgw")
    #expect(reader.line(-1).contains("joined with the other story · u to undo"))
    #expect(reader.storyMarks.keys.first?.article == reader.stories[0].headline.id)
  }

  @Test func anArticleAloneHasNone() {
    var reader = reader()
    reader.press("jL")
    #expect(reader.line(-1).contains("no other article here tells this story"))
  }

  @Test func whatIsNewIsMarked() {
    var reader = reader()
    reader.press("<enter>")
    expect(reader, showsScreen: "news-120x40", withRoles: true)
    reader.press("w")
    #expect(reader.line(-1).contains("new sentence 1 of 3"))
    reader.press("www")
    #expect(reader.line(-1).contains("this is the last new sentence"))
    reader = self.reader(80, 24)
    reader.press("<enter>w")
    expect(reader, showsScreen: "news-80x24")
  }

  @Test func withoutAnythingReadNothingIsNew() {
    var reader = reader()
    reader.press("j<enter>w")
    #expect(reader.line(-1).contains("no other article of this story was read before"))
    #expect(!reader.shows("new\u{A0}sentence"))
  }

  @Test func newsOfAStoryThatIsNotOpenAreAskedFor() {
    var reader = reader()
    #expect(!reader.shows("3\u{A0}new\u{A0}sentences"))
    reader.press("w")
    #expect(reader.shows("3\u{A0}new\u{A0}sentences\u{A0}·\u{A0}w\u{A0}next"))
  }

  @Test(arguments: [(1, 1), (2, 30), (10, 3), (20, 5), (30, 8), (300, 4)])
  func anySizeWorks(columns: Int, rows: Int) {
    for keys in ["eL", "LRG", "p", "<enter>www", "ejj<enter><tab>gwga", "FgegeV"] {
      var reader = reader(columns, rows)
      reader.press(keys)
      #expect(reader.grid().size == Size(columns: columns, rows: rows))
      reader.resize(columns + 40, rows + 20)
      reader.resize(columns, rows)
      _ = reader.grid()
    }
  }

  @Test func narrowPanesHaveNoRoomForMarks() {
    var reader = reader(20, 30)
    reader.press("<enter>")
    #expect(!reader.shows("▎"))
    #expect(reader.shows("The council of"))
  }
}
