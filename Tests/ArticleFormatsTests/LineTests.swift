import Testing

@testable import ArticleFormats

/// Lines are looked at byte by byte where that gives the same as to look at characters.
struct LineTests {
  private static let beginnings = Beginnings([
    (1, ["read more", "à lire", "skip"]), (2, ["read", "关键词："]),
  ])

  @Test(arguments: [
    ("Read more", 1), ("READ MORE of it", 1), ("read mores", 2), ("Readers", nil), ("re", nil),
    ("À lire aussi", 1), ("A\u{300} lire", 1), ("A lire", nil), ("read\u{301}", nil),
    ("read mor\u{E9}", 2), ("S\u{212A}ip it", 1), ("关键词：a", nil), ("关键词：。", 2), ("", nil),
    ("“Read more", nil),
  ])
  func findsTheBeginning(line: String, expected: Int?) {
    #expect(Self.beginnings.first(in: line, asWords: true)?.meaning == expected)
  }

  @Test(arguments: [
    "The council’s vote — “a surprise” — was re-run in 2025.", "Das könnte Sie auch überraschen",
    "e\u{301}toile étoile ÉTOILE e\u{301}\u{301}toile", "Первая новость дня", "日本語の長い文章、二つ",
    "x\u{200D}yzab café\u{301}s ²²²² ⅧⅧⅧⅧ", "\u{212A}elvin kelvin KELVIN", "한국어뉴스 हिन्दीसमाचार", "",
  ])
  func findsTheWordsOfCharacters(text: String) {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 4 }
    let numbers = StoryWords.words(of: text)
    #expect(numbers.count == words.count)
    for (one, first) in zip(words, numbers) {
      for (other, second) in zip(words, numbers) { #expect((one == other) == (first == second)) }
    }
  }

  @Test(arguments: [
    ("- a", true), ("-a", false), ("· a", true), ("\u{387} a", true), ("- \u{301}a", false),
    ("12. a", true), ("12) é", true), ("1234. a", false), ("12.\u{301} a", false), ("• é", true),
    ("1. ", true), ("1.", false),
  ])
  func knowsItemsOfLists(line: String, expected: Bool) {
    #expect(TextBlocks.isListItem(line) == expected)
  }

  @Test(arguments: [
    ("photo.jpg", true), ("PHOTO.JPEG", true), ("photo.jpg\u{301}", false), ("jpg", false),
    (".png", true), ("日本.webp", true), ("\u{600}.gif", false), ("See a. b.png", false),
  ])
  func knowsNamesOfPictures(line: String, expected: Bool) {
    #expect(ImageName.matches(line) == expected)
  }

  @Test(arguments: [
    ("a title | x", "a title", true), ("“Title” | x", "“Title”", true), ("x", "xy", false),
    ("caf\u{E9}", "cafe\u{301}", true), ("cafe\u{301}", "cafe", false), ("a", "", true),
  ])
  func holdsTexts(text: String, other: String, expected: Bool) {
    #expect(text.holds(other) == expected)
    #expect(text.contains(other) == expected)
  }
}
