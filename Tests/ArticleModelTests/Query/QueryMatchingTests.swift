import ArticleModel
import Testing

struct QueryMatchingTests {
  /// 2025-08-30, 12:00.
  private let now = Timestamp(seconds: 1_756_555_200)

  private var facts: QueryFacts {
    var facts = QueryFacts(
      title: "Élection in Straße: e-mail 東京都", section: "World News", author: "Ann-Marie Kahn",
      source: "https://www.BBC.co.uk/news/1", tags: ["Politics", "São Paulo"],
      published: Timestamp(seconds: 1_756_512_000), minutes: 7, language: "de-AT")
    facts.hasImage = true
    facts.isStarred = true
    return facts
  }

  @Test(
    arguments: [
      "", "section:world", "section:NEWS", #"section:"world news""#, "section:wor*", "author:ann",
      "author:marie", "author:ann-marie", #"author:"marie kahn""#, "author:kah*", "title:election",
      "title:strasse", "title:ELECTION*", "title:e-mail", "title:東京", "title:京", "title:京都",
      "source:bbc.co.uk", "source:news/1", "source:bbc", "tag:politics", "tag:pol*",
      #"tag:"sao paulo""#, "lang:de", "lang:de-at", "lang:DE_AT", "is:unread", "is:starred",
      "has:image", "-has:notes", "-has:related", "-is:new", "-is:read", "date:today",
      "date:2025-08", "newer:1d", "older:1h", "minutes:<8", "minutes:7", "minutes:>6",
      "minutes:5..7", "cat", "cat OR dog", "-dog", "(dog OR cat) -(dog OR is:read)",
      "dog OR is:starred cat",
    ])
  func matches(text: String) {
    #expect(isMatch(text))
  }

  @Test(
    arguments: [
      "section:wor", "section:new", #"section:"news world""#, "author:nn", "author:kah",
      "title:lection",
      "title:mai", "title:都東", "source:bbc.com", "tag:pol", "tag:olitics", "tag:paulo", "lang:d*",
      "lang:de-de", "lang:at", "is:read", "is:new", "has:notes", "has:related", "-has:image",
      "date:yesterday", "date:..2024", "newer:1h", "older:1d", "minutes:<7", "minutes:>7",
      "minutes:8",
      "dog", "cat dog", "-cat", "-(cat OR dog)", "dog OR is:read",
    ])
  func doesNotMatch(text: String) {
    // A mistake would leave nothing, which everything matches.
    #expect(!isMatch(text) || !Query.parse(text).mistakes.isEmpty)
  }

  @Test func missesFactsThatAreNotKnown() {
    let facts = QueryFacts(title: "x", published: now)
    for text in ["section:x", "author:x", "source:x", "tag:x", "lang:de"] {
      let query = Query.parse(text).query.resolved(now: now, utcOffset: 0)
      #expect(!query.matches(facts) { _ in true }, "\(text)")
    }
  }

  private func isMatch(_ text: String) -> Bool {
    let query = Query.parse(text).query.resolved(now: now, utcOffset: 0)
    return query.matches(facts) { $0.text == "cat" }
  }
}
