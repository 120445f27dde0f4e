import ArticleModel
import Testing

@testable import ArticleFormats

/// What a page says of itself becomes the facts of its article.
struct PageFactsTests {
  @Test(arguments: [
    ("Ferry saved | The Examiner", "Ferry saved"), ("Ferry saved - Examiner", "Ferry saved"),
    ("The Examiner: Ferry saved", "Ferry saved"),
    ("A ferry - and a bridge", "A ferry - and a bridge"),
    ("Ferry saved | Coast | The Examiner", "Ferry saved"), ("The Examiner", "The Examiner"),
  ])
  func takesTheSiteOff(title: String, expected: String) {
    #expect(SiteName.stripped(title, sites: ["The Examiner", "examiner.example"]) == expected)
  }

  @Test(arguments: [
    ("2025-10-31T08:30:00+01:00", "2025-10-31T07:30:00Z"), ("2025-10-31", "2025-10-31T00:00:00Z"),
    ("2025-10-31 08:30", "2025-10-31T08:30:00Z"), ("31 October 2025", "2025-10-31T00:00:00Z"),
    // The day stays the one that was written.
    ("2025-10-31T20:00:00-08:00", "2025-10-31T23:59:59Z"), ("soon", nil), ("0001-01-01", nil),
  ])
  func readsDates(text: String, expected: String?) {
    #expect(PageDate.timestamp(text)?.iso8601 == expected)
  }

  @Test func readsDatesInTheOrderOfTheLanguage() {
    #expect(PageDate.stated(in: "03/09/2025", language: "en-US")?.iso8601 == "2025-03-09")
    #expect(PageDate.stated(in: "3/9/2025", language: "en")?.iso8601 == "2025-03-09")
    #expect(PageDate.stated(in: "03/09/2025", language: "en")?.iso8601 == "2025-09-03")
    #expect(PageDate.stated(in: "3/9/2025", language: "en-GB")?.iso8601 == "2025-09-03")
    #expect(PageDate.stated(in: "3/9/2025", language: nil)?.iso8601 == "2025-09-03")
    #expect(PageDate.stated(in: "03/09/2025", language: "en-GB")?.iso8601 == "2025-09-03")
  }

  @Test(arguments: [
    ("By Ana Orrell and Tom Pell", ["Ana Orrell", "Tom Pell"]), ("Admin", []),
    ("https://examiner.example/ana", []), ("Ana Orrell, Ana Orrell", ["Ana Orrell"]),
    ("Ana Orrell October 31, 2025", ["Ana Orrell"]), ("Von Jörg Möwe", ["Jörg Möwe"]),
  ])
  func readsNames(text: String, expected: [String]) {
    #expect(AuthorNames.names([text]) == expected)
  }

  @Test(arguments: [
    (#"{"a": "b\n\u00e9\ud83d\ude80", "c": [1, {"d": "e"},],}"#, "b\né🚀"), (#"{"a": "cut"#, "cut"),
    ("[1, 2", nil), ("", nil), ("}{", nil),
  ])
  func readsLenientJSON(text: String, expected: String?) {
    #expect(JSONValue(Array(text.utf8)[...])?["a"]?.text == expected)
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":["])
  func bearsDeepJSON(piece: String) {
    _ = JSONValue(Array(String(repeating: piece, count: 50_000).utf8)[...])
  }

  @Test func believesTheHeadlineThatThePageIsCalledBy() {
    let article = HTMLPage.parse(
      """
      <title>Ferry saved by one vote – Examiner</title><h1>Examiner</h1><h1>Ferry saved by one vote</h1>
      <p>The council of Brindlemouth voted last night to keep the ferry for another ten years.</p>
      """, fileName: "page")
    #expect(article.title == "Ferry saved by one vote")
  }

  @Test func keepsTheDeclaredEncodingInSpiteOfAWrongByte() {
    let page = "<meta charset=utf-8><h1>Die Fähre über das Hafenbecken gehört allen</h1>"
    #expect(TextDecoder.decode(Array(page.utf8) + [0xFF])?.text.hasPrefix(page) == true)
  }
}
