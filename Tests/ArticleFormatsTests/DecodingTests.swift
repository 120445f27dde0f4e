import ArticleModel
import Testing

@testable import ArticleFormats

/// What is damaged in the bytes of a text costs no more than itself.
struct DecodingTests {
  private let story =
    "Ferry to stay\n\nThe ferry will stay, the harbour board said.\n\nÉlodie waved.\n"

  private func text(_ bytes: [UInt8], name: String = "a.txt") throws -> String {
    let article = try #require(try ArticleParser().parse(bytes, name: name).first)
    return article.title + "\n" + article.text
  }

  private let expected =
    "Ferry to stay\nThe ferry will stay, the harbour board said.\n\nÉlodie waved."

  @Test func zerosAreLeftOut() throws {
    let zeros = [UInt8](repeating: 0, count: 5000)
    #expect(try text(Array(story.utf8) + zeros) == expected)
    #expect(try text(zeros + Array(story.utf8)) == expected)
    #expect(try text(Array(story.replacing("y wi", with: "y\0 wi").utf8)) == expected)
    #expect(
      try text(
        Array(story.replacing("harbour", with: "harb\u{7}\u{7}\u{7}\u{7}\u{7}\u{7}our").utf8))
        == expected)
    let latin = story.unicodeScalars.map { UInt8($0.value) }
    #expect(try text(latin + [0, 0, 0]) == expected)
    let page =
      "<title>Ferry to stay</title><p>The ferry\0 will stay, the board <a href='x\0y'>said</a>.</p>"
    #expect(
      try text(Array(page.utf8), name: "a.html")
        == "Ferry to stay\nThe ferry will stay, the board said.")
  }

  @Test func whatIsNoTextIsRefused() {
    var state = 7 as UInt32
    let noise = (0..<6000).map { _ -> UInt8 in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(truncatingIfNeeded: state >> 24)
    }
    let columns: [UInt8] = (0..<500).flatMap { (row: Int) -> [UInt8] in [UInt8(row % 20), 0, 65]
    }
    var tape = [UInt8](repeating: 0, count: 512)
    tape.replaceSubrange(0..<5, with: "a.txt".utf8)
    tape.replaceSubrange(257..<262, with: "ustar".utf8)
    let program = Array("\u{7F}ELF\u{2}\u{1}\u{1}\0\0\0\0\0\0\0\0\0".utf8) + Array(story.utf8)
    let picture: [UInt8] =
      [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10] + Array("JFIF".utf8) + [UInt8](repeating: 0xFF, count: 900)
    let files: [[UInt8]] = [
      noise, columns, [0, 0, 0], tape + Array(story.utf8), program, picture,
      [0x89] + Array("PNG\r\n\u{1A}\n\0\0\0\rIHDR".utf8) + Array(story.utf8),
    ]
    for bytes in files {
      #expect(throws: ReadFailure(path: "a.txt", reason: "not a text file")) {
        try ArticleParser().parse(bytes, name: "a.txt")
      }
    }
  }

  /// Half a pair, or half a unit at the end, does not turn everything behind it into other letters.
  @Test(arguments: [false, true])
  func wrongUnitsStayAlone(isBigEndian: Bool) throws {
    func bytes(_ units: [UInt16]) -> [UInt8] {
      units.flatMap {
        isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)]
      }
    }
    var units = Array(story.replacing("wi", with: "_wi").utf16)
    units[units.firstIndex(of: 0x5F)!] = 0xD800
    let broken = expected.replacing("wi", with: "\u{FFFD}wi")
    #expect(try text(bytes([0xFEFF] + units)) == broken)
    #expect(try text(bytes([0xFEFF] + units) + [0x20]).hasPrefix(broken))
  }

  @Test func whatIsNoNameOfAnEncodingIsNotTaken() throws {
    for name in ["utf-8\u{1B}", "utf\u{1B}8", "utf-8\0", "utf-8\u{202E}"] {
      let mail =
        "Subject: Ferry\nContent-Type: text/plain; charset=\"\(name)\"\n\nÉlodie waved at it.\n"
      let article = try ArticleParser().parse(Array(mail.utf8), name: "a.eml").first
      #expect(article?.charset == "UTF-8")
      #expect(article?.text == "Élodie waved at it.")
    }
  }
}
