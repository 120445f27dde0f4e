import ArticleModel
import Testing

struct QueryParsingTests {
  /// The text, and the query as it is printed.
  @Test(
    arguments: [
      ("", ""), ("   ", ""), ("climate", "climate"), ("climate  change", "climate change"),
      (#""climate  change""#, #""climate change""#), ("tek*", "tek*"),
      (#""new yo"*"#, #""new yo"*"#),
      ("a OR b c", "a OR b c"), ("(a OR b) c", "(a OR b) c"), ("a or b", "a or b"),
      ("-a", "-a"), ("NOT a", "-a"), ("not a", "not a"), ("--a", "a"), ("NOT NOT a", "a"),
      ("-(a b)", "-(a b)"), ("NOT(a OR b)", "-(a OR b)"), (#"-"a b""#, #"-"a b""#),
      ("a AND b", "a b"), ("((a)) ((b c))", "a b c"), ("a OR (b OR c)", "a OR b OR c"),
      ("e-mail don't", "e-mail don't"), ("f(x)", #""f(x)""#), ("(f(x) OR y)", #""f(x)" OR y"#),
      ("a - b & c", "a b c"), ("*", ""), (#""OR""#, #""OR""#), ("-OR", #"-"OR""#),
      (#"5" disk"#, #"5" disk"#), (#""say ""hi"" now""#, #""say ""hi"" now""#),
      ("http://x foo:bar", "http://x foo:bar"), (#""is:read""#, #""is:read""#),
      ("東京　大阪", "東京 大阪"), ("a\u{0}b", "a b"),
    ])
  func understandsWords(text: String, printed: String) {
    let parsed = Query.parse(text)
    #expect(parsed.query.description == printed)
    #expect(parsed.mistakes.isEmpty)
  }

  @Test(
    arguments: [
      ("Section:World", "section:World"), (#"section:"world news""#, #"section:"world news""#),
      ("author:Kah*", "author:Kah*"), ("title:tek*", "title:tek*"), ("tag:Pol*", "tag:Pol*"),
      ("source:bbc.co.uk", "source:bbc.co.uk"), ("IS:Unread", "is:unread"), ("-is:new", "-is:new"),
      ("has:image has:notes has:related", "has:image has:notes has:related"),
      ("date:2025", "date:2025"), ("date:2025-8", "date:2025-08"),
      ("date:2025-08-30", "date:2025-08-30"), ("date:..2024", "date:..2024"),
      ("date:2024-01..2025-03", "date:2024-01..2025-03"), ("date:2024..", "date:2024.."),
      ("date:2024..2024", "date:2024"), (#"date:"Last Week""#, #"date:"last week""#),
      ("date:this-month", #"date:"this month""#),
      ("date:yesterday..today", "date:yesterday..today"),
      ("newer:3d older:2W", "newer:3d older:2w"), ("newer:12h older:1y", "newer:12h older:1y"),
      ("minutes:<5", "minutes:<5"), ("minutes:<=5", "minutes:<6"), ("minutes:>10", "minutes:>=11"),
      ("minutes:>=10", "minutes:>=10"), ("minutes:5", "minutes:5"),
      ("minutes:3..8", "minutes:3..8"),
      ("lang:de lang:pt_BR", "lang:de lang:pt-br"), ("(is:read OR tag:x)", "is:read OR tag:x"),
    ])
  func understandsFields(text: String, printed: String) {
    let parsed = Query.parse(text)
    #expect(parsed.query.description == printed)
    #expect(parsed.mistakes.isEmpty)
  }

  /// What somebody has typed half of is no mistake.
  @Test(
    arguments: [
      (#""climate cha"#, #""climate cha""#), (#"a ""#, "a"), ("a OR", "a"), ("a OR ", "a"),
      ("(a OR", "a"), ("(a OR b", "a OR b"), ("a (", "a"), ("a (b (", "a b"), ("a -", "a"),
      ("a NOT", "a"), ("a AND", "a"), ("a section:", "a"), ("a -section:", "a"),
      (#"section:"wor"#, "section:wor"), ("(a section:)", "a"), ("()", ""), ("a OR (", "a"),
    ])
  func understandsWhatIsNotFinished(text: String, printed: String) {
    let parsed = Query.parse(text)
    #expect(parsed.query.description == printed)
    #expect(parsed.mistakes.isEmpty)
  }

  /// The text, what is left of it, and where the mistakes are.
  @Test(
    arguments: [
      ("a date:soon b", "a b", ["soon"]), ("date:2025-13", "", ["2025-13"]),
      ("date:2025-02-30", "", ["2025-02-30"]), ("date:2025..2024", "", ["2025..2024"]),
      ("date:..", "", [".."]), ("is:unr é", "é", ["unr"]), ("has:x OR a", "a", ["x"]),
      ("newer:3", "", ["3"]), ("newer:d", "", ["d"]), ("older:99999d", "", ["99999d"]),
      ("minutes:<", "", ["<"]), ("minutes:8..3", "", ["8..3"]), ("minutes:<0", "", ["<0"]),
      ("lang:x", "", ["x"]), ("lang:d!", "", ["d!"]), ("section:&", "", ["&"]),
      ("tag:*", "", ["*"]), ("section: a", "a", ["section:"]),
      ("section:(a b)", "a b", ["section:"]), ("é) b", "é b", [")"]), ("OR a", "a", ["OR"]),
      ("a OR OR b", "a OR b", ["OR", "OR"]), ("(a OR) b", "a b", ["OR"]), ("AND a", "a", ["AND"]),
      ("a NOT OR b", "a OR b", ["NOT"]), ("date:x is:y", "", ["x", "y"]),
    ] as [(String, String, [String])])
  func explainsMistakes(text: String, printed: String, places: [String]) {
    let parsed = Query.parse(text)
    #expect(parsed.query.description == printed)
    let bytes = Array(text.utf8)
    #expect(parsed.mistakes.map { String(decoding: bytes[$0.range], as: UTF8.self) } == places)
  }

  @Test func saysWhatIsWanted() {
    let reason =
      "date: wants 2025, 2025-08, 2025-08-30, a range with .. or words like \"last week\""
    #expect(Query.parse("é date:x").mistakes == [QueryMistake(range: 8..<9, reason: reason)])
  }

  @Test func takesTenLevelsOfParentheses() {
    func nested(_ depth: Int) -> String {
      (0..<depth).reduce("x") { text, level in level % 2 == 0 ? "(\(text) OR y)" : "(\(text) z)" }
    }
    #expect(Query.parse(nested(10)).mistakes.isEmpty)
    let parsed = Query.parse(nested(300))
    #expect(parsed.mistakes.map(\.range) == [10..<11])
    #expect(!parsed.query.isEmpty)
  }

  @Test func takesFiveHundredWords() {
    let text = String(repeating: "a ", count: 100_000)
    let parsed = Query.parse(text)
    #expect(parsed.mistakes.map(\.range) == [1000..<1001])
    #expect(parsed.query == Query.words(String(repeating: "a ", count: 500)))
  }

  @Test func makesQueriesOfWords() {
    #expect(Query.words(#"is:read OR "x"#).description == #""is:read" "OR" ""# + "\"\"x\"")
    #expect(Query.words(" ").isEmpty)
    #expect(Query().isEmpty)
    #expect(!Query.words("a").isEmpty)
  }

  @Test func namesWhatToHighlight() {
    let query = Query.parse("a -b (tek* OR -(c -d)) \"e f\" a title:g tag:h -title:i").query
    #expect(query.textTerms.map(\.description) == ["a", "tek*", "d", "\"e f\""])
    #expect(query.titleTerms.map(\.description) == ["g"])
  }
}
