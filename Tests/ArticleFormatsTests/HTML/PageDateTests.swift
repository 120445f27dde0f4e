import ArticleModel
import Testing

@testable import ArticleFormats

/// What data tells of a page's date, and what the page shows, are weighed against each other.
struct PageDateTests {
  private func day(data: String, shown: String, address: String = "/coast/ferry") -> String? {
    page(data: data, shown: shown, address: address).published?.date().iso8601
  }

  private func page(
    data: String, shown: String, address: String = "/coast/ferry"
  ) -> Article {
    let paragraphs = (1...6).map { number in
      """
      <p>\(number). The council of Brindlemouth kept the night ferry by one vote, after a debate of \
      six hours in which every seat of the hall was taken.</p>
      """
    }
    return HTMLPage.parse(
      """
      <html><head><title>Ferry saved</title>
      <link rel="canonical" href="https://examiner.example\(address)">
      <meta property="article:published_time" content="\(data)"></head>
      <body><article><h1>Ferry saved</h1>\(shown)\(paragraphs.joined())</article></body></html>
      """, fileName: "page")
  }

  @Test(arguments: [
    // Eight in the evening west of Greenwich is the next morning there.
    ("2025-11-01T02:41:00+00:00", "<p>31 October 2025</p>", "2025-10-31"),
    ("2025-10-31T16:30:00Z", "<p>1 November 2025</p>", "2025-11-01"),
    // No clock is that far away.
    (
      "2025-11-01T22:41:00+00:00",
      "<p>31 October 2025 by the harbour’s clock, the hall was lit</p>", "2025-11-01"
    ),
    ("2025-11-01T02:41:00+00:00", "<p>1 November 2025</p><p>31 October 2025</p>", "2025-11-01"),
    ("2025-11-01T02:41:00+00:00", "<p>Updated 31 October 2025</p>", "2025-11-01"),
  ])
  func theDayIsThatOfThePagesClock(data: String, shown: String, expected: String) {
    #expect(day(data: data, shown: shown) == expected)
  }

  @Test func theAddressTellsTheDayToo() {
    #expect(
      day(data: "2025-11-01T02:41:00Z", shown: "", address: "/2025/10/31/ferry") == "2025-10-31")
    #expect(
      day(data: "2025-11-01T02:41:00Z", shown: "", address: "/2025/10/12/ferry") == "2025-11-01")
  }

  @Test(arguments: [
    ("<p>30 December 2013</p>", "2013-12-30"), ("<p>4 November 2025</p>", "2025-11-01"),
    ("<p>Updated 30 December 2013</p>", "2025-11-01"),
    ("<p>The ferry first crossed on 30 December 2013, in a gale</p>", "2025-11-01"),
  ])
  func whatAPageShowsAsOlderIsThePublication(shown: String, expected: String) {
    #expect(day(data: "2025-11-01T12:00:00Z", shown: shown) == expected)
  }

  @Test func theMomentIsTheNearestOfTheDayThatIsShown() {
    #expect(
      page(data: "2025-11-01T02:41:00Z", shown: "<p>31 October 2025</p>").published?.iso8601
        == "2025-10-31T23:59:59Z")
  }

  @Test func aReadingTimeIsNoSentenceAroundADate() {
    #expect(
      day(data: "2025-11-01T12:00:00Z", shown: "<p>7 min read · 30 December 2013</p>")
        == "2013-12-30")
  }
}
