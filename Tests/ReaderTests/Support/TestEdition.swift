import ArticleModel
import Reader

/// Stories of an invented town for the tests to read.
struct TestEdition {
  var stories: [(headline: Headline, article: Article)] = []
  var related: [ArticleID: [RelatedStory]] = [:]
  /// The versions of the stories that have several, by each of them.
  private(set) var versions: [ArticleID: [StoryVersion]] = [:]
  /// The articles that tell one story, for each story that several tell.
  private(set) var groups: [[ArticleID]] = []
  private(set) var olderVersions: [(headline: Headline, article: Article)] = []

  /// 2025-10-31T09:00:00Z.
  static let now = Timestamp(seconds: 1_761_901_200)

  mutating func add(
    _ title: String, section: String? = nil, hoursAgo: Int, words: Int = 700,
    source: String? = nil, isRead: Bool = false, blocks: [Block]
  ) {
    let path = "stories/\(stories.count + 1).txt"
    let headline = Headline(
      id: ArticleID(hashing: path), path: path, title: title, section: section,
      author: "Ana Orrell",
      published: Timestamp(seconds: Self.now.seconds - Int64(hoursAgo) * 3600),
      source: source, words: words, isRead: isRead)
    var article = Article(format: "page-text", title: title)
    article.section = section
    article.author = headline.author
    article.source = source
    article.blocks = blocks
    stories.append((headline, article))
  }

  /// Adds an older version of a story, which no list shows.
  mutating func addVersion(of story: Int, path: String, hoursAgo: Int, blocks: [Block]) {
    let newest = stories[story]
    var headline = Headline(
      id: ArticleID(hashing: path), path: path, title: newest.headline.title,
      section: newest.headline.section, author: newest.headline.author,
      published: newest.headline.published, words: newest.headline.words)
    var article = newest.article
    article.blocks = blocks
    var known =
      versions[newest.headline.id] ?? [
        StoryVersion(headline: newest.headline, saved: newest.headline.published)
      ]
    stories[story].headline.versions = known.count + 1
    headline.versions = known.count + 1
    known[0].headline.versions = known.count + 1
    known.append(
      StoryVersion(
        headline: headline, saved: Timestamp(seconds: Self.now.seconds - Int64(hoursAgo) * 3600)))
    olderVersions.append((headline, article))
    for version in known { versions[version.id] = known }
  }

  /// Makes some stories articles that tell the same.
  mutating func tellTheSame(_ indexes: [Int]) {
    groups.append(indexes.map { stories[$0].headline.id })
    for index in indexes { stories[index].headline.storySize = indexes.count }
  }

  static func paragraph(_ text: String) -> Block {
    .paragraph(RichText(text))
  }

  /// Eight stories, some of them related.
  static let standard: TestEdition = {
    var edition = TestEdition()
    edition.addFerry()
    edition.add(
      "Bakers of the Lower Quay Petition for Earlier Flour Deliveries", section: "Business",
      hoursAgo: 5, words: 460, source: "https://brindlemouth.example/business/bakers",
      blocks: [paragraph("The bakers want their flour by three, before the first loaf goes in.")])
    edition.add(
      "Three Reservoirs at a Third of Capacity", section: "Weather", hoursAgo: 26, words: 900,
      isRead: true,
      blocks: [paragraph("After the driest summer in living memory the reservoirs are low.")])
    edition.add(
      "Owl Stops Play", section: "Sport", hoursAgo: 30, words: 150,
      blocks: [paragraph("An owl sat down on the wicket and would not be moved.")])
    edition.add(
      "東京の友だちへの手紙 — A Letter to a Friend in Tokyo", section: "Letters", hoursAgo: 49,
      blocks: [
        paragraph("親愛なる友よ。港の夜はとても静かです。フェリーの灯りが水に映っています。"),
        paragraph("مرحبا من المدينة الصغيرة على البحر، حيث تأتي العبارة كل ليلة."),
        paragraph("שלום מן הנמל. Café, naïve, e\u{301}tude, 👩‍👩‍👧 and 🇬🇷 keep their columns."),
      ])
    for number in 1...3 {
      edition.add(
        "Letter Number \(number) From the Lighthouse", section: "Letters",
        hoursAgo: 60 + number * 24,
        blocks: [paragraph("Letter \(number) says that the light still turns.")])
    }
    edition.relateFerry()
    return edition
  }()

  private mutating func addFerry() {
    var text = RichText("The timetable is on the council’s page, and the petition is there too.")
    text.spans = [
      RichText.Span(36..<40, .link(0)),
      RichText.Span(50..<58, .link(1)),
    ]
    add(
      "Harbour Town Votes to Keep Its Night Ferry After Eleven-Hour Council Session",
      section: "Coastal Affairs", hoursAgo: 2, source: "https://brindlemouth.example/coastal/ferry",
      blocks: [
        Self.paragraph(
          """
          Councillors in Brindlemouth voted nine to six early on Friday to keep the subsidised \
          night ferry running until at least the spring, ending an eleven-hour session that drew \
          more than two hundred residents to the old customs house.
          """),
        .heading(level: 2, RichText("Nurses, bakers and dock workers")),
        Self.paragraph(
          """
          The ferry, which crosses the estuary four times between midnight and five, carries \
          nurses, bakers and dock workers who say that no bus could replace it.
          """),
        .quote([Self.paragraph("“We are not asking for a luxury,” said one speaker.")]),
        .list(
          ordered: false, start: 1,
          items: [[Self.paragraph("four crossings a night")], [Self.paragraph("one fare for all")]]),
        .paragraph(text),
      ])
    stories[0].article.links = [
      Article.Link(text: "page", url: "https://brindlemouth.example/council"),
      Article.Link(text: "petition", url: "https://brindlemouth.example/business/bakers"),
    ]
    stories[0].article.removed = [
      Removal("Share this story", reason: .sharing, position: 0),
      Removal("Leave a Reply", reason: .comments, position: 6),
    ]
  }

  private mutating func relateFerry() {
    let ferry = stories[0].headline.id
    related[ferry] = [
      RelatedStory(
        title: stories[1].headline.title, reason: .onThePage, headline: stories[1].headline,
        confidence: 1),
      RelatedStory(
        title: "Night Buses: What Would They Cost?", reason: .onThePage, headline: nil,
        confidence: 0),
      RelatedStory(
        title: stories[3].headline.title, reason: .alike(terms: ["night", "harbour"]),
        headline: stories[3].headline, confidence: 0.4),
    ]
  }
}
