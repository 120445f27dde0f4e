/// A term of a query about one of the article's facts.
public enum FieldTerm: Hashable, Sendable {
  /// The words occur in the section.
  case section(TextTerm)
  /// The words occur in the byline.
  case author(TextTerm)
  /// The words occur in the headline.
  case title(TextTerm)
  /// One of the tags is this, or begins with it.
  case tag(TextTerm)
  /// The address contains this.
  case source(TextTerm)
  case language(LanguageTag)
  case `is`(ReadingState)
  case has(ArticlePart)
  case minutes(MinutesRange)
  /// When it was published.
  case date(DateTerm)

  /// Whether it says nothing, so that no article could be told from another by it.
  var isEmpty: Bool {
    switch self {
    case .section(let term), .author(let term), .title(let term): !term.hasWords
    case .tag(let term), .source(let term): term.text.isEmpty
    case .date(let term): term == .within(from: nil, to: nil)
    case .language, .is, .has, .minutes: false
    }
  }
}
