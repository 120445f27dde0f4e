/// Cuts a query's text into tokens.
///
/// A word goes on to the next blank, or to a closing parenthesis that none in the word opens. A
/// quote at the start of a term goes on to the next one, or to the end; two in a row are one.
struct QueryScanner {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  /// The UTF-8 offset of ``index``.
  private var offset = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  mutating func scan() -> [QueryToken] {
    var tokens: [QueryToken] = []
    while true {
      while let next = peek(), next.isBlank { advance() }
      guard peek() != nil else { return tokens }
      let isBehindMinus =
        tokens.last.map { $0.kind == .not && $0.range == offset - 1..<offset } ?? false
      tokens.append(token(mayBeOperator: !isBehindMinus))
    }
  }

  private mutating func token(mayBeOperator: Bool) -> QueryToken {
    let start = offset
    switch peek() {
    case "(":
      advance()
      return QueryToken(kind: .open, range: start..<offset)
    case ")":
      advance()
      return QueryToken(kind: .close, range: start..<offset)
    case "-" where !endsWord(peek(1)):
      advance()
      return QueryToken(kind: .not, range: start..<offset)
    case "\"":
      let term = quoted()
      return QueryToken(kind: .term(.text(term)), range: start..<offset)
    default:
      return wordOrField(mayBeOperator)
    }
  }

  private mutating func wordOrField(_ mayBeOperator: Bool) -> QueryToken {
    let start = offset
    var word = ""
    var openInWord = 0
    var isBeforeColon = true
    while let next = peek(), !next.isBlank {
      if next == "(" {
        if mayBeOperator, Self.operators[word] != nil { break }
        openInWord += 1
      } else if next == ")" {
        if openInWord == 0 { break }
        openInWord -= 1
      } else if next == ":", isBeforeColon {
        isBeforeColon = false
        if let field = QueryField(name: word) { return value(of: field, from: start) }
      }
      word.unicodeScalars.append(next)
      advance()
    }
    if mayBeOperator, let kind = Self.operators[word] {
      return QueryToken(kind: kind, range: start..<offset)
    }
    return QueryToken(kind: .term(.text(Self.term(word))), range: start..<offset)
  }

  private static let operators: [String: QueryToken.Kind] = ["OR": .or, "AND": .and, "NOT": .not]

  /// Reads what stands behind the field's colon, which is next.
  private mutating func value(of field: QueryField, from start: Int) -> QueryToken {
    advance()
    let valueStart = offset
    if peek() == "(" {
      let reason = "\(field.rawValue): takes one value; write (\(field.rawValue):a OR …)"
      return QueryToken(kind: .mistaken(reason), range: start..<offset)
    }
    let term = peek() == "\"" ? quoted() : bareValue()
    if term.text.isEmpty, !term.isPrefix {
      return QueryToken(kind: .unfinished(field.wants), range: start..<offset)
    }
    guard let fieldTerm = field.term(term) else {
      return QueryToken(kind: .mistaken(field.wants), range: valueStart..<offset)
    }
    return QueryToken(kind: .term(.field(fieldTerm)), range: start..<offset)
  }

  private mutating func bareValue() -> TextTerm {
    var word = ""
    var openInWord = 0
    while let next = peek(), !next.isBlank {
      if next == "(" { openInWord += 1 }
      if next == ")" {
        if openInWord == 0 { break }
        openInWord -= 1
      }
      word.unicodeScalars.append(next)
      advance()
    }
    return Self.term(word)
  }

  /// Reads a phrase, whose opening quote is next.
  private mutating func quoted() -> TextTerm {
    advance()
    var text = ""
    while let next = peek() {
      advance()
      if next == "\"" {
        guard peek() == "\"" else { break }
        advance()
      }
      text.unicodeScalars.append(next)
    }
    let isPrefix = peek() == "*"
    while peek() == "*" { advance() }
    return TextTerm(text, isPrefix: isPrefix)
  }

  /// The term that a word without quotes is.
  private static func term(_ word: String) -> TextTerm {
    var scalars = word.unicodeScalars[...]
    while scalars.last == "*" { scalars.removeLast() }
    return TextTerm(String(scalars), isPrefix: scalars.endIndex != word.unicodeScalars.endIndex)
  }

  private func endsWord(_ scalar: Unicode.Scalar?) -> Bool {
    scalar.map { $0.isBlank || $0 == ")" } ?? true
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    index + ahead < scalars.count ? scalars[index + ahead] : nil
  }

  private mutating func advance() {
    offset += UTF8.width(scalars[index])
    index += 1
  }
}
