import ArticleModel
import Testing

@testable import ArticleFormats

/// Feeds beside what the fixtures show: names, hostile files, headlines without texts.
struct FeedTests {
  private func contents(_ text: String, bodies: Bodies = .all) throws -> FileContents {
    try ArticleParser().contents(of: Array(text.utf8), name: "feed.xml", bodies: bodies)
  }

  private func feed(_ items: String...) -> String {
    "<rss><channel><title>Brindlemouth</title>\(items.joined())</channel></rss>"
  }

  private func item(_ number: Int, _ rest: String = "") -> String {
    "<item><title>Story \(number)</title><guid>g\(number)</guid>\(rest)</item>"
  }

  @Test func aBracketInTheDeclarationHidesNothing() throws {
    let text = #"<?xml version="1.0" encoding="utf-8[1m"?>"# + feed(item(1))
    #expect(try contents(text).articles.map(\.title) == ["Story 1"])
  }

  @Test func tellsOfTheFeed() throws {
    let text = """
      <rss><channel><title>A &amp;amp; B</title><link>https://a.example/</link>
      <managingEditor>ada@a.example (Ada Holm)</managingEditor><language>en</language>
      <pubDate>Wed, 25 Nov 2026 09:12:00 EST</pubDate></channel></rss>
      """
    let contents = try contents(text)
    #expect(contents.articles.isEmpty)
    let feed = try #require(contents.feed)
    #expect(feed.title == "A & B")
    #expect(feed.link == "https://a.example/")
    #expect(feed.author == "Ada Holm (ada@a.example)")
    #expect(feed.language == "en")
    #expect(feed.updated?.iso8601 == "2026-11-25T14:12:00Z")
  }

  @Test func keepsNamesWhenStoriesAreAddedBefore() throws {
    let before = try contents(feed(item(1), item(2), item(2))).articles.map(\.identifier)
    let after = try contents(feed(item(3), item(2), item(1), item(2), item(2))).articles
    #expect(before == ["g1", "g2#2", "g2"])
    #expect(after.map(\.identifier) == ["g3", "g2#3", "g1", "g2#2", "g2"])
  }

  @Test func leavesTextsOutThatNobodyWants() throws {
    let text = feed(
      item(1, "<description>One</description>"), item(2, "<description>Two</description>"))
    #expect(try contents(text, bodies: .none).articles.map(\.text) == ["", ""])
    #expect(try contents(text, bodies: .only(1)).articles.map(\.text) == ["", "Two"])
  }

  /// On the way to headlines texts are passed, but where a headline is made of one.
  @Test(arguments: ["", "<title> </title>", "<title>The ferry</title>"])
  func headlinesAreTheSameWithoutTexts(title: String) throws {
    let words = "The <em>ferry</em> is<br/> <b>green <i>again</i></b>. "
    let long = String(repeating: words, count: 200)
    let body = "<div xmlns=\"http://www.w3.org/1999/xhtml\">\(long)</div>"
    let entry = """
      <entry>\(title)<content type="xhtml">\(body)</content><summary type="xhtml">\(body)</summary>
      <link href="https://a.example/g"/><category term="Local"/></entry>
      """
    let text = "<feed xmlns=\"http://www.w3.org/2005/Atom\">\(entry)\(entry)</feed>"
    let whole = try contents(text).articles
    let second = try contents(text, bodies: .only(1)).articles
    let none = try contents(text, bodies: .none).articles
    #expect(whole[0].text.utf8.count > 200 * 20)
    let tree = try #require(FeedParser.tree(of: text, bodies: .only(1)))
    let kept = tree.entries.map { $0.child("content")?.text.count ?? 0 }
    #expect(kept[0] < 5000 && kept[1] > 200 * 20, "\(kept)")
    #expect(second[0].text.isEmpty)
    #expect(second[1] == whole[1])
    for articles in [second, none] {
      #expect(articles.map(\.title) == whole.map(\.title))
      #expect(articles.map(\.source) == whole.map(\.source))
      #expect(articles.map(\.tags) == whole.map(\.tags))
    }
  }

  @Test func refusesEntitiesThatGrow() throws {
    var declarations = "<!ENTITY a0 \"ha\">"
    for level in 1...30 {
      declarations += "<!ENTITY a\(level) \"&a\(level - 1);&a\(level - 1);\">"
    }
    let text =
      "<!DOCTYPE rss [\(declarations)]>" + feed(item(1, "<description>&a30;</description>"))
    let articles = try contents(text).articles
    #expect(articles.map(\.title) == ["Story 1"])
    #expect(articles[0].text.utf8.count < 100)
  }

  @Test func loadsNothing() throws {
    let text = """
      <!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">\
      <!ENTITY % more SYSTEM "file:///etc/hostname"> %more;]>
      """
    let articles = try contents(text + feed(item(1, "<description>&file;.</description>"))).articles
    #expect(articles.map(\.title) == ["Story 1"])
    #expect(!articles[0].text.contains("root:"))
  }

  @Test func survivesDeepNesting() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    let articles = try contents(feed(item(1), "<item><title>Deep \(deep)</title></item>")).articles
    #expect(articles.first?.title == "Story 1")
    #expect(try contents("<rss>" + deep + "<item>" + deep).articles.count <= 1)
  }

  /// Signs that nobody ends must not be looked for again and again.
  @Test(arguments: ["<a b=\"", "<a b='", "<!--", "<![CDATA[", "<?x ", "&", "</", "<a", "<item>"])
  func isQuickWithWhatNeverEnds(piece: String) throws {
    let text = feed(item(1)) + String(repeating: piece, count: 100_000)
    #expect(try contents(text).articles.first?.title == "Story 1")
    let inside = feed(item(1, "<title><![CDATA[" + String(repeating: piece, count: 100_000)))
    #expect(try contents(inside).articles.count == 1)
  }

  @Test func takesLargeFeedsWhole() throws {
    let text = feed(
      item(1), item(2, "<description>" + String(repeating: "word &lt;b&gt; ", count: 800_000)),
      item(3))
    let articles = try contents(text, bodies: .none).articles
    #expect(articles.map(\.title) == ["Story 1", "Story 2", "Story 3"])
  }

  @Test func decodesWhatDeclaresItselfWrongly() throws {
    let text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + feed(item(1))
    let bytes = Array(text.replacing("Story", with: "Caf#").utf8).map { $0 == 0x23 ? 0xE9 : $0 }
    let articles = try ArticleParser().parse(bytes, name: "feed")
    #expect(articles.map(\.title) == ["Café 1"])
  }

  @Test(arguments: [
    ("Wed, 25 Nov 2026 09:12:00 +0100", "2026-11-25T08:12:00Z"),
    ("25 Nov 26 09:12 PST", "2026-11-25T17:12:00Z"),
    ("Wed, 25 Nov 2026 09:12:00 -05:30", "2026-11-25T14:42:00Z"),
    ("Wed Nov 25 09:12:00 2026", "2026-11-25T09:12:00Z"),
    ("Wed Nov 25 09:12:00 CET 2026", "2026-11-25T08:12:00Z"),
    ("November 25, 2026, 9:12 pm", "2026-11-25T21:12:00Z"),
    ("11/25/2026 12:12 AM", "2026-11-25T00:12:00Z"), ("25.11.2026", "2026-11-25T00:00:00Z"),
    ("2026-11-25T09:12:00.123Z", "2026-11-25T09:12:00Z"), ("2026-11", "2026-11-01T00:00:00Z"),
    ("2026-11-25 09:12:00+01", "2026-11-25T08:12:00Z"), ("2026", "2026-01-01T00:00:00Z"),
    ("20261125T091200Z", "2026-11-25T09:12:00Z"), ("2026-329", "2026-11-25T00:00:00Z"),
    ("Mi, 25 Dez 2026 09:12:00 MEZ", "2026-12-25T08:12:00Z"),
    ("Tue, 30 Jun 2015 23:59:60 GMT", "2015-07-01T00:00:00Z"), ("soon", nil),
    ("Wed, 31 Feb 2026 09:12:00 GMT", nil), ("", nil), ("99999999999999999999", nil),
  ])
  func readsDates(stated: String, expected: String?) throws {
    let articles = try contents(feed(item(1, "<pubDate>\(stated)</pubDate>"))).articles
    #expect(articles[0].published?.iso8601 == expected)
  }

  @Test(arguments: [
    ("../g", "https://a.example/b/g"), ("g?x=1", "https://a.example/b/c/g?x=1"),
    ("/g/./h/../i", "https://a.example/g/i"), ("//b.example/g", "https://b.example/g"),
    ("mailto:ada@a.example", "mailto:ada@a.example"), ("?q", "https://a.example/b/c/d?q"),
    ("../../../../g", "https://a.example/g"), ("#f", "https://a.example/b/c/d#f"),
  ])
  func resolvesAddresses(link: String, expected: String) throws {
    let text = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/b/c/d">
      <entry><title>One</title><link href="\(link)"/></entry></feed>
      """
    #expect(try contents(text).articles.map(\.source) == [expected])
  }

  @Test(arguments: ["<urlset><url/></urlset>", "{\"a\": 1}", "[]"])
  func refusesDataThatIsNoFeed(text: String) {
    #expect(throws: ReadFailure.self) { try contents(text) }
  }

  @Test func showsWhatStandsInFrames() throws {
    let body =
      "A&lt;iframe src=x&gt; &lt;b&gt;frame&lt;/b&gt;&lt;/iframe&gt; &lt;object&gt;and more"
    let articles = try contents(feed(item(1, "<description>\(body)</description>"))).articles
    #expect(articles[0].text == "A frame and more")
  }

  @Test func readsShortEntitiesOfTheFeedsOwn() throws {
    let type = "<!DOCTYPE rss [<!ENTITY town 'Brindlemouth'>]>"
    let text = type + feed(item(1, "<category>&town;</category>"))
    #expect(try contents(text).articles[0].section == "Brindlemouth")
  }
}
