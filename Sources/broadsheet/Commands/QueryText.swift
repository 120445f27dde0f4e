internal import ArgumentParser
internal import ArticleModel
internal import Terminal

/// A query as it stands on the command line.
struct QueryText {
  /// What queries are made of, for the help of commands.
  static let help = """
    A QUERY is made of words, "phrases", beginnings*, OR, -not and parentheses, and of what is \
    known of a story: section: source: author: title: tag: lang: is:unread is:read is:starred \
    is:new has:image has:related has:notes date:2025-08 date:..2024 date:"last week" newer:3d \
    minutes:<5. It finds whole words, whatever their capitals and accents.
    """

  let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The query that words on the command line are together.
  ///
  /// - Throws: A failure where one of them looks like an option, which the parser let pass because a
  ///   query may have dashes.
  init(words: [String]) throws(ValidationError) {
    // Behind a lone "--" everything is meant as it stands.
    let end = words.firstIndex(of: "--") ?? words.count
    if let option = words[..<end].first(where: { $0.hasPrefix("--") }) {
      throw ValidationError("unknown option '\(option)'")
    }
    text = words.enumerated().filter { $0.offset != end }.map(\.element).joined(separator: " ")
  }

  /// Reads the query; what is mistaken in it is told on standard error, each mistake with the query
  /// and a mark below the place.
  func parsedTellingMistakes() -> ParsedQuery {
    let parsed = Query.parse(text)
    for mistake in parsed.mistakes {
      reportError("query", mistake.reason)
      for line in lines(showing: mistake.range) { StandardOutput.writeError(line) }
    }
    return parsed
  }

  /// The query, and marks below the bytes of a range.
  func lines(showing range: Range<Int>) -> [String] {
    let bytes = Array(text.utf8)
    let range = range.clamped(to: 0..<bytes.count)
    func shown(_ bytes: ArraySlice<UInt8>) -> String {
      safeText(String(decoding: bytes, as: UTF8.self)).replacing("\n", with: " ")
    }
    let before = columns(of: shown(bytes[..<range.lowerBound]))
    let marked = max(1, columns(of: shown(bytes[range])))
    return [
      "  " + shown(bytes[...]),
      "  " + String(repeating: " ", count: before) + String(repeating: "^", count: marked),
    ]
  }
}
