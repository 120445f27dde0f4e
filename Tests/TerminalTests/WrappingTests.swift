import Terminal
import Testing

struct WrappingTests {
  private func lines(_ text: String, _ columns: Int) -> [String] {
    wrap(text, columns: columns).map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one two three", 8, ["one two", "three"]),
    ("one  two", 4, ["one", "two"]), ("", 5, [""]), ("a\nb", 5, ["a", "b"]),
    ("a\n\nb", 5, ["a", "", "b"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("well-known", 6, ["well-", "known"]), ("東京の友だち", 5, ["東京", "の友", "だち"]),
    ("(yes) no", 5, ["(yes)", "no"]), ("a “b” c", 4, ["a", "“b”", "c"]),
  ])
  func breaksLines(text: String, columns: Int, expected: [String]) {
    #expect(lines(text, columns) == expected)
  }

  static let samples = [
    "The ferry crosses the estuary four times between midnight and five.",
    "東京の友だちへの手紙。港の夜はとても静かです、フェリーの灯りが水に映っています。",
    "مرحبا من المدينة الصغيرة على البحر، حيث تأتي العبارة كل ليلة.",
    "שלום מן הנמל. הלילה ארוך והים שקט.", "ภาษาไทยไม่มีช่องว่างระหว่างคำ",
    "Cafe\u{301} e\u{301}\u{302}\u{303}\u{304}\u{305} 👩‍👩‍👧 🇬🇷 1️⃣ ❤️ 👍🏽",
    "x" + String(repeating: "y", count: 300),
    "https://example.test/a/very/long/path/that/has/no/blank?and=a&query=too", "a\tb\u{0}c",
  ]

  /// Whatever the text and the width, nothing but blanks is lost and no line is too long.
  @Test(arguments: samples) func losesNothing(text: String) {
    let bytes = Array(text.utf8)
    for limit in [1, 2, 3, 5, 8, 13, 40, 72, 200] {
      let found = wrap(text, columns: limit)
      var kept: [UInt8] = []
      var end = 0
      for line in found {
        #expect(line.range.lowerBound >= end)
        end = line.range.upperBound
        kept += bytes[line.range]
        let shown = String(decoding: bytes[line.range], as: UTF8.self)
        #expect(columns(of: shown) == line.columns)
        #expect(line.columns <= max(2, limit))
      }
      #expect(kept.filter { $0 > 32 } == bytes.filter { $0 > 32 })
    }
  }

  @Test(arguments: [
    ("short", 10, "short"), ("one two three", 9, "one two …"), ("one two three", 8, "one two…"),
    ("abcdefgh", 4, "abc…"), ("abc", 0, ""), ("abc", 1, "…"), ("a\nb", 5, "a b"),
    ("one, two, three", 11, "one, two …"), ("東京の友だち", 6, "東京…"),
  ])
  func truncates(text: String, columns: Int, expected: String) {
    #expect(truncate(text, columns: columns) == expected)
  }

  @Test func cutsTheLastOfSeveralLines() {
    #expect(
      wrap("one two three four five", columns: 9, maximumLines: 2) == ["one two", "three …"])
    #expect(wrap("one two", columns: 9, maximumLines: 2) == ["one two"])
  }

  @Test func cutsCharactersAsReadersSeeThem() {
    #expect(graphemes(of: "e\u{301}a👩‍👩‍👧") == ["e\u{301}", "a", "👩‍👩‍👧"])
    #expect(graphemes(of: "\u{179F}\u{17D2}\u{178F}").count == 1)
  }

  @Test func breaksWhereUnicodeAllows() {
    #expect(lineBreakPieces(of: "a b-c « d » e") == ["a ", "b-", "c ", "« d » ", "e"])
  }
}
