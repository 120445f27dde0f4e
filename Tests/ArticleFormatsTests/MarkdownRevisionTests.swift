import ArticleModel
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

/// Tables that would take all memory are text.
struct MarkdownTableTests {
  private func tables(_ text: String) throws -> Int {
    let article = try #require(try ArticleParser().parse(Array(text.utf8), name: "a.md").first)
    return article.blocks.count { block in
      switch block {
      case .quote(let inner): inner.contains { $0.kind == "table" }
      default: block.kind == "table"
      }
    }
  }

  @Test func rowsAreNotFilledUpWithoutEnd() throws {
    let wide = "> |" + String(repeating: "a|", count: 900)
    let rule = "> |" + String(repeating: "-|", count: 900)
    #expect(try tables("# T\n\n\(wide)\n\(rule)\n" + String(repeating: "> |b\n", count: 4000)) == 0)
    #expect(try tables("# T\n\n\(wide)\n\(rule)\n" + String(repeating: "> |b\n", count: 40)) == 1)
  }

  @Test func aRowHasSoManyCells() throws {
    let cells = String(repeating: "a|", count: 30_000)
    let rules = String(repeating: "-|", count: 30_000)
    #expect(try tables("# T\n\n|\(cells)\n|\(rules)\n|\(cells)\n") == 0)
  }

  @Test func aTextOfNothingButSignsIsShownAsItIs() throws {
    let signs = String(repeating: "*_", count: 300_000)
    let article = try #require(try ArticleParser().parse(Array(signs.utf8), name: "a.md").first)
    #expect(article.text == signs)
    let quotes = "A pier\n\n" + String(repeating: ">", count: 300_000)
    #expect(try ArticleParser().parse(Array(quotes.utf8), name: "a.md").first?.blocks.count == 2)
  }

  @Test func manyAddressesOfMailAreNoLinks() throws {
    func links(_ count: Int) throws -> Int? {
      let text = String(repeating: "ana@quay.example ", count: count)
      return try ArticleParser().parse(Array(text.utf8), name: "a.md").first?.links.count
    }
    #expect(try links(20) == 20)
    #expect(try links(20_001) == 0)
  }

  @Test func longTablesStay() throws {
    let row = "| Gannet | nine | eleven | the long pier |\n"
    #expect(
      try tables("# T\n\n\(row)|---|---|---|---|\n" + String(repeating: row, count: 20_000)) == 1)
  }
}

extension Block {
  fileprivate var kind: String {
    if case .table(rows: _, alignments: _) = self { "table" } else { "" }
  }
}
