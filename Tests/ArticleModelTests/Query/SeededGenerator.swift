import ArticleModel

/// Random numbers that are the same in every run, and random queries.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func node(depth: Int) -> QueryNode {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &self) {
    case 0, 1: .text(term())
    case 2: .field(field())
    case 3: .not(node(depth: depth - 1))
    case 4: .all(nodes(depth: depth - 1))
    default: .any(nodes(depth: depth - 1))
    }
  }

  private mutating func nodes(depth: Int) -> [QueryNode] {
    (0..<Int.random(in: 0...3, using: &self)).map { _ in node(depth: depth) }
  }

  private mutating func term() -> TextTerm {
    let pieces = [
      "a", "Bé", " ", "\"", "(", ")", "-", "*", ":", "OR", "is:", "AND", "NOT", "東", "7",
    ]
    let text = (0..<Int.random(in: 0...4, using: &self)).map { _ in
      pieces.randomElement(using: &self) ?? ""
    }
    return TextTerm(text.joined(), isPrefix: Bool.random(using: &self))
  }

  private mutating func field() -> FieldTerm {
    switch Int.random(in: 0..<10, using: &self) {
    case 0: .section(term())
    case 1: .author(term())
    case 2: .title(term())
    case 3: .tag(term())
    case 4: .source(term())
    case 5: .is(ReadingState.allCases.randomElement(using: &self) ?? .read)
    case 6: .has(ArticlePart.allCases.randomElement(using: &self) ?? .image)
    case 7: minutes()
    case 8: .date(date())
    default:
      LanguageTag(["de", "pt-BR", "zh-Hant"].randomElement(using: &self) ?? "")
        .map { .language($0) } ?? .is(.new)
    }
  }

  private mutating func minutes() -> FieldTerm {
    let lower = Bool.random(using: &self) ? Int.random(in: 0...9, using: &self) : nil
    let upper = Bool.random(using: &self) ? Int.random(in: 9...20, using: &self) : nil
    return MinutesRange(from: lower, through: upper).map { .minutes($0) } ?? .is(.new)
  }

  private mutating func date() -> DateTerm {
    let unit = Age.Unit.allCases.randomElement(using: &self) ?? .days
    let age = Age(Int.random(in: 0...9999, using: &self), unit)
    switch Int.random(in: 0..<4, using: &self) {
    case 0: return age.map { .newer($0) } ?? .within(from: nil, to: nil)
    case 1: return age.map { .older($0) } ?? .within(from: nil, to: nil)
    case 2:
      let point = point(years: 0...9999)
      return .within(from: point, to: point)
    default:
      let from = Bool.random(using: &self) ? point(years: 0...2000) : nil
      let to = Bool.random(using: &self) ? point(years: 2001...9999) : nil
      return .within(from: from, to: to)
    }
  }

  private mutating func point(years: ClosedRange<Int>) -> DatePoint {
    let year = Int.random(in: years, using: &self)
    let month = Int.random(in: 1...12, using: &self)
    let day = CivilDate(year: year, month: month, day: Int.random(in: 1...28, using: &self))
    switch Int.random(in: 0..<4, using: &self) {
    case 0: return .year(year)
    case 1: return .month(year: year, month: month)
    case 2: return day.map { .day($0) } ?? .year(year)
    default: return .relative(RelativePeriod.allCases.randomElement(using: &self) ?? .today)
    }
  }
}
