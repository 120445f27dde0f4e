import ArticleModel
import Testing

/// What an article tells that others of its story do not.
struct NewSentencesTests {
  private func article(_ blocks: [Block], title: String = "") -> Article {
    var article = Article(format: "text", title: title)
    article.blocks = blocks
    return article
  }

  private func article(_ paragraphs: String...) -> Article {
    article(paragraphs.map { .paragraph(RichText($0)) })
  }

  /// The new sentences as they are written.
  private func news(in article: Article, known: Article...) -> [String] {
    NewSentences(in: article, known: known).passages.map { passage in
      let text = Array(article.blocks[passage.block].plainText.utf8)
      return String(decoding: text[passage.range], as: UTF8.self)
    }
  }

  private let ferry = """
    Councillors in Brindlemouth voted nine to six early on Friday to keep the night ferry running \
    until the spring. The ferry carries nurses, bakers and dock workers across the estuary between \
    midnight and five. Two hundred residents watched the session from the gallery of the customs \
    house.
    """

  @Test func withoutKnownArticlesNothingIsNew() {
    #expect(news(in: article(ferry)).isEmpty)
    #expect(news(in: article(ferry), known: article()).isEmpty)
  }

  @Test func theSameIsKnown() {
    #expect(news(in: article(ferry), known: article(ferry)).isEmpty)
  }

  @Test func reorderedAndRewordedSentencesAreKnown() {
    let other = article(
      """
      Nurses, dock workers and bakers cross the estuary by the ferry between midnight and five. \
      By nine votes to six the councillors of Brindlemouth kept the night ferry, at least until \
      spring, on Friday morning.
      """)
    #expect(news(in: other, known: article(ferry)).isEmpty)
  }

  @Test func anAddedFactIsNew() {
    let other = article(
      ferry, "The subsidy of 410,000 crowns will come out of the harbour fund, Ana Orrell said.")
    #expect(
      news(in: other, known: article(ferry)) == [
        "The subsidy of 410,000 crowns will come out of the harbour fund, Ana Orrell said."
      ])
  }

  @Test func anotherNumberIsNew() {
    let before = article("The council of Brindlemouth spends 300 crowns a night on the old ferry.")
    let after = article("The council of Brindlemouth spends 450 crowns a night on the old ferry.")
    #expect(news(in: after, known: before).count == 1)
    let same = article("The council of Brindlemouth spends 1.300 crowns a night on the old ferry.")
    let written = article(
      "The council of Brindlemouth spends 1,300 crowns a night on the old ferry.")
    #expect(news(in: same, known: written).isEmpty)
  }

  @Test func twoSentencesOfOneArticleTellOne() {
    let before = article(
      "The bridge over the Tolven closed on Monday. Inspectors had found cracks in its piers.")
    let after = article(
      "The bridge over the Tolven closed on Monday after inspectors found cracks in the piers.")
    #expect(news(in: after, known: before).isEmpty)
    #expect(
      news(
        in: after, known: article("The bridge over the Tolven closed."),
        article("Inspectors had found cracks.")
      ).count == 1)
  }

  @Test(arguments: [
    (
      "Der Stadtrat von Brindelmünde hat am Freitag die Nachtfähre bis zum Frühjahr gesichert.",
      "Bis zum Frühjahr bleibt die Nachtfähre: Das entschied der Stadtrat von Brindelmünde am Freitag.",
      "Die Bäckerinnung will sich mit 4000 Kronen im Monat an den Kosten beteiligen."
    ),
    (
      "Le conseil municipal a décidé vendredi de garder le bac de nuit jusqu’au printemps.",
      "Vendredi, le conseil municipal a gardé le bac de nuit jusqu’au printemps.",
      "Les boulangers paieront désormais une partie du carburant, selon leur porte-parole."
    ),
    (
      "Городской совет в пятницу решил сохранить ночной паром до весны.",
      "Ночной паром до весны решил сохранить городской совет.",
      "Пекари заплатят за топливо четыре тысячи крон в месяц."
    ),
    (
      "市議会は金曜日、夜間フェリーを来春まで存続させることを決めた。",
      "夜間フェリーを来春まで存続させると、市議会は金曜日に決めた。",
      "燃料費の一部はパン職人の組合が毎月負担する予定だ。"
    ),
    (
      "قرر مجلس المدينة يوم الجمعة الإبقاء على العبارة الليلية حتى الربيع.",
      "الإبقاء على العبارة الليلية حتى الربيع قرره مجلس المدينة يوم الجمعة.",
      "سيدفع الخبازون جزءا من ثمن الوقود كل شهر."
    ),
  ])
  func everyScriptIsCompared(known: String, again: String, new: String) {
    #expect(news(in: article(again, new), known: article(known)) == [new])
  }

  @Test func shortSentencesAreNoNews() {
    #expect(news(in: article("He agreed. “Yes!” So be it."), known: article(ferry)).isEmpty)
  }

  @Test func placesAreThoseOfTheBlocks() {
    let new = "Ünder the old pier divers found 14 bicycles and a harbour bell."
    let other = article([
      .heading(level: 2, RichText("A heading that nobody has read anywhere before")),
      .quote([.paragraph(RichText("Quiet.")), .paragraph(RichText(new))]),
      .list(
        ordered: false, start: 1,
        items: [
          [], [.code(language: nil, text: "let x = 1"), .paragraph(RichText("Quiet. " + new))],
        ]),
      .table(rows: [[RichText("Never before seen words stand in this table of Tolven")]]),
    ])
    #expect(news(in: other, known: article(ferry)) == [new, new])
    #expect(NewSentences(in: other, known: [article(ferry)]).passages.map(\.block) == [1, 2])
  }

  @Test func hostileTextsAreBounded() {
    let same = String(repeating: "Brindlemouth ferry council. ", count: 5_000)
    #expect(news(in: article(same), known: article(same)).isEmpty)
    let long = String(repeating: "x", count: 500_000)
    _ = news(in: article(long), known: article(long))
    var words = ""
    for number in 0..<8_000 { words += "w\(number % 977)a b\(number) q\(number % 31)z. " }
    #expect(NewSentences(in: article(words), known: [article(ferry)]).passages.count <= 2_000)
    _ = news(in: article(words), known: article(words), article(words), article(words))
  }
}
