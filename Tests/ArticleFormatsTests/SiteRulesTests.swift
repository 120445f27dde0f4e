import ArticleFormats
import ArticleModel
import Testing

/// What a reader decided about the pages of a site.
struct SiteRulesTests {
  private static let page = """
    <html lang="en"><head><title>Ferry stays | The Post</title>
    <link rel="canonical" href="https://www.post.test/news/ferry"></head><body>
    <div class="crumbs" id="crumbs-1">News of the coast</div>
    <h1 class="headline">Ferry stays</h1>
    <h2 class="real-title">The night ferry stays, says the council</h2>
    <p class="stamp">Printed on 3 March 2024</p>
    <article class="story">
    <p>The council of the town voted on Monday to keep the night ferry, which nobody had expected.</p>
    <p class="pitch box">You read the Post because you care about the coast, and so do all of us here.</p>
    <p>The ferry carries nurses and bakers who have no other way to cross the water before morning.</p>
    <p>The mayor said that the money would last until the spring, when the town will vote again.</p>
    </article>
    <aside class="facts"><p>The ferry was built in 1961 and has <a href="/boats">two engines</a>.</p></aside>
    </body></html>
    """

  private func article(_ change: (inout SiteRules.Rule) throws -> Void) throws -> Article {
    var rule = SiteRules.Rule(host: "post.test", place: "sites.toml:7")
    try change(&rule)
    let parser = ArticleParser(rules: SiteRules([rule]))
    return try #require(try parser.parse(Array(Self.page.utf8), name: "ferry.html").first)
  }

  @Test(arguments: [".pitch", "p.pitch", ".box.pitch", "P.box", "^You read the post"])
  func leavesOut(selector: String) throws {
    let plain = try article { _ in }
    #expect(plain.text.contains("You read the Post"))
    let article = try article { $0.remove = [try SiteSelector(selector)] }
    #expect(article.blocks.count == plain.blocks.count - 1)
    let removal = try #require(article.removed.first { $0.text.hasPrefix("You read") })
    #expect(removal.reason == .site)
    #expect(removal.rule == "post.test: remove \(selector) (sites.toml:7)")
    #expect(removal.position == 1)
  }

  @Test(arguments: ["aside", ".facts", "^the FERRY was built"])
  func keeps(selector: String) throws {
    let plain = try article { _ in }
    #expect(!plain.text.contains("1961"))
    let article = try article { $0.keep = [try SiteSelector(selector)] }
    #expect(article.blocks.last?.plainText == "The ferry was built in 1961 and has two engines.")
    #expect(!article.removed.contains { $0.text.contains("1961") })
    guard !selector.hasPrefix("^") else { return }
    #expect(article.links.last?.url == "https://www.post.test/boats")
  }

  @Test func tellsHeadlineAndDate() throws {
    let article = try article {
      $0.headline = try SiteSelector(".real-title")
      $0.date = try SiteSelector("p.stamp")
    }
    #expect(article.title == "The night ferry stays, says the council")
    #expect(article.published?.iso8601 == "2024-03-03T00:00:00Z")
  }

  @Test(arguments: ["body", "html", "article"])
  func aRuleThatLeavesNothingIsNone(selector: String) throws {
    let article = try article { $0.remove = [try SiteSelector(selector)] }
    #expect(!article.blocks.isEmpty)
  }

  @Test(arguments: [
    ("post.test", true), ("www.post.test", false), ("st.test", false),
    ("news.post.test", false),
  ])
  func holdsForASiteAndThoseBelowIt(host: String, holds: Bool) throws {
    let article = try article {
      $0.host = host
      $0.remove = [try SiteSelector(".pitch")]
    }
    #expect(article.text.contains("You read the Post") != holds)
  }

  @Test(arguments: [
    ("", "a selector is"), ("a > b", "a selector is"), (".a, .b", "a selector is"),
    ("promo", "promo is no element of HTML"), (".", "behind . stands"), ("p#", "behind . stands"),
    ("#a#b", "an element has one id"), ("^", "behind ^ stand"), ("^ab", "behind ^ stand"),
    ("p:hover", "p:hover is no element"),
  ])
  func tellsWhatIsNoSelector(text: String, reason: String) {
    #expect {
      try SiteSelector(text)
    } throws: { error in
      (error as? SiteSelectorError)?.reason.hasPrefix(reason) == true
    }
  }

  // MARK: Texts

  private static let capture = """
    Skip to content
    The Post

    Ferry stays, says council

    Published on 3 March 2024

    The council of the town voted on Monday to keep the night ferry, which nobody had expected.

    Our readers write: send us your picture of the coast, and win one of three books about it.

    The ferry carries nurses and bakers who have no other way to cross the water before morning.

    Source: https://post.test/news/ferry
    """

  @Test func capturesGoByTheBeginningsOfTexts() throws {
    var rule = SiteRules.Rule(host: "post.test", place: "config.toml:3")
    rule.remove = [try SiteSelector("^Our readers write")]
    rule.keep = [try SiteSelector("^Skip to")]
    let parser = ArticleParser(rules: SiteRules([rule]))
    let article = try #require(try parser.parse(Array(Self.capture.utf8), name: "a.txt").first)
    #expect(article.source == "https://post.test/news/ferry")
    #expect(!article.text.contains("Our readers"))
    #expect(
      article.removed.contains { $0.rule == "post.test: remove ^Our readers write (config.toml:3)" }
    )
    #expect(article.text.contains("Skip to content"))
  }

  // MARK: Pointing

  @Test(arguments: [
    ("You read the Post because you care about the coast, and so do all of us here.", ".pitch"),
    ("News of the coast", "#crumbs-1"),
    ("The ferry was built in 1961 and has two engines.", ".facts"),
    (
      "The mayor said that the money would last until the spring, when the town will vote again.",
      "^The mayor said that the money would"
    ),
    ("Words that stand nowhere", "^Words that stand nowhere"),
  ])
  func aTextIsNamedByItsElementElseByItsWords(text: String, selector: String) {
    let found = ArticleParser().selector(
      for: text, in: Array(Self.page.utf8), name: "ferry.html")
    #expect(found?.text == selector)
  }

  @Test func atextOfOneLetterIsNotNamed() {
    #expect(ArticleParser().selector(for: "x", in: Array("x".utf8), name: "a.txt") == nil)
  }
}
