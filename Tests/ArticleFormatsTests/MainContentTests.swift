import ArticleModel
import Testing

@testable import ArticleFormats

/// Which blocks of a page that was saved as text are its story.
struct MainContentTests {
  private static let paragraphs = (1...12).map { number in
    """
    \(number). The harbour board met behind closed doors until the tide had turned, and what it \
    decided about the lamps on the mole was read out to the pilots before anybody else heard it.
    """
  }

  private static let replies = (1...40).flatMap { number in
    [
      "Reader \(number) says", "October \(number % 28 + 1), 2025 at 2:12 PM",
      """
      I have rowed past that mole for \(number) years and never once saw all of its lamps lit at \
      the same time, so let them decide what they like, the fog will have the last word anyway.
      """, "Reply",
    ]
  }

  @Test(arguments: ["40 Comments", "40 Reader Comments", "40 thoughts on “Lamps on the Mole”"])
  func whatReadersWroteIsNoStoryHoweverLong(heading: String) {
    let head = ["Home", "News", "Boats", "Lamps on the Mole", "mole.jpg"]
    let blocks = (head + Self.paragraphs + [heading] + Self.replies).map { TextBlock($0) }
    #expect(
      MainContent.range(in: blocks) == head.count..<head.count + Self.paragraphs.count)
  }

  @Test(arguments: [
    ("12 Comments", true), ("1,204 comments", true), ("3 Reader Comments", true),
    ("3 thoughts on “The Night Ferry, and What It Costs Those Who Row”", true),
    ("10 comments:", true), ("5 responses to “Mole”", true), ("2 Kommentare", true),
    ("12 lamps", false), ("5 responses to a rising tide", false), ("3 thoughts", true),
    ("12 comments that made us laugh", false), ("12", false),
  ])
  func aLineMayCountComments(line: String, does: Bool) {
    #expect((Boilerplate.section(of: TextBlock(line)) == .comments) == does)
  }
}
