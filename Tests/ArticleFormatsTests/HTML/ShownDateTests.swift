import ArticleModel
import Testing

@testable import ArticleFormats

/// Which of the dates that a page shows is that of its story.
struct ShownDateTests {
  private let first =
    #"{"@type": "Article", "datePublished": "2019-05-06", "dateModified": "2025-10-30"}"#

  private func day(
    data: String = "", head: String = "", above: String = "", shown: String = "",
    behind: String = "", paragraphs: Int = 6, headline: String = "<h1>Ferry saved by one vote</h1>"
  ) -> String? {
    let paragraphs = (1...paragraphs).map { number in
      """
      <p>\(number). The council of Brindlemouth kept the night ferry by one vote, after a debate of \
      six hours in which every seat of the hall was taken, and nobody went home.</p>
      """
    }
    let page = HTMLPage.parse(
      """
      <html><head><title>Ferry saved by one vote</title>
      <script type="application/ld+json">\(data)</script>\(head)</head><body><main>\(above)\(headline)
      <article>\(shown)\(paragraphs.joined())</article>\(behind)</main></body></html>
      """, fileName: "page")
    return page.published?.date().iso8601
  }

  @Test(arguments: [
    ("<p>Updated 30 October 2025</p>", "2025-10-30"),
    // It is when data says that the page was changed.
    ("<p>30 October 2025</p>", "2025-10-30"),
    // It may be any day.
    ("<p>4 November 2025</p>", "2019-05-06"),
    ("<p>6 May 2019</p><p>Updated 30 October 2025</p>", "2019-05-06"), ("", "2019-05-06"),
    ("<p>Updated 30 October 2015</p>", "2019-05-06"),
  ])
  func aChangeThatIsAllThatIsShownCountsMoreThanData(shown: String, expected: String) {
    #expect(day(data: first, shown: shown) == expected)
    let hidden = #"<meta itemprop="datePublished" content="2019-05-06">"#
    let changed = #"<meta property="article:modified_time" content="2025-10-30">"#
    #expect(day(head: hidden + changed, shown: shown) == expected)
  }

  @Test func whatAMetaElementTellsStays() {
    let head = #"<meta property="article:published_time" content="2019-05-06">"#
    #expect(day(head: head, shown: "<p>Updated 30 October 2025</p>") == "2019-05-06")
  }

  @Test(arguments: [("<p>Updated 30 October 2025</p>", "2025-10-30"), ("", "2019-05-06")])
  func ofTwoDaysForMachinesTheOneThatIsShownCounts(shown: String, expected: String) {
    let head = #"<meta property="article:published_time" content="2025-10-30">"#
    #expect(day(data: first, head: head, shown: shown) == expected)
  }

  @Test(arguments: [
    ("<p>By Ana Orrell | Published: 1 November 2025 | Updated: 4 November 2025</p>", "2025-11-01"),
    ("<p>Updated: 4 November 2025</p><p>Posted 1 November 2025</p>", "2025-11-01"),
    ("<p>12 October 2025</p><p>Published: 1 November 2025</p>", "2025-11-01"),
    ("<p>1 November 2025 (updated)</p><p>2 November 2025</p>", "2025-11-02"),
    (
      "<div><div>Last updated:</div><div>4 November 2025</div></div><p>1 November 2025</p>",
      "2025-11-01"
    ),
    (
      "<p>A meeting on 12 December 2025 in the hall of the harbour</p><p>1 November 2025</p>",
      "2025-11-01"
    ),
  ])
  func aLabelBelongsToItsDate(shown: String, expected: String) {
    #expect(day(shown: shown) == expected)
  }

  @Test func otherStoriesHaveDatesOfTheirOwn() {
    let related = """
      <div class="related-posts"><a href="/bridge">The bridge</a><time datetime="2025-09-01">1 September \
      2025</time></div>
      """
    #expect(
      day(above: "<p>Updated 4 November 2025</p>", behind: related, paragraphs: 24) == "2025-11-04")
  }

  @Test func aDateStandsInTheWideBoxOfItsPageToo() {
    let above = "<span>\n</span><span>Brindlemouth, 31.10.2025</span>"
    #expect(day(above: above, paragraphs: 40) == "2025-10-31")
  }

  @Test func theBylineMayStandBehindTheStory() {
    let behind = "<div><p>Written by Ana Orrell</p><p>8 April 2024</p></div>"
    #expect(day(behind: behind) == "2024-04-08")
    #expect(day(behind: "<p>The ferry first crossed on 8 April 1924, in a gale</p>") == nil)
  }

  @Test func theFirstEditionCountsMoreThanItsChange() {
    let shown = "<p>Updated 12 January 2026</p>"
    #expect(day(shown: shown, behind: "<p>First published 3 September 2024</p>") == "2024-09-03")
    #expect(
      day(shown: shown, behind: "<h6>3 Sept 2024 <span>Originally published</span></h6>")
        == "2024-09-03")
  }

  @Test func aSmallerHeadingMayBeTheHeadline() {
    let share = String(repeating: "<li><b>x</b></li>", count: 40)
    let headline = """
      <div><h3>1 February 2022</h3><h2>The ferry was saved by one vote</h2><ul>\(share)</ul></div>
      """
    #expect(day(headline: headline) == "2022-02-01")
  }
}
