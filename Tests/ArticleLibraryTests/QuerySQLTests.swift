import ArticleModel
import Testing

@testable import ArticleLibrary

struct QuerySQLTests {
  /// What only the full-text index has to be asked for.
  @Test(
    arguments: [
      ("climate", #""climate""#), ("climate change", #""climate" AND "change""#),
      (#""climate change""#, #""climate change""#), ("tek*", #""tek"*"#),
      (#""new yo"*"#, #""new yo"*"#), ("a OR b c", #"("a" OR ("b" AND "c"))"#),
      ("(a OR b) c", #"("a" OR "b") AND "c""#), ("a -b", #""a" NOT "b""#),
      ("a c -b -d", #"("a" AND "c") NOT ("b" OR "d")"#), ("a -(b c)", #""a" NOT ("b" AND "c")"#),
      ("(a -b) OR c", #"(("a" NOT "b") OR "c")"#), ("title:tek*", #"{title} : "tek"*"#),
      (#"title:"a b" -title:c"#, #"{title} : "a b" NOT {title} : "c""#),
      ("e-mail", #""e mail""#), (#""a ""b"" NEAR""#, #""a b near""#),
      ("body:x ^x x+y NEAR(a)", #""body x" AND "x" AND "x y" AND "near a""#),
      ("東京都", #""東京 京都""#), ("東", #""東"*"#), ("한", #""한"*"#), (#""the 東""#, #""the 東"*"#),
      ("東。", #""東"*"#), ("東京*", #""東京"*"#),
    ])
  func asksTheFullTextIndex(text: String, expression: String) {
    let sql = translate(text)
    #expect(sql.fullText == expression)
    #expect(sql.condition == "1")
    #expect(sql.arguments.isEmpty)
  }

  @Test(
    arguments: [
      ("", "1", []),
      ("section:World*", "folded_words(article.section, ?)", [.text("world*")]),
      (#"author:"É. Kahn""#, "folded_words(article.author, ?)", [.text("e kahn")]),
      ("source:BBC.co.uk", "folded_contains(article.source, ?)", [.text("bbc.co.uk")]),
      (
        "tag:Pol",
        "(instr(article.tags, ?) > 0 OR marked(article.id, article.fingerprint, ?)"
          + " OR article.docid IN (\(QueryCondition.versions)))",
        [.text("|pol|"), .text("tag:pol"), .text("|pol|")]
      ),
      (
        "tag:a|b*",
        "(instr(article.tags, ?) > 0 OR marked(article.id, article.fingerprint, ?)"
          + " OR article.docid IN (\(QueryCondition.versions)))",
        [.text("|a b"), .text("tag:a b*"), .text("|a b")]
      ),
      (
        "lang:de",
        "(replace(lower(article.language), '_', '-') = ?"
          + " OR replace(lower(article.language), '_', '-') LIKE ?)",
        [.text("de"), .text("de-%")]
      ),
      ("is:unread", "(marked(article.id, article.fingerprint, 'read') IS NOT TRUE)", []),
      ("-is:read", "marked(article.id, article.fingerprint, 'read') IS NOT TRUE", []),
      ("is:new", "article.added >= ?", [.integer(1000)]),
      (
        "has:image has:related has:notes",
        "(article.has & 1) <> 0 AND (article.has & 2) <> 0"
          + " AND marked(article.id, article.fingerprint, 'note')",
        []
      ),
      ("minutes:<5", "max(1, (article.words + 115) / 230) <= ?", [.integer(4)]),
      ("minutes:5", "(max(1, (article.words + 115) / 230) BETWEEN ? AND ?)", [5, 5]),
      (
        "date:2025-08-30", "(article.published >= ? AND article.published < ?)",
        [1_756_512_000, 1_756_598_400]
      ),
      ("date:..2024", "article.published < ?", [1_735_689_600]),
      ("newer:1d", "article.published >= ?", [1_756_425_600]),
    ] as [(String, String, [QuerySQL.Argument])])
  func conditionsOnFacts(text: String, condition: String, arguments: [QuerySQL.Argument]) {
    let sql = translate(text)
    #expect(sql.fullText == nil)
    #expect(sql.condition == condition)
    #expect(sql.arguments == arguments)
  }

  /// `IN` stands for what asks the full-text index.
  @Test(
    arguments: [
      ("a is:starred", #""a""#, "STARRED", []),
      ("a -b is:starred -c", #""a" NOT ("b" OR "c")"#, "STARRED", []),
      ("-a", nil, "IN IS NOT TRUE", [#""a""#]),
      ("-a is:starred", nil, "IN IS NOT TRUE AND STARRED", [#""a""#]),
      ("-(a OR b)", nil, "IN IS NOT TRUE", [#""a" OR "b""#]),
      ("a OR is:starred", nil, "(IN OR STARRED)", [#""a""#]),
      ("a OR is:starred OR b", nil, "(IN OR STARRED)", [#""a" OR "b""#]),
      ("a OR -b", nil, "(IN OR IN IS NOT TRUE)", [#""a""#, #""b""#]),
      ("c (a OR -b)", #""c""#, "(IN OR IN IS NOT TRUE)", [#""a""#, #""b""#]),
      (
        "(a b -c is:starred) OR d", nil, "(IN OR (IN AND STARRED))",
        [#""d""#, #"("a" AND "b") NOT "c""#]
      ),
      ("-(a is:starred)", nil, "(IN AND STARRED) IS NOT TRUE", [#""a""#]),
    ] as [(String, String?, String, [String])])
  func partsTextFromFacts(
    text: String, fullText: String?, condition: String, arguments: [String]
  ) {
    let sql = translate(text)
    let short = sql.condition
      .replacing("article.docid IN (SELECT rowid FROM text WHERE text MATCH ?)", with: "IN")
      .replacing("marked(article.id, article.fingerprint, 'starred')", with: "STARRED")
    #expect(sql.fullText == fullText)
    #expect(short == condition)
    #expect(sql.arguments == arguments.map { .text($0) })
  }

  @Test(
    arguments: [
      ("date:2025-08-30", 0, 20_330, 20_330), ("date:2025-08-30", -18_000, 20_330, 20_331),
      ("date:2025-08-30", 18_000, 20_329, 20_330), ("date:..1969", 0, nil, -1),
      ("date:2025-08-30.. x", 0, 20_330, nil), ("date:2025 date:2025-08", 0, 20_301, 20_331),
      ("date:2025 OR x", 0, nil, nil), ("-date:2025", 0, nil, nil),
    ] as [(String, Int, Int64?, Int64?)])
  func boundsTheDays(text: String, offset: Int, first: Int64?, last: Int64?) {
    let sql = translate(text, utcOffset: offset)
    #expect(sql.firstDay == first)
    #expect(sql.lastDay == last)
  }

  @Test func countsDatesWithoutATimeByTheReadersClock() {
    let sql = translate("date:2025-08-30..", utcOffset: -18_000)
    #expect(
      sql.condition
        == "(article.published - (article.published % 86400 = 0) * (-18000)) >= ?")
    #expect(sql.arguments == [.integer(1_756_530_000)])
  }

  @Test(
    arguments: [
      ("World News", "world", true), ("World News", "world news", true), ("World", "wor", false),
      ("World", "wor*", true), ("Ünter", "unter", true), (nil, "x", false),
    ] as [(String?, String, Bool)])
  func findsFoldedWords(column: String?, words: String, isFound: Bool) {
    #expect(QueryFunctions.foldedWords(column, words) == isFound)
  }

  @Test func findsFoldedText() {
    #expect(QueryFunctions.foldedContains("https://BBC.co.uk/x", "bbc.co"))
    #expect(!QueryFunctions.foldedContains("https://BBC.co.uk/x", "bbc.com"))
    #expect(!QueryFunctions.foldedContains(nil, "x"))
  }

  private func translate(_ text: String, utcOffset: Int = 0) -> QuerySQL {
    let now = Timestamp(seconds: 1_756_512_000)
    let query = Query.parse(text).query.resolved(now: now, utcOffset: utcOffset)
    return QuerySQL(query, sessionStart: Timestamp(seconds: 1000))
  }
}

extension QuerySQL.Argument: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int64) {
    self = .integer(value)
  }
}
