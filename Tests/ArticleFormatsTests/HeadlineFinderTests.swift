import ArticleModel
import Testing

@testable import ArticleFormats

/// Which line of a page that was saved as text is its headline.
struct HeadlineFinderTests {
  private static let paragraphs = (1...4).map { number in
    """
    \(number). The council kept the night ferry by one vote, after a debate of six hours in which \
    every seat of the hall was taken and the ferry lay at the quay with its lamps lit.
    """
  }

  private func headline(_ head: [String]) -> String? {
    let blocks = (head + Self.paragraphs).map { TextBlock($0) }
    let index = HeadlineFinder(blocks, story: head.count..<blocks.count).find()
    return index.map { blocks[$0].text }
  }

  @Test func aSentenceBelowTheHeadlineIsNone() {
    #expect(
      headline([
        "Menu", "News", "Council keeps the night ferry",
        "By one vote the council kept the night ferry after six hours of debate in the hall.",
      ]) == "Council keeps the night ferry")
    #expect(
      headline([
        "Menu", "News", "Council keeps the night ferry",
        "Why the council kept the night ferry by one vote, and what six hours of debate were about",
      ]) == "Council keeps the night ferry")
  }

  @Test func aTableMayPartTheHeadlineFromTheStory() {
    let table = (1...90).map { "Boat \($0)" }
    #expect(
      headline(["Menu", "Council keeps the night ferry, seat by seat"] + table)
        == "Council keeps the night ferry, seat by seat")
  }

  @Test func aSubheadBehindALongTableIsNone() {
    let top = [
      "Menu", "Council keeps the night ferry, seat by seat", "By Ana Orrell", "31 October 2025",
      "4 min read",
    ]
    let table = (1...400).map { "Boat \($0)" }
    #expect(
      headline(top + table + ["How the council voted on the night ferry"])
        == "Council keeps the night ferry, seat by seat")
  }

  @Test func aSubheadBehindAnIntroductionIsNone() {
    let introduction =
      "The hall was full before the doors had opened, and nobody who had come to speak was heard "
      + "before the lamps were lit; what follows is how it went."
    #expect(
      headline([
        "Menu", "Night ferry kept, for now", "Tom Pell", "Share", introduction, "Contents",
        "How the council voted on the night ferry", "What the debate was about",
      ]) == "Night ferry kept, for now")
  }

  @Test func encodedAddressesArePictures() {
    #expect(
      ImageName.matches("https%3A%2F%2Fpictures.example%2Fcoast%2Fnight-ferry-at-the-quay-2025-10"))
    #expect(
      !ImageName.matches("https://pictures.example/coast/night-ferry-at-the-quay-2025-10-31-long"))
  }

  @Test func aDateBeforeTheHeadlineIsNone() throws {
    let text =
      (["quay.jpg", "31 October 2025", "Council keeps the night ferry"] + Self.paragraphs)
      .joined(separator: "\n\n")
    let article = try #require(try ArticleParser().parse(Array(text.utf8), name: "a.txt").first)
    #expect(article.title == "Council keeps the night ferry")
  }
}
