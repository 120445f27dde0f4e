import ArticleModel
import Testing

struct SafeTextTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("a\u{1B}[31mb", "a[31mb"), ("SAFE\rX", "SAFE\nX"),
    ("a\r\nb", "a\nb"), ("a\u{8}b", "ab"), ("a\tb", "a b"), ("a\u{202E}b\u{202C}", "ab"),
    ("a\u{200B}b\u{FEFF}", "ab"), ("x\u{9B}31m", "x31m"), ("a\u{2028}b", "a\nb"),
    ("tag\u{E0041}", "tag"), ("soft\u{AD}hyphen", "softhyphen"),
    ("“quotes” – dash…", "“quotes” – dash…"),
    ("\u{FFFF}\u{1FFFE}", ""), ("مرحبا", "مرحبا"), ("שלום", "שלום"), ("क्‍ष", "क्‍ष"), ("👩‍👧", "👩‍👧"),
    ("a\u{200D}b", "ab"),
  ])
  func leavesNothingThatSteersOrDeceives(text: String, expected: String) {
    #expect(safeText(text) == expected)
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
