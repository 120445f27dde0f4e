extension Query: CustomStringConvertible {
  /// The query as text; ``parse(_:)`` makes the same query of it.
  public var description: String { root.description }
}

extension QueryNode: CustomStringConvertible {
  /// The expression as text.
  public var description: String {
    switch self {
    case .all(let parts):
      parts.map { part in
        if case .any = part { part.inParentheses } else { part.description }
      }.joined(separator: " ")
    case .any(let parts): parts.map(\.description).joined(separator: " OR ")
    case .not(let part): "-" + (part.isGroup ? part.inParentheses : part.description)
    case .text(let term): term.description
    case .field(let term): term.description
    }
  }

  private var inParentheses: String { "(" + description + ")" }
}

extension TextTerm: CustomStringConvertible {
  /// The term as text, in quotes where it needs them.
  public var description: String {
    let beforeColon = text.unicodeScalars.prefix { $0 != ":" }
    let isField =
      beforeColon.endIndex != text.unicodeScalars.endIndex
      && QueryField(name: String(beforeColon)) != nil
    let isOperator = text == "OR" || text == "AND" || text == "NOT"
    let needsQuotes = isField || isOperator || text.unicodeScalars.first == "-"
    return needsQuotes ? inQuotes : valueDescription
  }

  /// The term as text behind the colon of a field.
  var valueDescription: String {
    let scalars = text.unicodeScalars
    let hasSigns = scalars.contains { $0 == " " || $0 == "(" || $0 == ")" }
    let needsQuotes = hasSigns || scalars.first == "\"" || scalars.last == "*" || scalars.isEmpty
    return needsQuotes ? inQuotes : text + star
  }

  private var star: String { isPrefix ? "*" : "" }

  private var inQuotes: String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\"" + star
  }
}

extension FieldTerm: CustomStringConvertible {
  /// The term as text.
  public var description: String {
    switch self {
    case .section(let term): "section:" + term.valueDescription
    case .author(let term): "author:" + term.valueDescription
    case .title(let term): "title:" + term.valueDescription
    case .tag(let term): "tag:" + term.valueDescription
    case .source(let term): "source:" + term.valueDescription
    case .language(let tag): "lang:" + tag.text
    case .is(let state): "is:" + state.rawValue
    case .has(let part): "has:" + part.rawValue
    case .minutes(let range): "minutes:" + range.description
    case .date(let term): term.description
    }
  }
}

extension DateTerm: CustomStringConvertible {
  /// The term as text, with its field.
  public var description: String {
    switch self {
    case .within(let from, let to):
      let points = from == to ? [from] : [from, to]
      let text = points.map { $0?.description ?? "" }.joined(separator: "..")
      return "date:" + TextTerm(text).valueDescription
    case .newer(let age): return "newer:" + age.description
    case .older(let age): return "older:" + age.description
    }
  }
}
