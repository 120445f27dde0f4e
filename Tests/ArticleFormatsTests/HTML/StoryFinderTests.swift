import ArticleModel
import Testing

@testable import ArticleFormats

/// The story is all of what stands on a page as one, also where the page has it in several parts.
struct StoryFinderTests {
  private let introduction =
    "Nobody had hoped for it any more, and then a fisherman changed his mind at the last minute."

  private func article(_ header: String, around: (String) -> String = { $0 }) -> Article {
    let paragraphs = (1...6).map { number in
      """
      <p>\(number). The council of Brindlemouth kept the night ferry by one vote, after a debate of \
      six hours in which every seat of the hall was taken, and nobody went home.</p>
      """
    }
    let inside = around(
      "<article>\(header)<div class=\"story\">\(paragraphs.joined())</div></article>")
    return HTMLPage.parse(
      "<html><head><title>Ferry saved</title></head><body>\(inside)</body></html>",
      fileName: "page")
  }

  @Test(arguments: ["<h1>Ferry saved</h1>", "<div itemprop=\"headline\">Ferry saved</div>"])
  func theIntroductionMayStandInTheHeader(headline: String) {
    let article = article(
      """
      <div><div><a href="/coast">Coast</a> <a href="/ships">Ships</a></div>\(headline)
      <p>\(introduction)</p>
      <div><a href="/people/ana">Ana Orrell</a> writes about ships and those who sail on them</div></div>
      """)
    #expect(article.text.hasPrefix(introduction))
    #expect(!article.text.contains("Ana Orrell"))
    #expect(!article.text.contains("Coast"))
  }

  @Test func aHeaderWithoutAnIntroductionStaysOutside() {
    let article = article(
      "<div><h1>Ferry saved</h1><div><a href=\"/people/ana\">Ana Orrell</a></div></div>")
    #expect(article.text.hasPrefix("1. The council"))
  }

  @Test func whatHoldsTheMainElementIsNoMenu() {
    let others = (1...8).map { number in
      """
      <aside><a href="/\(number)">More</a><p>Part \(number) of what the harbour has to offer to its \
      guests, in words that are long enough for a paragraph.</p></aside>
      """
    }
    let page = HTMLPage.parse(
      """
      <html><head><title>Ferry saved</title></head><body>\(others.joined())
      <div class="offcanvas"><main><h1>Ferry saved</h1><p>\(introduction)</p></main></div></body>
      </html>
      """, fileName: "page")
    #expect(page.text == introduction)
  }
}
