import ArticleModel
import Testing

struct QueryRoundTripTests {
  @Test func treesPrintAndParseToThemselves() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<4_000 {
      let query = Query(random.node(depth: 4))
      let parsed = Query.parse(query.description)
      #expect(parsed.query == query, "\(query)")
      #expect(parsed.mistakes.isEmpty, "\(query)")
    }
  }

  @Test func textsPrintAndParseToTheSame() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<4_000 {
      let pieces = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        Self.pieces.randomElement(using: &random) ?? ""
      }
      expectRoundTrip(pieces.joined())
    }
  }

  @Test func anyBytesDo() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<4_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      expectRoundTrip(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test(arguments: ["(", "-", "\"", "-(", ")", "(a OR ", "NOT ", "OR ", "date:", "f(", "*", ":"])
  func repetitionsDo(piece: String) {
    expectRoundTrip(String(repeating: piece, count: 20_000))
  }

  private func expectRoundTrip(_ text: String) {
    let parsed = Query.parse(text)
    let printed = parsed.query.description
    #expect(Query.parse(printed).query == parsed.query, "\(text.debugDescription)")
    #expect(Query.parse(printed).mistakes.isEmpty, "\(text.debugDescription)")
    for mistake in parsed.mistakes {
      #expect(mistake.range.lowerBound >= 0 && mistake.range.upperBound <= text.utf8.count)
    }
  }

  private static let pieces = [
    "a", "b", " ", " ", " ", "\"", "\"", "(", ")", "-", "*", ":", "OR", "AND", "NOT", " OR ",
    "section:", "is:", "unread", "date:", "2025", "-08", "..", "last week", "minutes:", "<5",
    "tag:",
    "lang:", "de", "newer:", "3d", "é", "東", "\u{301}", "\u{0}", "\r\n", "\u{3000}", "|", "'",
  ]
}
