import Testing

@testable import ArticleModel

/// What is told by a character's code has to be what its properties say.
struct CharacterTableTests {
  private static let scalars = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)

  @Test func knowsAllMarks() {
    let wrong = Self.scalars.filter {
      isMark($0.value) != ($0.properties.generalCategory == .nonspacingMark)
    }
    #expect(wrong.isEmpty)
  }

  @Test func knowsAllWhiteSpace() {
    let wrong = Self.scalars.filter { scalar in
      // The sign in front keeps the text from being ASCII.
      scalar.properties.isWhitespace && countWords(in: "é\(scalar)b") != 2
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: [
    ("", 0), (" ", 0), ("a", 1), (" a  b\n", 2), ("“a” – b", 3), ("a\u{A0}b", 2), ("é中文b", 3),
    (String(repeating: "word ", count: 300), 300), (String(repeating: "é ", count: 300), 300),
  ])
  func countsWords(text: String, expected: Int) {
    #expect(countWords(in: text) == expected)
  }

  @Test(arguments: [
    ("\u{200D}a", "a"), ("ب\u{200D}", "ب"), ("ب\u{200B}\u{200D}ب", "ب\u{200D}ب"),
    ("\u{2028}\u{200D}ب", "\nب"), ("é\r\nб\r", "é\nб\n"), ("\u{7F}é", "é"),
    (
      "क" + String(repeating: "\u{947}", count: 9) + "\u{7F}b",
      "क" + String(repeating: "\u{947}", count: 8) + "b"
    ),
  ])
  func cleansInStretches(text: String, expected: String) {
    #expect(Array(safeText(text).unicodeScalars) == Array(expected.unicodeScalars))
  }
}
