import ArticleModel

/// Writes the condition that a query is on a row of `article`, and collects its arguments.
struct QueryCondition {
  private(set) var text = ""
  private(set) var arguments: [QuerySQL.Argument] = []
  private let query: ResolvedQuery
  private let sessionStart: Timestamp
  private let fullText: FullText

  init(_ query: ResolvedQuery, sessionStart: Timestamp, _ fullText: FullText) {
    self.query = query
    self.fullText = fullText
    self.sessionStart = sessionStart
  }

  /// Adds the condition that all of `parts` hold; nothing if there are none.
  mutating func addConjunction(of parts: [QueryNode]) {
    let match = FullTextParts(parts, fullText)
    var isFirst = true
    if let expression = match.matching {
      addMatch(expression)
      isFirst = false
    }
    for part in match.rest {
      if !isFirst { text += " AND " }
      isFirst = false
      add(part)
    }
  }

  private mutating func addDisjunction(of parts: [QueryNode]) {
    let textParts = parts.filter { fullText.expression($0) != nil }
    var isFirst = true
    if let expression = fullText.disjunction(textParts), !textParts.isEmpty {
      addMatch(expression)
      isFirst = false
    }
    for part in parts where fullText.expression(part) == nil {
      if !isFirst { text += " OR " }
      isFirst = false
      add(part)
    }
  }

  /// Adds a condition that can stand between any operators.
  private mutating func add(_ node: QueryNode) {
    if let expression = fullText.expression(node) { return addMatch(expression) }
    switch node {
    case .all(let parts):
      text += "("
      addConjunction(of: parts)
      text += ")"
    case .any(let parts):
      text += "("
      addDisjunction(of: parts)
      text += ")"
    case .not(let part):
      // A fact that is not known is NULL, and so is its NOT: both would be left out.
      add(part)
      text += " IS NOT TRUE"
    case .field(let term): add(term)
    case .text: break  // The full-text index answers it.
    }
  }

  private mutating func addMatch(_ expression: String) {
    add("article.docid IN (SELECT rowid FROM text WHERE text MATCH ?)", .text(expression))
  }

  private mutating func add(_ term: FieldTerm) {
    switch term {
    case .section(let term): addWords("article.section", term)
    case .author(let term): addWords("article.author", term)
    case .title: break  // The full-text index answers it.
    case .source(let term):
      add("folded_contains(article.source, ?)", .text(folded(term)))
    case .tag(let term): addTag(term)
    case .language(let tag):
      let column = "replace(lower(article.language), '_', '-')"
      add("(\(column) = ? OR \(column) LIKE ?)", .text(tag.text), .text(tag.text + "-%"))
    case .is(.unread): add("(\(marked("read")) IS NOT TRUE)")
    case .is(.read): add(marked("read"))
    case .is(.starred): add(marked("starred"))
    case .is(.unfinished): add(marked("unfinished"))
    case .is(.new): add("article.added >= ?", .integer(sessionStart.seconds))
    case .has(.image): add("(article.has & 1) <> 0")
    case .has(.related): add("(article.has & 2) <> 0")
    case .has(.notes): add(marked("note"))
    case .minutes(let range): addMinutes(range)
    case .date(let term): addDates(query.range(of: term))
    }
  }

  private mutating func addWords(_ column: String, _ term: TextTerm) {
    let pattern = FoldedWords(term.text).text + (term.isPrefix ? "*" : "")
    add("folded_words(\(column), ?)", .text(pattern))
  }

  private mutating func addTag(_ term: TextTerm) {
    let name = String(folded(term).map { $0 == "|" ? " " : $0 })
    let own = QuerySQL.Argument.text("|" + name + (term.isPrefix ? "" : "|"))
    add(
      "(instr(article.tags, ?) > 0 OR marked(article.id, article.fingerprint, ?)"
        + " OR article.docid IN (\(Self.versions)))",
      own, .text("tag:" + name + (term.isPrefix ? "*" : "")), own)
  }

  /// The articles of which another version has a tag: what a list of another program says of a page
  /// is true of the page that was saved.
  static let versions = """
    SELECT mine.docid FROM version mine JOIN version other ON other.story = mine.story \
    JOIN article tagged ON tagged.docid = other.docid WHERE instr(tagged.tags, ?) > 0
    """

  private mutating func addMinutes(_ range: MinutesRange) {
    // As ``readingMinutes(words:)`` counts them.
    let minutes = "max(1, (article.words + 115) / 230)"
    switch (range.lower, range.upper) {
    case (let lower?, let upper?):
      add("(\(minutes) BETWEEN ? AND ?)", .integer(Int64(lower)), .integer(Int64(upper)))
    case (let lower?, nil): add("\(minutes) >= ?", .integer(Int64(lower)))
    case (nil, let upper): add("\(minutes) <= ?", .integer(Int64(upper ?? 0)))
    }
  }

  private mutating func addDates(_ range: DateRange) {
    // As ``DateRange/contains(_:)`` has it.
    let offset = range.utcOffset
    let moment =
      offset == 0
      ? "article.published"
      : "(article.published - (article.published % 86400 = 0) * (\(offset)))"
    switch (range.lower, range.upper) {
    case (let lower?, let upper?):
      add(
        "(\(moment) >= ? AND \(moment) < ?)", .integer(lower.seconds), .integer(upper.seconds))
    case (let lower?, nil): add("\(moment) >= ?", .integer(lower.seconds))
    case (nil, let upper?): add("\(moment) < ?", .integer(upper.seconds))
    case (nil, nil): add("1")
    }
  }

  private func marked(_ mark: String) -> String {
    "marked(article.id, article.fingerprint, '\(mark)')"
  }

  private func folded(_ term: TextTerm) -> String { FoldedText(term.text).text }

  private mutating func add(_ condition: String, _ new: QuerySQL.Argument...) {
    text += condition
    arguments += new
  }
}
