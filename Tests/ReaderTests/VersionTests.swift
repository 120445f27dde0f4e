import ArticleModel
import Reader
import Terminal
import Testing

/// A story that was saved several times: one headline, its versions, and what changed.
struct VersionTests {
  private static let edition: TestEdition = {
    var edition = TestEdition()
    edition.add(
      "Harbour Town Keeps Its Night Ferry", section: "Coastal Affairs", hoursAgo: 2,
      blocks: [
        TestEdition.paragraph("Councillors voted nine to six to keep the night ferry running."),
        .heading(level: 2, RichText("What it costs")),
        TestEdition.paragraph("A crossing will cost four crowns from the spring on."),
        TestEdition.paragraph("The bakers said that they were glad."),
      ])
    edition.add("Owl Stops Play", section: "Sport", hoursAgo: 30, blocks: [])
    edition.addVersion(
      of: 0, path: "saved/ferry-early.txt", hoursAgo: 50,
      blocks: [
        TestEdition.paragraph("Councillors voted on the night ferry, and will vote again."),
        .heading(level: 2, RichText("What it costs")),
        TestEdition.paragraph("A crossing will cost three crowns from the spring on."),
        TestEdition.paragraph("Nobody knows who will pay for it."),
      ])
    return edition
  }()

  private func reader(_ columns: Int = 80, _ rows: Int = 24) -> TestReader {
    TestReader(columns: columns, rows: rows, edition: Self.edition)
  }

  @Test func theListTellsHowManyVersionsThereAre() {
    expect(reader(120, 24), showsScreen: "versions-120x24", withRoles: true)
    expect(reader(40, 12), showsScreen: "versions-40x12")
  }

  @Test func whatChangedIsShownWordByWord() {
    var reader = reader()
    reader.press("<enter>c")
    expect(reader, showsScreen: "changes-80x24", withRoles: true)
    reader.press("n")
    expect(reader, showsScreen: "changes-next-80x24")
    reader.press("c")
    #expect(reader.shows("Councillors voted nine to six to keep"))
    #expect(!reader.shows("[-"))
    reader.press("c<esc>")
    #expect(!reader.shows("[-"))
  }

  @Test func changesShowOnAWideScreen() {
    var reader = reader(200, 60)
    reader.press("c")
    expect(reader, showsScreen: "changes-200x60")
  }

  @Test func versionsAreWalkedThrough() {
    var reader = reader()
    reader.press("<enter>(")
    #expect(reader.shows("Councillors voted on the night ferry"))
    #expect(reader.shows("version 1 of 2, saved"))
    #expect(reader.line(-1).contains("version 1 of 2 · saved/ferry-early.txt"))
    reader.press("(")
    #expect(reader.line(-1).contains("this is the oldest version"))
    reader.press("c")
    #expect(reader.line(-1).contains("this is the oldest version; ) goes to the newer one"))
    reader.press(")")
    #expect(reader.shows("voted nine to six"))
    reader.press(")")
    #expect(reader.line(-1).contains("this is the newest version"))
    // The list stays where it was.
    reader.press("(h")
    #expect(reader.line(-1).contains("1/2"))
  }

  @Test func versionsAreListed() {
    var reader = reader()
    reader.press("V")
    expect(reader, showsScreen: "versions-80x24")
    reader.press("j<enter>")
    #expect(reader.line(-1).contains("version 1 of 2"))
  }

  @Test func marksAreThoseOfTheStory() {
    var reader = reader()
    reader.press("<enter>(s")
    #expect(reader.marks.last == MarkChange(reader.stories[0].headline.id, .starred, true))
    reader.press("s")
    #expect(reader.marks.last == MarkChange(reader.stories[0].headline.id, .starred, false))
  }

  @Test(arguments: ["c", "(", ")", "V"])
  func aStoryThatWasSavedOnceHasNone(key: String) {
    var reader = reader()
    reader.press("j" + key)
    #expect(reader.line(-1).contains("this story was saved only once"))
  }
}
