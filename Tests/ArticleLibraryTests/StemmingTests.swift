import ArticleModel
import Testing

@testable import ArticleLibrary

/// A word finds its other forms where the reader wants that: in each article by its own language.
struct StemmingTests {
  private let folder: TemporaryFolder
  private let home: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    home = try TemporaryFolder()
    try folder.story(
      "vote.txt", "The harbour elects a mayor",
      body: """
        The presidential election of the harbour was held on Sunday, and the people who voted there \
        were more than in all of the years before, which the mayor called a good beginning.
        """, day: 30)
    try folder.story(
      "votes.txt", "Two elections in one week",
      body: """
        The harbour holds its elections on a Sunday, and the electorate of the island will vote in \
        the days behind that, because the ferry that carries the ballots does not go before.
        """, day: 20)
    try folder.story(
      "wahl.txt", "Die neue Wahl",
      body: """
        Auf der Insel wird am Sonntag gewählt, und die Häuser am Hafen sind schon heute geschmückt, \
        weil die neuen Boote mit den Stimmen erst nach dem Wochenende wieder fahren werden.
        """, day: 10)
  }

  private func library(stemming: Bool = true) async -> Library {
    let library = Library(
      paths: [folder.path], marksFolder: nil, cacheFolder: home.path, isStemming: stemming)
    _ = await library.update { _ in }
    return library
  }

  private func found(_ filter: String, _ library: Library) -> [String] {
    library.paths(HeadlineQuery(filter: filter))
  }

  private func finished(_ query: String, _ library: Library) throws -> [String] {
    library.headlines(of: try library.articles(Query.parse(query).query)).map(\.path)
  }

  @Test func aWordFindsItsForms() async throws {
    let library = await library()
    for word in ["election", "elections", "Elections", "elected"] {
      #expect(try finished(word, library) == ["vote.txt", "votes.txt"], "\(word)")
      #expect(found(word, library) == ["vote.txt", "votes.txt"], "\(word)")
    }
    #expect(try finished("votes", library) == ["vote.txt", "votes.txt"])
    #expect(try finished("haus", library) == ["wahl.txt"])
    #expect(try finished("title:elections", library) == ["vote.txt", "votes.txt"])
    #expect(try finished("harbour -elections", library) == [])
  }

  @Test func withoutTheSettingAWordIsThatWord() async throws {
    let library = await library(stemming: false)
    #expect(try finished("elections", library) == ["votes.txt"])
    #expect(try finished("haus", library) == [])
    #expect(library.forms(of: [TextTerm("elections")], in: try text("vote.txt", library)) == [])
  }

  @Test func phrasesHoldInAllForms() async throws {
    let library = await library()
    #expect(try finished("\"presidential elections\"", library) == ["vote.txt"])
    #expect(try finished("\"elections presidential\"", library) == [])
    #expect(found("\"presidential elect", library) == ["vote.txt"])
  }

  @Test func aBeginningMeansWordsAsTheyAreWritten() async throws {
    let library = await library()
    #expect(try finished("elections*", library) == ["votes.txt"])
    #expect(try finished("electora*", library) == ["votes.txt"])
    #expect(try finished("elec*", library) == ["vote.txt", "votes.txt"])
    #expect(try finished("title:electio*", library) == ["votes.txt"])
    // While somebody types, both are meant.
    #expect(found("electio", library) == ["vote.txt", "votes.txt"])
    #expect(found("gewäh", library) == ["wahl.txt"])
  }

  @Test func stemsOfOneLanguageFindNothingInAnother() async throws {
    // By German rules "news" would be a form of "neue".
    #expect(try finished("news", await library()) == [])
  }

  @Test func theIndexIsMadeAgainWhereTheSettingIsAnother() async throws {
    _ = await library(stemming: false)
    let library = Library(
      paths: [folder.path], marksFolder: nil, cacheFolder: home.path, isStemming: true)
    let progress = await library.update { _ in }
    #expect(progress.notice == "the index is of another version or setting and is made again")
    #expect(try finished("elections", library) == ["vote.txt", "votes.txt"])
    let again = Library(
      paths: [folder.path], marksFolder: nil, cacheFolder: home.path, isStemming: true)
    #expect(await again.update { _ in }.notice == nil)
    #expect(try finished("elections", again) == ["vote.txt", "votes.txt"])
  }

  @Test func formsAreToldAsTheArticleHasThem() async throws {
    let library = await library()
    func forms(_ query: String, _ path: String) throws -> [String] {
      library.forms(of: Query.parse(query).query.textTerms, in: try text(path, library))
    }
    #expect(try forms("elections", "vote.txt") == ["elects", "election"])
    #expect(try forms("\"presidential elections\"", "vote.txt") == ["presidential election"])
    #expect(try forms("haus", "wahl.txt") == ["Häuser"])
    #expect(try forms("elections*", "vote.txt") == [])
  }

  private func text(_ path: String, _ library: Library) throws -> Article {
    try library.article(library.id(path)).1
  }
}

/// What an index of stems is made of.
struct StemmedWordsTests {
  @Test func wordsCarryTheMarkOfTheirLanguage() {
    let english = StemmedWords(StemLanguage(tag: "en-GB"))
    let mark = String(decoding: StemLanguage(tag: "en").mark, as: UTF8.self)
    #expect(
      english.column(["Elections, elections"])
        == "elect\(mark) elect\(mark) \u{9F} elections ")
    #expect(english.column(["東京都"]) == "東京\(mark) 京都\(mark) ")
  }

  @Test(arguments: [
    ("en", "en"), ("EN_us", "en"), ("nb", "no"), ("nn-NO", "no"), ("zh", nil), ("", nil),
  ])
  func languagesAreToldByTheirTags(tag: String, code: String?) {
    #expect(StemLanguage(tag: tag).code == code)
  }

  @Test func accentsAreFoldedBehindTheRules() {
    let french = StemmedWords(StemLanguage(tag: "fr"))
    #expect(french.stem("élections") == french.stem("Élection"))
    #expect(french.stem("arrêtés") == french.stem("arrêté"))
  }

  @Test func everyLanguageThatIsNamedHasRules() {
    for code in StemLanguage.codes {
      #expect(StemmedWords(StemLanguage(tag: code)).language.code == code)
    }
  }

  @Test func hostileWordsAreTakenAsTheyAre() {
    let long = String(repeating: "ing", count: 100_000)
    for code in StemLanguage.codes {
      let words = StemmedWords(StemLanguage(tag: code))
      #expect(words.words(long).map(\.plain) == [Array(long.utf8)])
      #expect(words.words("\u{301}\u{E000}\u{10FFFF}").count <= 1)
    }
  }
}
