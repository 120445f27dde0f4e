import ArticleModel
import Reader
import Testing

/// Tables in a story.
struct TableTests {
  private static let edition: TestEdition = {
    var edition = TestEdition()
    var link = RichText("Ferry")
    link.spans = [RichText.Span(0..<5, .link(0))]
    var code = RichText("g1 and more")
    code.spans = [RichText.Span(0..<2, .code), RichText.Span(7..<11, .strong)]
    edition.add(
      "A Table", hoursAgo: 1,
      blocks: [
        .table(
          rows: [
            [RichText("Name"), RichText("Crossings"), RichText("Kept")],
            [link, RichText("4"), RichText("yes")],
            [code, RichText("1,284"), RichText("東京")],
          ], alignments: [.leading, .trailing, .center])
      ])
    edition.stories[0].article.links = [Article.Link(text: "Ferry", url: "https://example.test/")]
    return edition
  }()

  @Test(arguments: [(100, 24), (40, 24)])
  func cellsKeepLinksStylesAndAlignment(columns: Int, rows: Int) {
    var reader = TestReader(columns: columns, rows: rows, edition: Self.edition)
    reader.press("<enter>")
    if columns == 40 { reader.press(":measure<space>20<enter>") }
    expect(reader, showsScreen: "table-\(columns)x\(rows)", withRoles: true)
  }
}
