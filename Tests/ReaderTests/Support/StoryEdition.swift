import ArticleModel
import Reader

extension TestEdition {
  /// One event told by three papers over three days, among other stories.
  static let stories: TestEdition = {
    var edition = TestEdition()
    edition.add(
      "Two More Boats for the Tolven Ferry, Council Decides", section: "Coastal Affairs",
      hoursAgo: 2, source: "https://gazette.example/boats",
      blocks: [
        paragraph(
          """
          The council of Brindlemouth has kept the night ferry to Tolven until the spring. It will \
          also buy two boats from a yard in Orr for 90,000 crowns, said Mayor Ana Orrell.
          """),
        paragraph(
          """
          “The bakers will have their flour,” Orrell said. The first boat is to arrive in \
          Brindlemouth before Christmas.
          """),
      ])
    edition.add(
      "Night Ferry Is Saved by One Vote", section: "Town", hoursAgo: 26,
      source: "https://post.example/vote",
      blocks: [
        paragraph("By one vote the council of Brindlemouth kept the night ferry until the spring.")
      ])
    edition.add(
      "Council to Debate the Night Ferry on Thursday", section: "Coastal Affairs", hoursAgo: 53,
      source: "https://harbourlight.example/debate", isRead: true,
      blocks: [
        paragraph(
          "The council of Brindlemouth will debate on Thursday whether to keep the night ferry to Tolven."
        )
      ])
    edition.add(
      "Owl Stops Play", section: "Sport", hoursAgo: 5, words: 150,
      blocks: [paragraph("An owl sat down on the wicket and would not be moved.")])
    edition.add(
      "Three Reservoirs at a Third of Capacity", section: "Weather", hoursAgo: 27, words: 900,
      blocks: [paragraph("After the driest summer in living memory the reservoirs are low.")])
    edition.tellTheSame([0, 1, 2])
    edition.relateStories()
    return edition
  }()

  private mutating func relateStories() {
    func story(
      _ index: Int, _ reason: RelatedStory.Reason, confidence: Double = 1
    ) -> RelatedStory {
      RelatedStory(
        title: stories[index].headline.title, reason: reason, headline: stories[index].headline,
        confidence: confidence)
    }
    related[stories[1].headline.id] = [
      story(3, .onThePage),
      RelatedStory(
        title: "Night Buses: What Would They Cost?", reason: .onThePage, headline: nil,
        confidence: 0),
      story(4, .linksHere), story(0, .sameStory(sources: 3)), story(2, .earlierInStory),
      story(0, .laterInStory), story(3, .sameNames(["Ana Orrell", "Tobias Wick"])),
      story(4, .alike(terms: ["council", "night"]), confidence: 0.4),
    ]
  }
}
