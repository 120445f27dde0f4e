import Testing

@testable import ArticleFormats

/// What is put into Markdown for an older parser comes out of it again.
struct MarkdownRevisionTests {
  @Test(arguments: [
    "", "plain", "&#87654321; &#x1234567; &#1234567;", "<!--> <!---> <!-- a--b --- c---> -->",
    "*£*a, £*€*_₤_, **✓**_", "<textarea><textarea rows=2>a</textarea>", "`*£`", "<!-- a\n\n-- -->",
    "<!-- a\n-- b -->", "<!--", "<!---", "&#", "*", "£", "*£", "£*", "</textarea", "<TEXTAREA",
    "£,*,£,", "<pre a></pre>", "<!--é--à-->", "日*本*語、_※_",
  ])
  func restoresWhatWasPrepared(text: String) {
    #expect(MarkdownRevision.restored(MarkdownRevision.prepared(text)) == text)
  }

  @Test
  func leavesTextAloneThatEveryEditionReadsAlike() {
    let text = "*A* __b__ <!-- c --> `d` <pre>e</pre> &#163; &amp; — f"
    #expect(MarkdownRevision.prepared(text) == text)
  }
}
