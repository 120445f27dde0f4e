import ArticleLibrary
import ArticleModel
import Testing

@Suite struct RelatedTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func related(
    to path: String, in library: Library, page: (inout Article) -> Void = { _ in }
  ) throws -> [RelatedStory] {
    let id = library.id(path)
    var article = try library.article(id).1
    page(&article)
    return library.related(to: article, id: id)
  }

  private func writeNews() throws {
    try folder.story(
      "quake.txt", "Earthquake shakes Valparaiso",
      body: """
        A strong earthquake shook Valparaiso on Monday. Rescue teams of the Chilean navy searched \
        the harbour for survivors, and the mayor asked people to stay outside.
        """, day: 100)
    try folder.story(
      "rescue.txt", "Navy rescues eleven in Valparaiso",
      body: """
        The Chilean navy rescued eleven people from the harbour of Valparaiso, where an earthquake \
        had struck the day before. The mayor thanked the rescue teams.
        """, day: 101)
    try folder.story(
      "concert.txt", "Orchestra opens its season",
      body: """
        The city's orchestra opened the season with a symphony by Brahms. Tickets for the concert \
        hall had been sold out for weeks, and the conductor bowed four times.
        """, day: 100)
    for number in 0..<12 {
      try folder.story(
        "other\(number).txt", "Notes on subject number \(number)",
        body: "Quite different words fill this page: item\(number) thing\(number) part\(number).",
        day: number)
    }
  }

  @Test func findsStoriesThatAreAlikeAndSaysWhy() async throws {
    try writeNews()
    let stories = try related(to: "quake.txt", in: await folder.library())
    let story = try #require(stories.first)
    #expect(stories.count == 1)
    #expect(story.headline?.path == "rescue.txt")
    #expect(story.title == "Navy rescues eleven in Valparaiso")
    #expect((0.1...1).contains(story.confidence))
    guard case .alike(let terms) = story.reason else {
      Issue.record("not alike: \(story.reason)")
      return
    }
    #expect(terms.count == 3)
    // As the article at hand writes them.
    #expect(terms.contains("Valparaiso"))
    #expect(terms.contains { ["earthquake", "Earthquake"].contains($0) })
  }

  @Test(arguments: [
    (
      "It is what it is, and so it was: he and she, to us or by me.",
      "If it is so, it was as he said."
    ),
    ("Es ist so, wie es war, und wir sind es auch.", "Wir sind es, und es ist wie es war."),
    ("C'est ainsi qu'il est, et nous le sommes.", "Il est ainsi, et nous le sommes avec lui."),
    ("Así es como está, y lo que era.", "Está así, y es lo que era."),
    ("Così è, e non è che questo.", "È questo, e non è così."),
    ("Het is zo, en wij zijn het ook.", "Wij zijn het, en het is ook zo."),
    ("Não é isso, e foi o que ele tem.", "Ele tem isso, e não foi o que é."),
    ("Det är så, och vi har inte det.", "Vi har det inte, och så är det."),
    ("To jest tak, i nie było już nic.", "Nie było już nic, i to jest tak."),
    ("Это так, и его уже нет.", "Его уже нет, и это так."),
    ("Αυτό είναι που δεν ήταν και θα έχει.", "Δεν είναι αυτό που ήταν και θα έχει."),
    ("זה לא היה, אבל הוא גם שם.", "הוא גם שם, אבל זה לא היה."),
    ("هذا ما كان، وقد قال ذلك.", "قال ذلك، وقد كان هذا ما."),
    ("यह नहीं है और वह भी था।", "वह भी था और यह नहीं है।"),
    ("그는 이 것이 있다 했다", "이 것이 있다 그는 했다"),
    // One word alone tells nothing either.
    ("Quartz was seen.", "They had quartz."),
  ])
  func doesNotTakeSmallWordsForALikeness(body: String, other: String) async throws {
    try folder.story("a.txt", "Alpha", body: body, day: 1)
    try folder.story("b.txt", "Beta", body: other, day: 1)
    #expect(try related(to: "a.txt", in: await folder.library()).isEmpty)
  }

  @Test func namesThoseOfThePageFirst() async throws {
    try writeNews()
    try folder.story(
      "linked.txt", "A story that is linked to", body: "Source: https://x.org/linked\n")
    let library = await folder.library()
    let stories = try related(to: "quake.txt", in: library) { article in
      article.related = [
        .init(title: "A story of somewhere else", url: "https://example.com/else"),
        .init(title: "NAVY RESCUES ELEVEN IN VALPARAISO | World"),
        .init(title: "Navy rescues eleven in Valparaiso"),
        .init(title: "Earthquake shakes Valparaiso"),
      ]
      article.links = [.init(text: "before", url: "http://www.x.org/linked/?utm_source=a#top")]
    }
    #expect(stories.map(\.reason) == Array(repeating: .onThePage, count: stories.count))
    #expect(
      stories.map { $0.headline?.path } == [nil, "rescue.txt", nil, "linked.txt"])
    #expect(stories.map(\.confidence) == [0, 0.95, 0, 1])
    #expect(stories[0].url == "https://example.com/else")
    #expect(stories[1].title == "NAVY RESCUES ELEVEN IN VALPARAISO | World")
    // An article is not beside itself, even where its page names it.
    #expect(stories[2].title == "Earthquake shakes Valparaiso")
  }

  @Test func tellsOtherTextsUnderTheSameHeadlineAndMarksThem() async throws {
    try writeNews()
    try folder.story(
      "copy.txt", "EARTHQUAKE SHAKES VALPARAISO",
      body: """
        The harbour of Valparaiso was shaken on Monday. The mayor spoke of a strong earthquake, and \
        rescue teams of the Chilean navy went to look for survivors.
        """, day: 100)
    let library = await folder.library()
    try library.mark([MarkChange(library.id("rescue.txt"), .read, true)])
    let stories = try related(to: "quake.txt", in: library)
    #expect(Set(stories.map { $0.headline?.path }) == ["copy.txt", "rescue.txt"])
    #expect(
      stories.map { $0.headline?.isRead } == stories.map { $0.headline?.path == "rescue.txt" })
  }

  @Test func resolvesEqualHeadlinesToTheNearestDay() async throws {
    for day in [10, 20, 30] { try folder.story("\(day).txt", "Weather for the week", day: day) }
    try folder.story("now.txt", "Rain", day: 22)
    let stories = try related(to: "now.txt", in: await folder.library()) {
      $0.related = [.init(title: "Weather for the week")]
    }
    #expect(stories.first?.headline?.path == "20.txt")
  }

  @Test func worksForStoriesInAnyScript() async throws {
    let body = "地震の被害が広がり、救助隊が横浜の港で活動している。市長は避難を呼びかけた。"
    try folder.story("a.txt", "横浜で地震、港に被害", body: body, day: 5)
    try folder.story("b.txt", "横浜の港で救助続く", body: "救助隊が横浜の港で活動した。市長は感謝した。", day: 6)
    try folder.story(
      "c.txt", "نص آخر تماما", body: "لا علاقة لهذا النص بالزلزال في اليابان", day: 6)
    for number in 0..<9 {
      try folder.story("x\(number).txt", "Filler \(number)", body: "abc\(number)")
    }
    let stories = try related(to: "a.txt", in: await folder.library())
    #expect(stories.map { $0.headline?.path } == ["b.txt"])
  }

  @Test func worksForAnArticleThatIsNotInTheLibrary() async throws {
    try writeNews()
    let library = await folder.library()
    var article = try library.article(library.id("quake.txt")).1
    article.title = "Valparaiso after the earthquake"
    let stories = library.related(to: article, id: ArticleID(hashing: "elsewhere"), limit: 2)
    #expect(Set(stories.map { $0.headline?.path }) == ["quake.txt", "rescue.txt"])
    #expect(library.related(to: article, id: ArticleID(hashing: "elsewhere"), limit: 1).count == 1)
  }

  @Test(arguments: [
    "https://www.theguardian.com/world/2025/aug/30/visit",
    "http://theguardian.com/world/2025/aug/30/visit/",
    "HTTPS://WWW.TheGuardian.com/world/2025/aug/30/visit?utm_source=rss&fbclid=1#comments",
    "https://m.theguardian.com/world/2025/aug/30/visit?CMP=share&utm_medium=x",
    "https://amp.theguardian.com:443/world/2025/aug/30/visit",
  ])
  func findsAnArticleByItsAddress(url: String) async throws {
    try folder.story(
      "a.txt", "A visit",
      body: "It took place.\n\nSource: https://www.theguardian.com/world/2025/aug/30/visit")
    let library = await folder.library()
    #expect(library.article(at: url) == library.id("a.txt"))
  }

  @Test(arguments: [
    "https://www.theguardian.com/world/2025/aug/30/visits", "https://theguardian.com/", "",
    "https://www.theguardian.com/world/2025/aug/30/visit?page=2", "mailto:a@theguardian.com",
  ])
  func knowsOtherAddressesApart(url: String) async throws {
    try folder.story(
      "a.txt", "A visit",
      body: "It took place.\n\nSource: https://www.theguardian.com/world/2025/aug/30/visit")
    #expect(await folder.library().article(at: url) == nil)
  }
}
