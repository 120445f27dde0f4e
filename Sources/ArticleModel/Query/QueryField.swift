/// What can stand before the colon of a query's term.
enum QueryField: String, CaseIterable {
  case section
  case source
  case author
  case tag
  case title
  case `is`
  case has
  case date
  case newer
  case older
  case minutes
  case lang

  /// The field of that name, whatever its case.
  init?(name: String) {
    self.init(rawValue: name.lowercased())
  }

  /// A sentence that says which values it takes.
  var wants: String {
    switch self {
    case .section, .author, .tag, .title:
      "\(rawValue): wants a word or a \"phrase\" right behind the colon"
    case .source: "source: wants a part of an address, such as bbc.co.uk"
    case .is: "is: wants unread, read, starred, new or unfinished"
    case .has: "has: wants image, notes or related"
    case .date:
      "date: wants 2025, 2025-08, 2025-08-30, a range with .. or words like \"last week\""
    case .newer, .older: "\(rawValue): wants a number and one of h d w m y, such as 3d"
    case .minutes: "minutes: wants 5, <5, <=5, >10, >=10 or 3..8"
    case .lang: "lang: wants a language, such as de or pt-BR"
    }
  }

  /// The term that the field and `value` make; `nil` where it does not take this value.
  func term(_ value: TextTerm) -> FieldTerm? {
    switch self {
    case .section: value.hasWords ? .section(value) : nil
    case .author: value.hasWords ? .author(value) : nil
    case .title: value.hasWords ? .title(value) : nil
    case .tag: value.text.isEmpty ? nil : .tag(value)
    case .source: value.text.isEmpty ? nil : .source(value)
    case .is: ReadingState(rawValue: value.text.lowercased()).map { .is($0) }
    case .has: ArticlePart(rawValue: value.text.lowercased()).map { .has($0) }
    case .date: DateTerm(value.text).map { .date($0) }
    case .newer: Age(value.text).map { .date(.newer($0)) }
    case .older: Age(value.text).map { .date(.older($0)) }
    case .minutes: MinutesRange(value.text).map { .minutes($0) }
    case .lang: LanguageTag(value.text).map { .language($0) }
    }
  }
}
