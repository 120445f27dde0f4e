import ArticleModel
import Reader
import Testing

/// The words around a match.
struct SnippetTests {
  private func article(_ texts: String...) -> Article {
    var article = Article(format: "text", title: "A story")
    article.blocks = texts.map { .paragraph(RichText($0)) }
    return article
  }

  @Test(arguments: [
    ("ferry", "…say the night ferry runs until spring."),
    ("FÉRRY", "…say the night ferry runs until spring."),
    ("until -boat", "…ferry runs until spring."), ("spring", "…runs until spring."),
    ("second", "A second paragraph."), ("erry", nil), ("section:sea", nil), ("", nil),
    ("\"night ferry\"", "They say the night ferry runs until spring."),
  ])
  func areWholeWords(filter: String, snippet: String?) {
    let article = article("They say the night ferry runs\nuntil spring.", "A second paragraph.")
    #expect(Snippet(of: article, filter: filter)?.text == snippet)
  }

  @Test func scriptsWithoutBlanksAreCutNearTheMatch() {
    let text = String(repeating: "港", count: 200) + "夏" + String(repeating: "夜", count: 200)
    let snippet = Snippet(of: article(text), filter: "夏")
    #expect(snippet?.text.hasPrefix("…港港") == true && snippet?.text.contains("港夏夜") == true)
  }

  @Test func standBelowHeadlinesThatHaveNoneOfTheWords() {
    var edition = TestEdition()
    edition.add(
      "Letter From the Lighthouse", section: "customs", hoursAgo: 3,
      blocks: [TestEdition.paragraph("We all went to the old customs house that evening.")])
    var reader = TestReader(columns: 120, rows: 30, edition: edition)
    reader.press("/customs")
    #expect(reader.shows("…to the old customs house"))
    #expect(roles(of: reader.grid()).contains("{match:customs"))
    reader.press("<esc>")
    #expect(reader.shows("customs · 3 min · 3 h"))
  }
}
