/// Takes the names of sites off titles.
enum SiteName {
  private static let separators = [
    " | ", " - ", " – ", " — ", " » ", " « ", " · ", " • ", " :: ", "｜", " / ", " ~ ", " > ", " ‹ ",
    " › ", " — ", ": ",
  ]

  /// A title without the parts at its ends that name the site.
  static func stripped(_ title: String, sites: [String], atBars: Bool = true) -> String {
    var title = title
    let names = sites.map { letters($0) }.filter { $0.count >= 2 }
    for _ in 0..<3 {
      guard let (head, tail) = split(title, last: true) else { break }
      if isSite(tail, names), head.count >= 3 {
        title = head
      } else if let (first, rest) = split(title, last: false), isSite(first, names), rest.count >= 3
      {
        title = rest
      } else {
        break
      }
    }
    if atBars, let (head, tail) = lastBar(title), tail.split(separator: " ").count <= 5,
      head.count > tail.count
    {
      title = head
    }
    return title
  }

  /// The beginnings of a title that end at a separator, and the ends.
  static func parts(_ title: String) -> [String] {
    var parts: [String] = []
    for separator in separators {
      var head = title[...]
      while let (before, _) = String(head).splitAtLast(separator) {
        parts.append(String(before))
        head = Substring(String(before))
      }
      if let (_, behind) = title.splitAtFirst(separator) { parts.append(String(behind)) }
    }
    return parts.filter { $0.utf8.count >= 8 }
  }

  private static func lastBar(_ title: String) -> (String, String)? {
    for bar in [" | ", "｜", " » ", " :: "] {
      if let (before, behind) = title.splitAtLast(bar) {
        return (String(TextBlocks.trim(before)), String(TextBlocks.trim(behind)))
      }
    }
    return nil
  }

  private static func split(_ title: String, last: Bool) -> (String, String)? {
    var best: (String, String)?
    for separator in separators {
      guard
        let (before, behind) = last ? title.splitAtLast(separator) : title.splitAtFirst(separator)
      else { continue }
      let pair = (String(TextBlocks.trim(before)), String(TextBlocks.trim(behind)))
      let isNearer =
        last
        ? pair.1.utf8.count < best?.1.utf8.count ?? .max
        : pair.0.utf8.count < best?.0.utf8.count ?? .max
      if isNearer { best = pair }
    }
    return best
  }

  private static func isSite(_ part: String, _ names: [String]) -> Bool {
    let part = letters(part)
    guard part.count >= 2 else { return false }
    return names.contains { name in
      name == part || name.count >= 4 && part.count >= 4 && (name.holds(part) || part.holds(name))
    }
  }

  /// The letters and digits of a text, in lower case.
  static func letters(_ text: String) -> String {
    let text = text.lowercased()
    guard text.isPlain else { return text.filter { $0.isLetter || $0.isNumber } }
    return String(decoding: text.utf8.filter { isLetterOrDigit($0) }, as: UTF8.self)
  }
}

/// Makes names of people of what bylines say.
enum AuthorNames {
  private static let beginnings = Beginnings([
    "by ", "by: ", "written by: ", "written by ", "recipe by ", "text by ", "article by ",
    "posted by: ", "words by ", "story by ", "posted by ", "author: ", "authors: ",
    "contributors: ", "articles by ", "posts by ", "view all posts by ", "posted by", "author ",
    "veröffentlicht von ", "geschrieben von ", "publié par ", "publicado por ", "vom ", "von ",
    "~ ", "par ", "por ",
    "text: ", "text von ", "reported by ", "published by ", "reviewed by ", "redaktion: ",
    "автор: ",
  ])
  private static let nobody: Set<String> = [
    "admin", "noauthor", "name", "anonymous", "publiziert", "administrator", "editor", "staff",
    "redaktion", "redaction", "webmaster", "author",
    "by", "unknown", "guest", "editorial", "team",
  ]

  static func names(_ texts: [String]) -> [String] {
    var names: [String] = []
    for text in texts {
      for name in split(text) {
        let letters = SiteName.letters(name)
        guard isName(name), !nobody.contains(letters),
          !names.contains(where: { SiteName.letters($0) == letters })
        else { continue }
        names.append(name)
      }
    }
    return Array(names.prefix(12))
  }

  private static func split(_ text: String) -> [String] {
    var rest = withoutDate(text)
    if let beginning = beginnings.first(in: rest) {
      rest = String(rest.dropFirst(beginning.text.count))
    }
    var parts = [rest]
    for separator in [" | ", " · ", " • ", " – ", " — ", " // "] {
      parts = [parts[0].components(separatedBy: separator)[0]]
    }
    for separator in [", ", ";", " and ", " & ", " und ", " et ", " y ", "\n"] {
      parts = parts.flatMap { $0.components(separatedBy: separator) }
    }
    return parts.map { part in
      var name = String(TextBlocks.trim(Substring(part)))
      if let beginning = beginnings.first(in: name) {
        name = String(name.dropFirst(beginning.text.count))
      }
      if let (before, _) = name.splitAtFirst(" (") { name = String(before) }
      return name
    }
  }

  private static let endings: Set<String> = [
    "published", "updated", "posted", "on", "in", "at", "last", "reviewed", "january", "february",
    "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  /// The words before a date or what tells of one.
  private static func withoutDate(_ text: String) -> String {
    var words: [Substring] = []
    for word in text.split(separator: " ") {
      let letters = word.lowercased().filter { $0.isLetter }
      let isEnd = words.count > 0 && (endings.contains(letters) || word.contains { $0.isNumber })
      if isEnd
        && !(words.count == 1 && ["by", "posted", "published"].contains(words[0].lowercased()))
      {
        break
      }
      words.append(word)
    }
    return words.joined(separator: " ")
  }

  /// Whether words are a person's name as pages show them: two to four, each with a capital.
  static func looksLikePerson(_ name: String, mayBeOneWord: Bool) -> Bool {
    let words = name.split(separator: " ")
    guard (mayBeOneWord ? 1 : 2)...4 ~= words.count, !name.utf8.contains(0x3A) else { return false }
    let small: Set<Substring> = [
      "de", "van", "von", "der", "la", "del", "di", "da", "den", "al", "bin",
    ]
    return words.allSatisfy { word in
      guard let first = word.first, first.isLetter else { return false }
      return !endings.contains(word.lowercased()) && (!first.isLowercase || small.contains(word))
    }
  }

  private static func isName(_ name: String) -> Bool {
    guard name.utf8.count >= 2, name.utf8.count <= 60, !name.hasPrefix("http"),
      !name.hasPrefix("@"),
      !name.utf8.contains(0x40), !name.utf8.contains(0x2A), !name.utf8.contains(0x2F),
      name.split(separator: " ").count <= 6
    else { return false }
    return name.contains { $0.isLetter } && DateFinder.find(in: name) == nil
      && name.count(where: { $0.isNumber }) <= 2
  }
}

extension String {
  fileprivate func count(where isCounted: (Character) -> Bool) -> Int {
    reduce(0) { $0 + (isCounted($1) ? 1 : 0) }
  }
}
