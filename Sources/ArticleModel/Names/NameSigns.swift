/// Words by which names are known, folded, in the languages that have capital letters.
enum NameSigns {
  private static func set(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map(String.init))
  }

  /// Words before the name of a person.
  static let titles = set(
    """
    mr mrs ms miss dr doctor prof professor sir lady lord dame madam president premier chancellor \
    minister secretary mayor councillor councilor alderman governor senator congressman \
    congresswoman representative ambassador judge justice captain colonel general major lieutenant \
    sergeant admiral commander inspector detective constable chief sheriff officer pope bishop \
    archbishop cardinal father mother brother sister reverend rabbi imam king queen prince princess \
    duke duchess count countess baron baroness chairman chairwoman chair director coach uncle aunt \
    nurse saint vice deputy surgeon \
    herr frau prasident prasidentin kanzler kanzlerin minister ministerin burgermeister \
    burgermeisterin professorin doktor papst konig konigin \
    monsieur madame mademoiselle mme mlle maitre presidente maire ministre roi reine pape \
    senor senora senorita don dona alcalde alcaldesa ministro ministra rey reina papa \
    signor signora signorina sindaco presidente onorevole \
    senhor senhora prefeito meneer mevrouw burgemeester pan pani господин госпожа президент министр
    """)

  /// Words at the end of an organisation's name, or at its beginning.
  static let organizations = set(
    """
    council committee commission parliament senate congress assembly ministry department office \
    agency authority bureau board court police constabulary brigade force forces army navy guard \
    bank fund company corporation corp inc ltd limited llc plc co group holdings partners \
    industries works university college school academy institute institution hospital clinic \
    museum theatre theater gallery library society association union federation alliance party \
    coalition league club team fc united trust foundation charity church network service services \
    times post gazette herald tribune courier press news radio television airlines airways \
    railway railways lines cooperative co-operative chamber embassy observatory nations orchestra \
    choir festival survey organisation organization center centre \
    gmbh ag kg ev rat stadtrat landtag bundestag ministerium universitat hochschule schule \
    verband verein gewerkschaft partei gesellschaft gericht polizei zeitung krankenhaus amt \
    sa sarl sas conseil comite ministere universite ecole banque association syndicat parti \
    societe mairie prefecture tribunal hopital musee \
    sl consejo comite ministerio universidad escuela banco asociacion sindicato partido sociedad \
    ayuntamiento gobierno hospital tribunal museo \
    spa srl consiglio comitato ministero universita scuola banca associazione sindacato partito \
    comune governo ospedale tribunale \
    ltda conselho ministerio universidade escola prefeitura camara bv nv raad gemeente ministerie \
    universiteit vereniging partij министерство университет комитет совет банк союз партия
    """)

  /// Words at an end of a place's name.
  static let places = set(
    """
    street road avenue lane square bridge river lake sea ocean bay gulf strait channel island \
    islands isle isles county shire district province valley mountain mountains mount mt hill hills \
    harbour harbor port quay pier wharf beach cape point park forest wood woods moor airport \
    station north south east west coast city town village islets creek falls fort heights gate \
    estuary reservoir lighthouse peninsula desert \
    strasse platz brucke fluss see insel berg tal hafen bahnhof flughafen allee weg \
    rue place pont riviere lac ile mont vallee gare quai \
    calle plaza puente rio lago isla monte valle puerto estacion avenida \
    via piazza ponte fiume isola porto stazione rua praca ilha улица площадь озеро остров
    """)

  /// Words right before the name of a place.
  static let placePrepositions = set(
    """
    in near at outside around across throughout inside \
    aus nach bei en vers dans pres em presso w v v в из под около till fran uit naar
    """)

  /// Words of saying, beside which a person stands.
  static let saying = set(
    """
    said says say told tells added adds asked asks replied replies wrote writes argued argues \
    insisted insists warned warns explained explains admitted admits claimed claims recalled recalls \
    believes thinks thanked remembers remembered \
    sagte sagt erklarte meinte betonte schrieb warnte \
    dit declare explique ajoute affirme precise estime \
    dijo dice afirmo explico declaro anadio \
    ha detto dice afferma spiega dichiara disse afirmou explicou zei zegt сказал сказала заявил \
    заявила отметил отметила powiedzial powiedziala
    """)

  /// Small words inside of names.
  static let particles = set(
    """
    van von de der den del della dei degli di da do dos das du des la le los las bin ibn ben af av \
    zu zum zur ter ten d dell of the for y
    """)

  /// Particles that stand in the names of organisations and places only, behind one of their words.
  static let joiningParticles = set("of the for y")

  /// Words before which a common noun stands, also where nouns have capitals.
  static let determiners = set(
    """
    der die das den dem des ein eine einen einem einer eines kein keine keinen im am zum zur vom \
    beim ins ans aufs diese dieser dieses diesen diesem jede jeder jedes alle viele mehrere sein \
    seine seinen ihr ihre ihren ihrem unser unsere zwei drei vier funf sechs sieben acht neun zehn
    """)

  /// Articles, which are no part of the names that they stand before.
  static let articles = set(
    "the a an le la les un une der die das el los las il lo i gli o os as het de")

  /// Adjectives with which names begin, also at the beginning of a sentence.
  static let namingAdjectives = set("new old upper lower")

  /// The ends of words that tell what somebody is.
  static let roles = ["er", "or", "ist", "man", "woman", "ess", "eur", "euse", "ante", "tive"]

  /// The ends of words that tell where somebody comes from.
  static let peoples = ["ian", "ean", "ese", "ish"]

  /// Words between the last two of a list.
  static let conjunctions = set("and or und oder et ou y e o en of i и или")

  /// Words of peoples, languages and faiths, which are names of nothing but in those of
  /// organisations.
  static let nations = set(
    """
    english british scottish welsh irish american french german italian spanish portuguese dutch \
    belgian swiss austrian polish czech russian ukrainian greek turkish swedish norwegian danish \
    finnish european african asian chinese japanese korean indian arab arabic hebrew jewish muslim \
    christian catholic protestant islamic israeli iranian iraqi syrian egyptian mexican canadian \
    australian brazilian latin roman western eastern northern southern
    """)

  /// Words with a capital that are no names: days, months, and nouns of phrases where nouns have
  /// capitals.
  static let others = set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june \
    july august september october november december easter christmas mon tue wed thu fri sat sun \
    jan feb mar apr jun jul aug sep sept oct nov dec bst gmt utc cet am pm tv ok ceo phd md mba jr sr \
    internet web god bible i us uk eu \
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli \
    oktober dezember sie ihnen ihr angaben zukunft frage ruhe kraft betrieb richtung hohe folge \
    anfang ende form sicht zeit jahr jahren jahre uhr euro prozent meinung haus
    """)
}
