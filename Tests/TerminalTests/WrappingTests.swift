import Terminal
import Testing

struct WrappingTests {
  @Test func anAddressThatFitsOnTheNextLineIsNotDividedBehindItsScheme() {
    let lines = wrap("See https://example.test/a", columns: 24, maximumLines: 3)
    #expect(lines == ["See", "https://example.test/a"])
  }

  private func lines(_ text: String, _ columns: Int) -> [String] {
    wrap(text, columns: columns).map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]), ("one two three", 8, ["one two", "three"]),
    ("one  two", 4, ["one", "two"]), ("", 5, [""]), ("a\nb", 5, ["a", "b"]),
    ("a\n\nb", 5, ["a", "", "b"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("well-known", 6, ["well-", "known"]), ("東京の友だち", 5, ["東京", "の友", "だち"]),
    ("http://a.test/bc/de", 14, ["http://a.test/", "bc/de"]), ("one—two", 5, ["one—", "two"]),
    ("a one—two", 5, ["a", "one—", "two"]),
    ("東京。友", 4, ["東", "京。", "友"]), ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]),
    ("Sil\u{AD}be", 3, ["Sil\u{AD}", "be"]), ("ab Sil\u{AD}be", 6, ["ab", "Sil\u{AD}be"]),
    ("東", 1, ["東"]), ("ab", 0, ["a", "b"]), ("ab", -3, ["a", "b"]), ("aaaa )", 4, ["aaaa", ")"]),
    ("  a", 5, ["  a"]), ("a\n", 5, ["a", ""]), ("xx yyy  )", 6, ["xx", "yyy  )"]),
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

  /// Random characters of awkward kinds: nothing crashes, nothing is too long, nothing is lost.
  @Test(arguments: 1...40) func takesAnyText(seed: Int) {
    let kinds = Array(
      "a b-1./—“”« (中。\u{301}\u{200D}👩🏽🇬\u{1112}\u{1161}\u{AD}\u{E31}ক্‍\u{A0}\n".unicodeScalars)
    var random = UInt64(seed)
    var scalars = String.UnicodeScalarView()
    for _ in 0..<200 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      scalars.append(kinds[Int(random >> 33) % kinds.count])
    }
    let text = String(scalars)
    for limit in 1...12 {
      let lines = wrap(text, columns: limit)
      let kept = lines.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }.joined()
      #expect(
        kept.unicodeScalars.filter { !$0.properties.isWhitespace }.elementsEqual(
          text.unicodeScalars.filter { !$0.properties.isWhitespace }))
      #expect(lines.allSatisfy { $0.columns <= max(2, limit) })
      #expect(columns(of: truncate(text, columns: limit)) <= limit)
    }
  }

  /// A quadratic way over this text would take minutes.
  @Test(arguments: ["word ", "x", "\u{301}", "🇬🇷", "1/", "« ", "東", "ক্"])
  func takesLongLines(piece: String) {
    let text = String(repeating: piece, count: 300_000 / piece.utf8.count)
    #expect(!wrap(text, columns: 72).isEmpty)
    #expect(columns(of: truncate(text, columns: 72)) <= 72)
  }

  @Test func cutsCharactersAsReadersSeeThem() {
    #expect(graphemes(of: "e\u{301}a👩‍👩‍👧") == ["e\u{301}", "a", "👩‍👩‍👧"])
    #expect(graphemes(of: "\u{179F}\u{17D2}\u{178F}").count == 1)
  }

  /// Rules of annex 14 by their numbers; `|` stands where a line may be broken.
  @Test(arguments: [
    ("LB8", "a\u{200B}|b"), ("LB8a", "a\u{200D}b"), ("LB10", "a |\u{301}b"), ("LB11", "a\u{2060}b"),
    ("LB12a", "a\u{A0}b |-|\u{A0}c"), ("LB13", "a ) !"), ("LB14", "( a"), ("LB15a", "« a |“b” |c"),
    ("LB15c", "a |.5 |b .b"), ("LB16", ") \u{3005}"), ("LB17", "a|—|b |— —|c"),
    ("LB19a", "中|“中”|中"),
    ("LB20a", "a |-b |c-|d"), ("LB21a", "\u{5D0}-b"), ("LB21b", "a/\u{5D0} |a/|b"),
    ("LB22", "a…|b"),
    ("LB23a", "$中|中%"), ("LB25", "$(12.5)% |-3,000.-|x"), ("LB26", "\u{1100}\u{1161}\u{11A8}|한|국"),
    ("LB28", "naïve |Ünder"), ("LB28a", "\u{1B05}\u{1B44}\u{1B05}|\u{1B05}"),
    ("LB30", "f(x)y |中|("), ("LB30a", "🇬🇷|🇬🇷|🇬"), ("LB30b", "👍🏽|👍"), ("LB31", "東|京"),
  ])
  func breaksWhereUnicodeAllows(rule: String, text: String) {
    let whole = String(text.unicodeScalars.filter { $0 != "|" }.map(Character.init))
    #expect(lineBreakPieces(of: whole).joined(separator: "|") == text, "\(rule)")
  }

  @Test func breaksNoQuoteFromItsWords() {
    #expect(lineBreakPieces(of: "a b-c « d » e") == ["a ", "b-", "c ", "« d » ", "e"])
  }
}
