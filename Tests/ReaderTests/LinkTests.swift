import ArticleModel
import Reader
import Testing

/// Links in the text to parts of stories here.
struct LinkTests {
  private func reader() -> TestReader {
    var edition = TestEdition()
    let filler = (1...30).map { TestEdition.paragraph("Paragraph \($0) of the first part.") }
    edition.add(
      "A long page", hoursAgo: 1, source: "https://x.test/long",
      blocks: filler + [.heading(level: 2, RichText("The other – part, 2")), filler[0]] + filler)
    edition.add(
      "A short page", hoursAgo: 2, blocks: [.paragraph(RichText("See there.", spans: []))])
    edition.stories[1].article.links = [
      Article.Link(text: "there", url: "https://x.test/long#the-other--part-2")
    ]
    edition.stories[0].article.links = [
      Article.Link(text: "below", url: "#The-Other%20Part-2"),
      Article.Link(text: "nowhere", url: "#none"),
    ]
    return TestReader(columns: 80, rows: 24, edition: edition)
  }

  @Test func aLinkLeadsToThePartThatItNames() {
    var reader = reader()
    reader.press("j<enter>f<enter>")
    #expect(reader.line(2).contains("The other – part, 2"))
    reader.press("<backspace>")
    #expect(reader.shows("See there."))
  }

  @Test func aLinkInsideAStoryScrollsThere() {
    var reader = reader()
    reader.press("<enter>f<enter>")
    #expect(reader.line(2).contains("The other – part, 2"))
    reader.press("f2<enter>")
    #expect(reader.line(-1).contains("no heading of this story is called #none"))
  }
}
