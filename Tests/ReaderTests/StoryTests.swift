import ArticleModel
import Reader
import Terminal
import Testing

/// Stories that several articles tell, in the list and beside the story.
struct StoryTests {
  private func reader(
    _ columns: Int = 120, _ rows: Int = 40, settings: Settings = Settings()
  ) -> TestReader {
    TestReader(columns: columns, rows: rows, edition: .stories, settings: settings)
  }

  @Test func aStoryIsOneRow() {
    expect(reader(80, 24), showsScreen: "story-folded-80x24")
    expect(reader(), showsScreen: "story-folded-120x40", withRoles: true)
  }

  @Test func aStoryIsUnfolded() {
    var reader = reader(80, 24)
    reader.press("ej")
    expect(reader, showsScreen: "story-unfolded-80x24")
    #expect(reader.line(-1).contains("2/5"))
    // Folded again, the selection is on what stands for the article that it was on.
    reader.press("e")
    #expect(reader.line(-1).contains("1/3"))
    #expect(!reader.shows("post.example"))
    reader = self.reader()
    reader.press("ej")
    expect(reader, showsScreen: "story-unfolded-120x40", withRoles: true)
    reader.press("<enter>")
    #expect(reader.shows("By one vote the council"))
  }

  @Test func rowsOfOneLineTellIt() {
    var reader = reader(120, 16)
    reader.press("ze")
    expect(reader, showsScreen: "story-rows-120x16")
    reader.resize(50, 8)
    #expect(reader.shows("×3"))
  }

  @Test func foldingIsTurnedOff() {
    var reader = reader()
    reader.press("ge")
    #expect(reader.line(-1).contains("each article has a row of its own"))
    #expect(reader.line(0).contains("5 "))
    reader.press("e")
    #expect(reader.line(-1).contains("stories are not folded · ge folds them"))
    reader.press("ge")
    #expect(reader.line(-1).contains("one row"))
    // Where headlines are looked for one by one, none is hidden behind another.
    reader.press("gst")
    reader.press("e")
    #expect(reader.line(-1).contains("not folded in this order"))
    let settings = Settings(layout: LayoutPreferences(foldsStories: false))
    #expect(self.reader(120, 40, settings: settings).shows("Night Ferry Is Saved"))
  }

  @Test func aStoryOfOneArticleIsNotUnfolded() {
    var reader = reader()
    reader.press("je")
    #expect(reader.line(-1).contains("no other article here tells this story"))
  }

  @Test func followedStoriesComeFirst() {
    var reader = reader()
    reader.press("jF")
    #expect(reader.line(-1).contains("following this story · u to undo"))
    #expect(reader.line(2).contains("FOLLOWED"))
    #expect(reader.line(3).contains("Owl Stops Play"))
    expect(reader, showsScreen: "followed-120x40")
    reader.press("F")
    #expect(reader.line(-1).contains("no longer following this story · u to undo"))
    #expect(!reader.shows("FOLLOWED"))
    reader.press("u")
    #expect(reader.line(2).contains("FOLLOWED"))
  }

  @Test func theRelatedPaneTellsReasons() {
    var reader = reader()
    reader.press("ej<enter><tab>")
    expect(reader, showsScreen: "reasons-120x40", withRoles: true)
    reader.press("j<enter>")
    #expect(reader.line(-1).contains("not in this library · S searches the headlines"))
  }

  @Test func onNarrowScreensOneLineTellsTheReason() {
    var reader = reader(80, 24)
    reader.press("ej<enter><tab>")
    expect(reader, showsScreen: "reasons-80x24")
    reader.press("G")
    expect(reader, showsScreen: "reasons-end-80x24")
  }

  @Test func storiesAreParted() {
    var reader = reader()
    reader.press("ga")
    #expect(reader.marks.last == nil)
    #expect(reader.line(-1).contains("taken out of its story · u to undo"))
    reader.press("u")
    #expect(reader.line(-1).contains("undone: back in its story"))
    #expect(reader.marks.last == MarkChange(reader.stories[0].headline.id, .apart, false))
  }

  @Test func storiesAreJoined() {
    var reader = reader()
    reader.press("gw")
    #expect(reader.line(-1).contains("select a related story first"))
    reader.press("ej<enter><tab>gw")
    #expect(reader.line(-1).contains("joined with the other story · u to undo"))
    reader.press("jgw")
    #expect(reader.line(-1).contains("this one is not in this library"))
  }
}
