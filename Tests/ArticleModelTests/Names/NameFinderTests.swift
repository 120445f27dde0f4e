import ArticleModel
import Testing

/// Which names an article says, and of what.
struct NameFinderTests {
  private func names(_ paragraphs: String..., title: String = "") -> [Name] {
    var article = Article(format: "text", title: title)
    article.blocks = paragraphs.map { .paragraph(RichText($0)) }
    return NameFinder.names(in: article)
  }

  private func texts(_ names: [Name]) -> [String] { names.map(\.text) }

  private func kind(_ text: String, _ names: [Name]) -> Name.Kind? {
    names.first { $0.text == text }?.kind
  }

  @Test func shortFormsAreJoinedWithFullOnes() {
    let names = names(
      """
      Mayor Ana Orrell opened the pier in Brindlemouth. Orrell said that the Harbour Council had \
      paid for it. “The Council did what it could,” Ana Orrell said.
      """)
    #expect(texts(names) == ["Ana Orrell", "Harbour Council", "Brindlemouth"])
    #expect(names.map(\.mentions) == [3, 2, 1])
    #expect(names.map(\.kind) == [.person, .organization, .place])
  }

  @Test func beginningsOfSentencesAreNoNames() {
    let names = names(
      """
      Bakers wait. Ferries rarely come. Then the bakers leave. However, nobody minds. “Flour is \
      late,” one said: Nobody answered. Tolven was quiet, and so was all of Tolven.
      """)
    #expect(texts(names) == ["Tolven"])
  }

  @Test func particlesInitialsAndApostrophesBelongToNames() {
    let names = names(
      """
      The report was signed by Piet van der Berg, J. R. Tolven, Layla al-Rashid, Sinéad O’Brien \
      and Jean-Luc d’Arcy. It names the University of Brindlemouth, the Isle of Orr and \
      Marks & Tully Ltd.
      """)
    #expect(
      Set(texts(names)) == [
        "Piet van der Berg", "J. R. Tolven", "Layla al-Rashid", "Sinéad O’Brien",
        "Jean-Luc d’Arcy", "University of Brindlemouth", "Isle of Orr", "Marks & Tully Ltd",
      ])
    #expect(kind("University of Brindlemouth", names) == .organization)
    #expect(kind("Isle of Orr", names) == .place)
    #expect(kind("J. R. Tolven", names) == .person)
    #expect(kind("Layla al-Rashid", names) == .other)
  }

  @Test func headlinesAndShoutsAreNoNames() {
    let names = names(
      "Harbour Town Votes to Keep Its Night Ferry After Eleven-Hour Council Session",
      "READ MORE ABOUT THE FERRY", "The vote was close, and a Tolven councillor wept.",
      title: "Harbour Town Votes to Keep Its Night Ferry")
    #expect(texts(names) == ["Tolven"])
  }

  @Test func daysPeoplesAndTitlesAloneAreNoNames() {
    let names = names(
      """
      On Monday the President met French and German guests, and in October the Mayor did. I was \
      there with Captain Hale, 61, who had come from New Tolven.
      """)
    #expect(texts(names) == ["Hale", "New Tolven"])
    #expect(kind("Hale", names) == .person)
  }

  @Test func placesAreToldByWhatStandsAroundThem() {
    let names = names(
      """
      A Tolven Survey team counted boats in Brindlemouth, Orr and Lower Hale. In Brindlemouth, Ana \
      Orrell said that Tolven’s Harbour Bank and the U.S. Lighthouse Service would pay.
      """)
    #expect(
      texts(names) == [
        "Brindlemouth", "Tolven Survey", "Orr", "Lower Hale", "Ana Orrell", "Tolven",
        "Harbour Bank", "Lighthouse Service",
      ])
    #expect(
      names.map(\.kind) == [
        .place, .organization, .place, .place, .person, .other, .organization, .organization,
      ])
  }

  @Test func nationsAndInitialsBelongToOrganizations() {
    let names = names(
      """
      The Scottish Ferry Association met Dr. Regina Hale, MD, of the U. S. Harbour Office on Monday. \
      The SFA is older than the ferry, Hale said, and most Scottish members of the SFA know it.
      """)
    #expect(texts(names) == ["Scottish Ferry Association", "Regina Hale", "Harbour Office"])
    #expect(names.map(\.mentions) == [3, 2, 1])
  }

  @Test(arguments: [
    (
      "La ministre Claire Fontanel a visité l’Université de Morlande. Fontanel affirme que le "
        + "chantier avance, selon la Banque de Morlande.",
      ["Claire Fontanel", "Université de Morlande", "Banque de Morlande"]
    ),
    (
      "El alcalde Tomás Arrieta habló ayer. Arrieta dijo que el Ayuntamiento de Puertoluz pagará "
        + "las obras de la calle, cerca de la Plaza Mayor.",
      ["Tomás Arrieta", "Ayuntamiento de Puertoluz", "Plaza Mayor"]
    ),
    (
      "Вчера мэр города встретил врача. Анна Орлова сказала, что больница закрыта. По словам "
        + "врачей, сама Орлова приехала из Толвина ночью.",
      ["Анна Орлова", "Толвина"]
    ),
  ])
  func otherLanguagesHaveNames(text: String, expected: [String]) {
    let found = names(text)
    for name in expected { #expect(texts(found).contains(name), "\(texts(found))") }
    #expect(found.first { $0.text == expected[0] }?.mentions == 2)
  }

  @Test func nounsWithCapitalsAreNoNames() {
    let names = names(
      """
      Die Fähre über den Fluss bleibt, und der Rat zahlt die Kosten für das Schiff. Das sagte \
      Bürgermeisterin Ana Ohrel am Freitag in Brindelmünde. Der Hafen sei das Herz der Stadt, so \
      Ohrel. In Brindelmünde warten die Bäcker auf das Mehl und die Pfleger auf den Dienst.
      """)
    #expect(texts(names) == ["Ana Ohrel", "Brindelmünde"])
    #expect(names.map(\.kind) == [.person, .place])
  }

  @Test func scriptsWithoutCapitalsGiveWhatIsMarkedOrNothing() {
    #expect(texts(names("港の夜はとても静かです。フェリーの灯りが水に映っています。")).isEmpty)
    #expect(
      texts(names("市長のアナ・オレルは「夜の船」と語った。「夜の船」は港の歌だ。")) == ["夜の船", "アナ・オレル"])
    #expect(texts(names("他读了《港口之夜》，写信给朋友。")) == ["港口之夜"])
    #expect(texts(names("مرحبا من المدينة الصغيرة على البحر، حيث تأتي العبارة كل ليلة.")).isEmpty)
  }

  @Test func hostileTextsAreBounded() {
    let run = String(repeating: "Tolven ", count: 50_000)
    _ = names(run)
    var many = ""
    for number in 0..<30_000 { many += "so said Orrell\(number) and Tolven\(number) Hale. " }
    #expect(names(many).count <= 80)
    _ = names(String(repeating: "A.", count: 100_000), String(repeating: "O’", count: 100_000))
    _ = names(String(repeating: "「", count: 100_000), String(repeating: "・ア", count: 100_000))
  }
}
