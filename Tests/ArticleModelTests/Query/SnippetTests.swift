import ArticleModel
import Testing

struct SnippetTests {
  /// A snippet with its matches in brackets.
  private func snippet(_ paragraphs: [String], _ query: String, length: Int = 160) -> String {
    let snippet = Snippet(
      of: paragraphs, terms: Query.parse(query).query.textTerms, length: length)
    var shown = ""
    var place = 0
    let bytes = Array(snippet.text.utf8)
    for match in snippet.matches {
      shown += String(decoding: bytes[place..<match.lowerBound], as: UTF8.self)
      shown += "[" + String(decoding: bytes[match], as: UTF8.self) + "]"
      place = match.upperBound
    }
    return shown + String(decoding: bytes[place...], as: UTF8.self)
  }

  @Test(arguments: [
    (
      "ferry",
      "The night [ferry] sails; the [FERRY]man waits.".replacing("[FERRY]man", with: "FERRYman")
    ),
    ("ferry*", "The night [ferry] sails; the [FERRYman] waits."),
    ("\"night ferry\"", "The [night ferry] sails; the FERRYman waits."),
    ("sails-the", "The night ferry [sails; the] FERRYman waits."),
    ("-ferry waits", "The night ferry sails; the FERRYman [waits]."),
    ("nothing", "The night ferry sails; the FERRYman waits."),
    ("", "The night ferry sails; the FERRYman waits."),
  ])
  func marksWholeWords(query: String, expected: String) {
    #expect(snippet(["The night ferry sails; the FERRYman waits."], query) == expected)
  }

  @Test func foldsAndFindsPairs() {
    #expect(snippet(["Le café d’été"], "ETE cafe") == "Le [café] d’[été]")
    #expect(snippet(["東京都で夏が始まった。"], "京都") == "東[京都]で夏が始まった。")
    #expect(snippet(["cafe\u{301} noir"], "café") == "[cafe\u{301}] noir")
  }

  @Test func takesTheFirstParagraphThatHasAWord() {
    #expect(
      snippet(["One.", "", "Two ferries.", "A ferry\nat last."], "ferry") == "A [ferry] at last.")
    #expect(snippet(["", "One."], "ferry") == "One.")
    #expect(snippet([], "ferry") == "")
  }

  @Test func cutsAtWords() {
    let words = (0..<100).map { "word\($0)" }.joined(separator: " ")
    #expect(
      snippet([words], "word50", length: 60)
        == "…word43 word44 word45 word46 word47 word48 word49 [word50]…")
    let long = String(repeating: "漢", count: 300) + "字" + String(repeating: "漢", count: 300)
    let cut = Snippet(of: [long], terms: Query.parse("字").query.textTerms)
    #expect(cut.text.count == 162 && cut.text.contains("字"))
  }
}
