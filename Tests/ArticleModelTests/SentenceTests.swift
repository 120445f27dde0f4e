import Testing

@testable import ArticleModel

/// Where sentences begin and end, in several scripts.
struct SentenceTests {
  private func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return Sentences.ranges(in: text).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    ["The ferry stays.", "Nobody knows for how long."],
    ["Is it late?", "It is!", "“We are glad.”", "He left."],
    ["Dr. Orrell met J. K. Tolven of the U.S. embassy on St. Bride Street.", "They spoke."],
    ["“Why now?” she asked.", "Nobody answered …", "The door stayed shut."],
    ["Es war am 3. Oktober im Hafen.", "Das Schiff kam nicht."],
    ["It costs 3.50 crowns, or No. 4 of the list.", "The rest is free."],
    ["港の夜は静かです。", "「船は来ない。」", "誰も知らない！"],
    ["渡轮停了。", "谁会付钱？", "没有人知道。"],
    ["العبارة باقية.", "هل تكفي الأموال؟", "لا أحد يعرف."],
    ["नौका चलेगी।", "कोई नहीं जानता।"],
  ])
  func areFound(expected: [String]) {
    let isWide = expected[0].unicodeScalars.contains { $0.isFoundByPairs }
    #expect(sentences(expected.joined(separator: isWide ? "" : " ")) == expected)
  }

  @Test func linesPartThem() {
    #expect(sentences("one line\nand another\n\n") == ["one line", "and another"])
    #expect(sentences(" … \n . ") == [])
  }

  @Test func longOnesAreCut() {
    let words = String(repeating: "word ", count: 2_000)
    #expect(sentences(words).allSatisfy { $0.utf8.count <= 610 })
    let letters = String(repeating: "x", count: 5_000)
    #expect(sentences(letters).map(\.utf8.count).reduce(0, +) == 5_000)
    #expect(sentences(letters).count > 3)
  }
}
