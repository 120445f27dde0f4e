import ArticleModel
import Testing

@testable import ArticleFormats

/// What stands on a page beside its story is left out, and what only looks like it stays.
struct PageCutsTests {
  private let paragraph = """
    <p>The council of Brindlemouth kept the night ferry by one vote on Tuesday, after a debate of six \
    hours in which every seat of the hall was taken and the doors were left open to the quay.</p>
    """

  private func article(_ inside: String, behind: String = "", head: String = "") -> Article {
    HTMLPage.parse(
      """
      <!doctype html><html lang="en"><head><title>Ferry saved</title>
      <link rel="canonical" href="https://examiner.example/coast/ferry-saved">\(head)</head>
      <body><main><article><h1>Ferry saved</h1>
      \(String(repeating: paragraph.replacing("six", with: "five"), count: 1))\(paragraph)
      <p>A second boat will be hired for the summer, said the harbour master, and its crew will be \
      drawn from the three villages on the far shore, which have no road to the town.</p>
      \(inside)
      <p>The ferry crosses at eleven and at two, in every weather but a northerly gale, and has done \
      so since the bridge was closed to lorries in the spring of last year.</p>
      <p>What it costs will be told in the budget of the autumn, and not a day before that, the mayor \
      said when the hall had emptied and the lamps on the quay were lit again.</p>
      </article>\(behind)</main></body></html>
      """, fileName: "page")
  }

  private func rules(_ article: Article, holding text: String) -> [String?] {
    article.removed.filter { $0.text.contains(text) }.map(\.rule)
  }

  @Test func rowsOfCardsAreRelatedStories() {
    let card = { (number: Int) in
      """
      <div class="c\(number)"><h3><a href="/coast/story-\(number)">Story of the coast number \
      \(number)</a></h3><p>A few words about it.</p></div>
      """
    }
    let article = article("<div>\(card(1))\(card(2))\(card(3))</div>")
    #expect(rules(article, holding: "number 2") == ["row of cards"])
    #expect(
      article.related.map(\.url) == (1...3).map { "https://examiner.example/coast/story-\($0)" })
  }

  @Test func aRowThatIsMostOfThePageStays() {
    let item = { (number: Int) in
      """
      <section><h2><a href="/plants/\(number)">Plant number \(number) of the list</a></h2>
      <p>It grows in the shade of the harbour wall, wants little water and no wind, and flowers from \
      the first warm week of May until the boats are taken out of the water, number \(number).</p>
      </section>
      """
    }
    let article = article((1...8).map(item).joined())
    #expect(article.text.contains("Plant number 5"))
    #expect(article.text.contains("taken out of the water, number 8"))
  }

  @Test func aLinkAroundABoxLeadsToAnotherStory() {
    let article = article(
      """
      <a href="/coast/lamp"><div>The lamp on the mole</div><div>Who lights it, and who pays for the \
      oil that it burns all winter.</div></a>
      """)
    #expect(rules(article, holding: "The lamp on the mole") == ["link around a box"])
    #expect(!article.text.contains("the oil that it burns"))
  }

  @Test func aLargePartThatIsCalledRelatedIsCutBehindAStory() {
    let others = (1...30).map { "<p>\($0). " + paragraph.dropFirst(3) }.joined()
    let article = article(
      String(repeating: paragraph.replacing("Tuesday", with: "Monday"), count: 8),
      behind: "<section class='section_resource-related'><h2>Resources</h2>\(others)</section>")
    #expect(rules(article, holding: "Resources") == ["class related"])
    #expect(!article.text.contains("30. The council"))
  }

  @Test func whatIsCalledAHeaderMayHeadAPart() {
    let article = article(
      "<section><div class='card-header'><h3>The second boat</h3></div>\(paragraph)</section>")
    #expect(article.text.contains("The second boat"))
  }

  @Test func headingsOfPageBuildersStay() {
    let article = article(
      "<div class='elementor-widget elementor-widget-heading'><h2>The second boat</h2></div>")
    #expect(article.text.contains("The second boat"))
    let other = self.article("<div class='widget widget_text'><b>Buy a calendar</b></div>")
    #expect(rules(other, holding: "calendar") == ["class widget"])
  }

  @Test func proseInPanelsAndAsidesStays() {
    let prose = "It crosses at eleven and at two, in every weather but a northerly gale, they say."
    let article = article(
      """
      <div style="display:none"><p>\(prose)</p></div>
      <aside><p>Not all boats are the same. \(prose)</p><p>There are three. \(prose)</p></aside>
      """)
    #expect(article.text.contains("Not all boats"))
    #expect(article.blocks.contains { $0.plainText == prose })
  }

  @Test func sourcesStayAndListsOfOtherStoriesGo() {
    let items = (1...4).map { number in
      "<li><a href='HOST/reports/\(number)'>Report on the harbour, number \(number)</a></li>"
    }.joined()
    let sources = article("<ul>\(items.replacing("HOST", with: "https://harbour.example"))</ul>")
    #expect(sources.text.contains("Report on the harbour, number 3"))
    let list = article("<ul>\(items.replacing("HOST", with: ""))</ul>")
    #expect(rules(list, holding: "number 3") == ["links"])
  }

  @Test func commentsAreNoForumWhereThereIsAStory() {
    let comments = String(repeating: "<li class='comment'>\(paragraph)</li>", count: 15)
    let article = article("", behind: "<ul class='commentlist'>\(comments)</ul>")
    #expect(article.blocks.count == 5)
    #expect(rules(article, holding: "every seat").contains("class commentlist"))
  }

  @Test func aNoteOnTheAuthorIsNoStory() {
    let page = HTMLPage.parse(
      """
      <html><head><meta name="author" content="Ana Orrell"></head><body><article><h1>Ferry saved</h1>
      \((1...6).map { "<p>\($0). " + paragraph.dropFirst(3) }.joined())
      <p>Ana Orrell writes about the coast and its boats, and has never missed one.</p>
      </article></body></html>
      """, fileName: "page")
    #expect(rules(page, holding: "never missed") == ["note on the author"])
  }

  // MARK: Related stories

  @Test func offersAndOtherSitesAreNoRelatedStories() {
    let article = article(
      """
      <div class="related"><ul>
      <li><a href="/coast/lamp">Who pays for the lamp on the mole</a></li>
      <li><a href="/shop/shoes">Deck shoes for a wet quay, $59.90</a></li>
      <li><a href="/shop/rope">Buy now: twelve metres of good rope</a></li>
      <li><a href="https://shop.example/charts">All charts of the coast in one box</a></li>
      <li><a href="https://www.examiner.example/coast/bridge">The bridge gets $2bn at last</a></li>
      </ul></div>
      """)
    #expect(
      article.related.map(\.title) == [
        "Who pays for the lamp on the mole", "The bridge gets $2bn at last",
      ])
  }

  @Test(arguments: [
    ("Buy now at Harbour Books", true), ("Deck shoes, €59.90", true), ("Rope from $5", true),
    ("Jetzt kaufen bei Hafenbedarf", true), ("Rope 12,50 €", true),
    ("Council buys the ferry", false), ("Bridge to cost $2bn, says mayor", false),
    ("Why $5 a day is not enough to live on the quay", false), ("Shopping hours change", false),
  ])
  func tellsOffers(text: String, isOffer: Bool) {
    #expect(Offers.matches(text) == isOffer)
  }

  @Test func tellsSitesApart() {
    let links = PageLinks(address: "https://www.examiner.co.uk/a", base: nil)
    #expect(links.target(of: "/coast") == .sameSite)
    #expect(links.target(of: "https://blog.examiner.co.uk/b") == .sameSite)
    #expect(links.target(of: "//other.co.uk/b") == .elsewhere)
    #expect(links.target(of: "#top") == .none)
    #expect(links.target(of: "mailto:ana@examiner.co.uk") == .none)
  }

  @Test func buttonsAreNotInTheText() {
    let button = "<p><a href='https://shop.example/rope'>Read more there</a></p>"
    #expect(rules(article(button), holding: "Read more there") == ["button"])
    let page = HTMLPage.parse(
      "<title>Links</title><h1>Links</h1>" + String(repeating: button, count: 3),
      fileName: "page")
    #expect(page.text.contains("Read more there"))
  }

  // MARK: Dates

  @Test(arguments: [
    ("<p>Last updated: 3 November 2025</p><p>31 October 2025 · 3 min read</p>", "2025-10-31"),
    (
      "<p class='modified-date'>3 November 2025</p><p><span>31 October 2025</span></p>",
      "2025-10-31"
    ),
    ("<div>Aktualisiert: <time>2025-11-03</time></div><time>2025-10-31</time>", "2025-10-31"),
    ("<p>Last updated: 3 November 2025</p>", "2025-11-03"),
  ])
  func tellsUpdatesFromThePublication(line: String, day: String) {
    let page = HTMLPage.parse(
      """
      <html><head><title>Ferry saved</title></head><body><article><h1>Ferry saved</h1>\(line)
      \((1...6).map { "<p>\($0). " + paragraph.dropFirst(3) }.joined())</article></body></html>
      """, fileName: "page")
    #expect(page.published?.date().iso8601 == day)
  }

  @Test func captionsAreNotInTheText() {
    let article = article(
      "<figure><img src='quay.jpg'><figcaption>The quay at night</figcaption></figure>")
    #expect(!article.text.contains("quay at night"))
    #expect(article.blocks.contains { $0.plainText == "The quay at night" })
  }

  @Test(arguments: [
    "<p>More from Examiner</p>", "<h2>Empfohlene Beiträge</h2>", "<p>Mehr zum Thema</p>",
    "<p>Crédits photos : Ana Orrell</p>", "<p>1 November 2025 | Coast</p>",
    "<p>Aktualisiert am 17.01.2024.</p>", "<p>Last updated: January 17, 2024</p>",
    "<p>Permalink https://post.example/ferry</p>", "<p>Foto © Ana Orrell</p>",
    "<p>If you enjoyed this story, tell a friend.</p>",
  ])
  func linesThatAnnounceOrDateAreNoParagraphs(line: String) {
    let page = HTMLPage.parse(
      """
      <title>Ferry saved</title><body><main><h1>Ferry saved</h1>\(line.holds("2025") ? line : "")
      \(String(repeating: paragraph, count: 1))<p>A second boat will be hired for the summer, said \
      the harbour master, and its crew will be drawn from the three villages on the far shore.</p>
      \(line)</main></body>
      """, fileName: "page")
    #expect(page.blocks.count == (line.holds("2025") ? 3 : 2))
  }

  @Test(arguments: [
    "Explore further", "Read next", "Lesen sie auch:", "Aktualisiert am 17.01.2024.",
  ])
  func noLineInTheMiddleAnnouncesOthers(line: String) {
    let page = HTMLPage.parse(
      """
      <title>Ferry saved</title><body><main><h1>Ferry saved</h1>\(paragraph)<p>\(line)</p><p>A \
      second boat will be hired for the summer, said the harbour master, and its crew will be drawn \
      from the three villages on the far shore.</p></main></body>
      """, fileName: "page")
    #expect(page.blocks.count == 2)
  }

  @Test(arguments: [
    "Updated tables came on 17 January 2024, and the crew hung them up beside the old ones.",
    "Published on 3 May 1859, it sold out.", "Recommended for anyone who loves the sea.",
    "More on that next week.", "If you enjoyed the first film, you will love this.",
  ])
  func sentencesThatBeginAsSuchLinesDoAreParagraphs(sentence: String) {
    let page = HTMLPage.parse(
      """
      <title>Ferry saved</title><body><main><h1>Ferry saved</h1>\(paragraph)<p>A second boat will \
      be hired for the summer, said the harbour master, and its crew will be drawn from the three \
      villages on the far shore.</p><p>\(sentence)</p></main></body>
      """, fileName: "page")
    #expect(page.blocks.last?.plainText == sentence)
  }
}
