internal import ArticleModel

/// Guesses the language of an article by its script, and among Latin ones by its small words.
enum LanguageGuess {
  /// The most characters that are looked at.
  private static let sample = 1500

  /// A language tag, or `nil` where the text is too short to tell.
  static func language(of article: Article) -> String? {
    var text = article.title
    for block in article.blocks.prefix(6) { text += " " + block.plainText }
    return language(of: String(text.prefix(sample)))
  }

  static func language(of text: String) -> String? {
    var counts: [String: Int] = [:]
    var letters = 0
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        if (0x61...0x7A).contains(scalar.value | 0x20) { letters += 1 }
      } else if let script = script(of: scalar.value) {
        counts[script, default: 0] += 1
        letters += 1
      }
    }
    if let (script, count) = counts.max(by: { $0.value < $1.value }), count * 3 > letters {
      return script == "zh" && (counts["ja"] ?? 0) * 10 > count ? "ja" : script
    }
    if let kana = counts["ja"], kana * 6 > letters { return "ja" }
    return letters >= 60 ? latinLanguage(of: text) : nil
  }

  private static func script(of value: UInt32) -> String? {
    switch value {
    case 0x370...0x3FF: "el"
    case 0x400...0x4FF: "ru"
    case 0x590...0x5FF: "he"
    case 0x600...0x6FF: "ar"
    case 0x900...0x97F: "hi"
    case 0xE00...0xE7F: "th"
    case 0x3040...0x30FF: "ja"
    case 0x4E00...0x9FFF: "zh"
    case 0xAC00...0xD7AF: "ko"
    default: nil
    }
  }

  private static let smallWords: [(language: String, words: Set<Substring>)] = [
    ("en", ["the", "of", "and", "to", "in", "is", "that", "for", "was", "with", "it", "on"]),
    ("de", ["der", "die", "und", "das", "ist", "nicht", "ein", "eine", "den", "mit", "von", "zu"]),
    ("fr", ["le", "les", "des", "et", "une", "est", "dans", "pour", "que", "qui", "du", "au"]),
    ("es", ["el", "los", "las", "y", "una", "es", "en", "para", "que", "con", "por", "del"]),
    ("it", ["il", "che", "di", "e", "una", "per", "non", "con", "del", "della", "sono", "gli"]),
    ("nl", ["het", "een", "en", "van", "de", "niet", "dat", "op", "zijn", "met", "voor", "te"]),
    ("pt", ["o", "os", "uma", "e", "não", "com", "para", "que", "em", "do", "da", "no"]),
    ("sv", ["och", "att", "det", "som", "en", "på", "är", "av", "för", "den", "med", "inte"]),
    ("pl", ["i", "w", "na", "się", "z", "nie", "do", "to", "jest", "że", "o", "jak"]),
  ]

  private static func latinLanguage(of text: String) -> String? {
    let words = text.lowercased().split { !$0.isLetter }
    guard words.count >= 12 else { return nil }
    let scores = smallWords.map { entry in
      (language: entry.language, count: words.count { entry.words.contains($0) })
    }.sorted { $0.count > $1.count }
    guard scores[0].count * 12 >= words.count, scores[0].count > scores[1].count else { return nil }
    return scores[0].language
  }
}
