import ArticleModel
import Testing

@testable import ArticleFormats

/// Markup becomes the blocks that it means.
struct HTMLBodyTests {
  @Test func keepsTheStructure() {
    let body = HTMLBody(
      """
      <h2>The ferry</h2><p>Brindlemouth <b>votes</b> on <a href="ferry/vote.html">its  <i>ferry</i></a>.
      <ul><li>one<li>two<ol start=3><li>three</ol></ul>
      <blockquote><p>We waited.</blockquote><pre><code class="language-c">a
        b</code></pre>
      <table><tr><th>Day<th>Boats<tr><td>Monday<td>2</table>
      <figure><img src="quay.jpg"><figcaption>The <em>quay</em></figcaption></figure>
      """, base: "https://brindlemouth.example/news/today.html")
    #expect(
      body.blocks == [
        .heading(level: 2, RichText("The ferry")),
        .paragraph(
          RichText(
            "Brindlemouth votes on its ferry.",
            spans: [
              .init(13..<18, .strong), .init(22..<31, .link(0)), .init(26..<31, .emphasis),
            ])),
        .list(
          ordered: false, start: 1,
          items: [
            [.paragraph(RichText("one"))],
            [
              .paragraph(RichText("two")),
              .list(ordered: true, start: 3, items: [[.paragraph(RichText("three"))]]),
            ],
          ]),
        .quote([.paragraph(RichText("We waited."))]), .code(language: "c", text: "a\n  b"),
        .table(rows: [[RichText("Day"), RichText("Boats")], [RichText("Monday"), RichText("2")]]),
        .image(
          source: "https://brindlemouth.example/news/quay.jpg",
          caption: RichText("The quay", spans: [.init(4..<8, .emphasis)])),
      ])
    #expect(
      body.links == [
        .init(
          text: "its ferry", url: "https://brindlemouth.example/news/ferry/vote.html",
          reference: "ferry/vote.html")
      ])
  }

  @Test(arguments: [
    ("a<br>b", ["a\nb"]), ("a<br><br>b", ["a", "b"]), ("<div>a<p>b</div>c", ["a", "b", "c"]),
    ("<script>x</script>a<style>y</style>", ["a"]), ("a&nbsp;&amp;&#x1b;[1mb", ["a &b"]),
    ("<a href=x><div>a</div><div>b</div></a>", ["a", "b"]), ("<!-- a --> b", ["b"]),
    ("<title>t</title>a", ["a"]),
    ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", ["a", "b"]),
  ])
  func makesBlocks(markup: String, expected: [String]) {
    #expect(HTMLBody(markup).blocks.map(\.plainText) == expected)
  }

  @Test(arguments: ["<div>", "<b>", "<table>", "<ul><li>", "<b id=1><p>", "<a href=x>"])
  func bearsDeepNesting(tag: String) {
    let markup = String(repeating: tag, count: 100_000) + "deep inside"
    #expect(HTMLBody(markup).blocks.map(\.plainText).joined().hasSuffix("deep inside"))
  }

  /// The parser looks through all open elements for many tags: they have to be few.
  @Test(arguments: [
    "<div>", "<div/>", "<div><form></form>", "<div><p>a</p>", "<div><object></div>",
    "<b><div></b>", "<section><i></section>", "<ul><li>a</li>", "<svg><g></svg>", "<dl><dt>a",
  ])
  func keepsFewElementsOpen(markup: String) {
    let tree = HTMLTree(HTMLSource(String(repeating: markup, count: 3000) + "end"))
    var depths = [0]
    for node in 1..<tree.nodes.count { depths.append(depths[tree.parent(node)] + 1) }
    #expect((depths.max() ?? 0) < 1100)
  }

  @Test func closesWhatWasLeftOpen() {
    let open = String(repeating: "<font>a</font><span>b<div>c</div>", count: 60)
    let blocks = HTMLBody(open + "<h2>The pier</h2><div><p>d</p></div>").blocks
    #expect(blocks.contains { $0.plainText == "The pier" })
    #expect(blocks.last?.plainText == "d")
  }

  @Test(arguments: ["<!--a>", "<!-- ", "<!a "])
  func marksThatAreNeverClosedAreNoText(mark: String) {
    let blocks = HTMLBody("<p>before</p>" + String(repeating: mark, count: 1000)).blocks
    #expect(blocks.first?.plainText == "before")
  }

  @Test func bearsManyAttributes() {
    let attributes = (0..<100_000).map { "a\($0)=1" }.joined(separator: " ")
    #expect(HTMLBody("<p \(attributes)>deep inside").blocks.map(\.plainText) == ["deep inside"])
  }

  @Test(arguments: [
    ("b.html", "https://x.example/a/b.html"), ("../b", "https://x.example/b"),
    ("/b?c=/../d", "https://x.example/b?c=/../d"), ("//y.example/z", "https://y.example/z"),
    ("?q", "https://x.example/a/page?q"), ("#f", "https://x.example/a/page#f"),
    ("mailto:a@b.example", "mailto:a@b.example"),
  ])
  func makesAddressesWhole(reference: String, expected: String) {
    #expect(WebAddress("https://x.example/a/page")?.resolve(reference) == expected)
  }

  @Test func takesTagsOffALine() {
    #expect(
      HTMLBody.line("A <b>bold</b>  claim &amp; more<br>of it") == "A bold claim & more of it")
  }

  /// Until a picture is loaded another one is shown, or none; where it is to be loaded from stands
  /// in an attribute of each site’s own.
  @Test(arguments: [
    (#"src="data:image/gif;base64,R0lGOD" data-lazy-src="/quay.jpg""#, "/quay.jpg"),
    (#"src="/theme/empty-16x9.png" data-src="/quay.jpg""#, "/quay.jpg"),
    (
      #"src="https://post.example/lazy.svg" data-harbour-loader-src="/quay.jpg?w=9""#,
      "/quay.jpg?w=9"
    ),
    (#"data-gull-srcset="/quay.jpg 300w, /quay-2.jpg 600w""#, "/quay.jpg"),
    (#"src="about:blank" data-original="/quay.jpg""#, "/quay.jpg"),
    // What was loaded already, or lies beside the page, is what it is.
    (#"src="/quay.jpg?w=900" data-src="/small/quay.jpg?w=20""#, "/quay.jpg?w=900"),
    (#"src="page_files/quay(1).jpg" data-src="/quay.jpg""#, "page_files/quay(1).jpg"),
    (#"src="/quay.jpg" data-src="The quay at dusk""#, "/quay.jpg"),
    (#"src="/quay.jpg" data-src="{&quot;wide&quot;:1}""#, "/quay.jpg"),
    (#"src="/quay.jpg" data-fallback-src="/gull.jpg" data-blursrc="/blur.jpg""#, "/quay.jpg"),
  ])
  func picturesThatAreLoadedLate(_ attributes: String, _ source: String) {
    let body = HTMLBody("<p>The quay.</p><figure><img \(attributes)></figure>", base: nil)
    #expect(body.blocks.last == .image(source: source, caption: RichText("")))
  }

  @Test(arguments: [
    ("https://:/x", PageLinks.Target.elsewhere), ("https://::1/x", .elsewhere),
    ("https://./x", .elsewhere), ("https://:8080", .elsewhere),
    ("//a.post.example:80/x", .sameSite),
    ("https://", .none), ("mailto:a@b.example", .none),
  ])
  func tellsWhereLinksLead(_ reference: String, _ expected: PageLinks.Target) {
    let links = PageLinks(address: "https://www.post.example/story", base: nil)
    #expect(links.target(of: reference) == expected)
    #expect(PageLinks(address: reference, base: nil).target(of: "story.html") == .sameSite)
  }

  @Test func nothingComesIntoLinksByTheirBase() throws {
    let body = HTMLBody(
      "<p><a href=vote>The vote</a><p><img src=quay.jpg>",
      base: "https://post\u{1B}[31m.exa\0mple/a\u{202E}/b")
    #expect(body.links.map(\.url) == ["https://post.example/a/vote"])
    #expect(
      body.blocks.last == .image(source: "https://post.example/a/quay.jpg", caption: RichText("")))
    let feed =
      #"{"version": "https://jsonfeed.org/version/1.1", "title": "F", "home_page_url": "https://post\u001b[31m.exa\u0000mple/", "items": [{"id": "1", "url": "vote", "content_text": "Yes."}]}"#
    let article = try ArticleParser().parse(Array(feed.utf8), name: "feed.json").first
    #expect(article?.source == "https://post.example/vote")
  }
}
