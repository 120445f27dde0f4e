import ArticleModel
import Testing

@testable import ArticleFormats

/// What is left of parts that were taken out of a page goes with them.
struct LeftoverTests {
  private func article(_ inside: String, below headline: String = "") -> Article {
    let paragraphs = (1...6).map { number in
      """
      <p>\(number). The council of Brindlemouth kept the night ferry by one vote, after a debate of \
      six hours in which every seat of the hall was taken, and nobody went home.</p>
      """
    }
    return HTMLPage.parse(
      """
      <html><head><title>Ferry saved</title>
      <link rel="canonical" href="https://examiner.example/coast/ferry-saved"></head>
      <body><article><h1>Ferry saved</h1>\(headline)\(paragraphs.prefix(3).joined())
      \(inside)\(paragraphs.suffix(3).joined())</article></body></html>
      """, fileName: "page")
  }

  private func rules(_ article: Article, holding text: String) -> [String?] {
    article.removed.filter { $0.text.contains(text) }.map(\.rule)
  }

  @Test func thePlaceOfAPostThatIsShownElsewhereIsEmpty() {
    let article = article(
      """
      <blockquote><a href="https://photos.example/p/1"><div>View this post on Ferrygram</div></a>
      <p><a href="https://photos.example/p/1">A post shared by Ana Orrell (@orrell)</a></p>
      </blockquote><blockquote>View this post on the quay as a mark of respect, said the mayor, and
      nothing more: it is the last one that the flood of that winter left standing.</blockquote>
      """)
    #expect(rules(article, holding: "Ferrygram") == ["words"])
    #expect(article.text.contains("a mark of respect"))
    #expect(article.blocks.count == 7)
  }

  @Test func listsThatNameOtherStoriesGo() {
    let article = article(
      """
      <ul><li><b>See also:</b> <a href="/coast/lamp">The lamp on the mole is lit again</a></li></ul>
      <ul><li>Timetable: <a href="/coast/times">The hours of the ferry this winter</a></li></ul>
      """)
    #expect(rules(article, holding: "See also") == ["link to another story"])
    #expect(article.related.map(\.url) == ["https://examiner.example/coast/lamp"])
    #expect(article.text.contains("Timetable"))
  }

  @Test func commasBetweenLinksThatAreGoneGo() {
    let tags = ["ferry", "coast", "night"].map { "<a class='tag' href='/\($0)'>\($0)</a>" }
    let article = article("<div>\(tags.joined(separator: "<span>, </span>"))</div><p>* * *</p>")
    #expect(rules(article, holding: ",") == ["signs"])
    #expect(article.text.contains("* * *"))
  }

  @Test func theBoxOfAFormGoesWithIt() {
    let box = """
      <div><div><p>Letters from the quay</p><p>What the ferry brings, sent to you every Friday.</p>
      <div><form action="/letters"><input type="email"><button>Send</button></form></div></div></div>
      """
    #expect(rules(article(box), holding: "every Friday") == ["box of a form"])
    let search = article(box.replacing("email", with: "text"))
    #expect(search.text.contains("every Friday"))
    // A short story may be all that stands beside such a form.
    let short = HTMLPage.parse(
      """
      <title>Ferry saved</title><body><div><h2>Ferry saved</h2><p>The council kept the night ferry \
      by one vote, after a debate of six hours in the hall.</p>
      <form><input type="email"></form></div></body>
      """, fileName: "page")
    #expect(short.text.contains("by one vote"))
  }

  @Test func namesOfFactsGoWithTheFacts() {
    let article = article(
      "", below: "<div><p>Posted on</p><p>3 May 2024</p><p>Reading time:</p><p>5 Minutes</p></div>")
    #expect(article.blocks.count == 6)
    let sentence = "Updated tables hang at the quay, and nobody reads them."
    #expect(
      self.article("", below: "<p>By</p><p>\(sentence)</p>").text.contains(sentence))
  }
}
