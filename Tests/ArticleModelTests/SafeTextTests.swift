import ArticleModel
import Testing

struct SafeTextTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("a\u{1B}[31mb", "ab"), ("SAFE\rX", "SAFE\nX"),
    ("a\r\nb", "a\nb"), ("a\u{8}b", "ab"), ("a\tb", "a b"), ("a\u{202E}b\u{202C}", "ab"),
    ("a\u{200B}b\u{FEFF}", "ab"), ("x\u{9B}31m", "x"), ("a\u{2028}b", "a\nb"),
    ("tag\u{E0041}", "tag"), ("soft\u{AD}hyphen", "softhyphen"),
    ("“quotes” – dash…", "“quotes” – dash…"),
    ("\u{FFFF}\u{1FFFE}", ""), ("مرحبا", "مرحبا"), ("שלום", "שלום"), ("क्‍ष", "क्‍ष"), ("👩‍👧", "👩‍👧"),
    ("a\u{200D}b", "ab"),
  ])
  func leavesNothingThatSteersOrDeceives(text: String, expected: String) {
    #expect(safeText(text) == expected)
  }

  @Test(arguments: [
    ("\u{1B}[31mred\u{1B}[0m \u{1B}]0;PWNED\u{7}head", "red head"),
    ("a\u{1B}]8;;https://x.org\u{1B}\\link\u{1B}]8;;\u{1B}\\b", "alinkb"),
    ("a\u{1B}]52;c;AAAA\u{9C}b", "ab"), ("a\u{9D}0;title\u{7}b", "ab"),
    ("a\u{1B}P$q\"p\u{1B}\\b\u{1B}_x\u{1B}\\c\u{1B}^y\u{9C}d\u{1B}Xz\u{1B}\\e", "abcde"),
    ("a\u{1B}cb\u{1B}(0c\u{1B}#8d\u{1B}=e", "abcde"), ("a\u{1B}[?1049;2$pb", "ab"),
    // Nothing of the kind behind it.
    ("a\u{1B}", "a"), ("a\u{1B}\n[31mb", "a\n[31mb"), ("a\u{1B} b", "a b"), ("a\u{1B}é", "aé"),
    ("\u{1B}\u{1B}[mb", "b"),
    // Never closed.
    ("a\u{1B}]0;never closed\nthe story", "anever closed\nthe story"), ("a\u{1B}]b", "ab"),
    ("The ferry \u{1B}]52;will stay.", "The ferry will stay."), ("a\u{1B}[31", "a"),
    ("a\u{1B}Paris\nb", "aaris\nb"), ("a\u{1B}[3\n1mb", "a\n1mb"), ("a\u{9D}b", "ab"),
    ("a\u{1B}]0;x\u{1B}[31mb", "ab"),
    // Quotation marks that were decoded wrongly.
    (
      "â\u{80}\u{9C}Yes,â\u{80}\u{9D} she said, â\u{80}\u{9C}no.â\u{80}\u{9D}",
      "âYes,â she said, âno.â"
    ),
  ])
  func leavesNothingOfEscapeSequences(text: String, expected: String) {
    #expect(safeText(text) == expected)
  }

  @Test(
    .timeLimit(.minutes(1)), arguments: ["\u{1B}P", "\u{1B}]", "\u{9D}x", "\u{1B}[1", "\u{1B}"])
  func takesNoLongerForSequencesThatAreNeverClosed(beginning: String) {
    let text = String(repeating: beginning, count: 300_000)
    #expect(!safeText(text).contains("\u{1B}"))
  }

  @Test func capsMarks() {
    let text = "a" + String(repeating: "\u{301}", count: 5000)
    #expect(safeText(text).unicodeScalars.count <= 9)
  }

  @Test func makesOneLine() {
    #expect(safeLine(" a \n\n b\tc ") == "a b c")
  }

  @Test func foldsCaseAccentsAndTypography() {
    #expect(FoldedText("Café").scalars == FoldedText("CAFE").scalars)
    #expect(FoldedText("Straße").scalars == FoldedText("STRASSE").scalars)
    #expect(FoldedText("don’t – “so”").scalars == FoldedText("don't - \"so\"").scalars)
    #expect(FoldedText("naïve café").ranges(of: FoldedText("cafe")) == [7..<12])
    #expect(FoldedText("aaa").ranges(of: FoldedText("aa")) == [0..<2])
    #expect(FoldedText("x").ranges(of: FoldedText("")).isEmpty)
  }

  @Test func countsWords() {
    #expect(countWords(in: "one two\nthree") == 3)
    #expect(countWords(in: "東京の友だち") == 3)
    #expect(readingMinutes(words: 0) == 1)
    #expect(readingMinutes(words: 700) == 3)
  }
}
