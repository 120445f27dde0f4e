/// Lines that tell who wrote a story, when, and how long it takes to read.
enum Byline {
  /// What such a line tells.
  struct Facts {
    var author: String?
    var date: String?
  }

  private static let beginnings = Beginnings([
    "by ", "written by ", "words by ", "story by ", "von ", "par ", "por ", "di ", "door ",
    "text: ",
    "text von ", "author: ", "authors: ", "reported by ", "от ", "автор: ", "文/", "文：", "記者",
    "بقلم ", "بقلم: ", "כתב ", "מאת ",
  ])

  private static let dateWords = Beginnings([
    "published", "updated", "posted", "last updated", "last modified", "first published", "date:",
    "modified", "veröffentlicht", "aktualisiert", "stand:", "publié", "mis à jour", "publicado",
    "actualizado", "pubblicato", "aggiornato", "gepubliceerd", "опубликовано", "公開", "更新", "発行",
  ])

  /// Whether `text` is a byline or a line with a date: short, and beginning as these do.
  static func matches(_ text: String) -> Bool {
    guard text.utf8.count <= 160 else { return false }
    return beginnings.first(in: text) != nil || dateWords.first(in: text) != nil
  }

  /// Whether a line tells when the story was published or changed, and little else.
  ///
  /// Such a line is one wherever it stands: `Last updated on 17 January 2021.`
  static func tellsWhen(_ text: String) -> Bool {
    guard text.utf8.count <= 60, dateWords.first(in: text) != nil,
      text.split(separator: " ").count <= 6, DateFinder.find(in: text) != nil
    else { return false }
    // Behind the date nothing follows.
    return text.last { $0.isLetter || $0.isNumber }.map { $0.isNumber || $0 == "日" } ?? false
  }

  private static let labels: Set<String> = [
    "by", "written by", "edited by", "reviewed by", "fact checked by", "fact-checked by",
    "medically reviewed by", "posted by", "posted on", "posted", "published", "published on",
    "updated", "updated on", "updated at", "last updated", "reading time", "read time", "von",
    "geschrieben von", "veröffentlicht", "veröffentlicht am", "aktualisiert", "aktualisiert am",
    "lesezeit", "par", "écrit par", "publié le", "mis à jour le", "temps de lecture", "por",
    "escrito por", "publicado", "publicado el", "actualizado", "actualizado el",
    "tiempo de lectura", "di", "scritto da", "pubblicato", "pubblicato il", "tempo di lettura",
    "door", "gepubliceerd op", "leestijd",
  ]

  /// Whether a line only names the fact of the story that the next line tells: `Posted on`.
  static func isLabel(_ line: String) -> Bool {
    guard line.utf8.count <= 40 else { return false }
    let name = line.hasSuffix(":") ? line.dropLast() : line[...]
    return labels.contains(TextBlocks.trim(name).lowercased())
  }

  /// What a line in the head of a story tells; `nil` where it is none of this kind.
  ///
  /// A line may join several facts: `By Ana Orrell · 31 October 2025 · 3 min read`. Every part of
  /// it has to be one.
  static func facts(in text: String) -> Facts? {
    guard text.utf8.count <= 200, !text.utf8.contains(0x0A) else { return nil }
    var facts = Facts()
    for part in parts(of: text) {
      if let author = author(in: part) {
        facts.author = facts.author ?? author
      } else if isDate(part) {
        facts.date = facts.date ?? part
      } else if !isReadingTime(part) {
        return nil
      }
    }
    return facts
  }

  private static func parts(of text: String) -> [String] {
    var parts = [text]
    if text.isPlain, !text.contains(byte: 0x7C), !text.contains(byte: 0x2F) {
      return trimmed(parts)
    }
    for separator in [" · ", " | ", " • ", " — ", " – ", " // ", " ・ ", "｜"] {
      parts = parts.flatMap { $0.components(separatedBy: separator) }
    }
    return trimmed(parts)
  }

  private static func trimmed(_ parts: [String]) -> [String] {
    parts.map { String(TextBlocks.trim(Substring($0))) }.filter { !$0.isEmpty }
  }

  /// The names behind a byline's first word.
  private static func author(in part: String) -> String? {
    guard let beginning = beginnings.first(in: part) else { return nil }
    var names = Substring(part.dropFirst(beginning.text.count))
    // Roles and places stand behind the names.
    if let comma = names.firstIndex(of: ","), names[comma...].count > 2 {
      let behind = names[names.index(after: comma)...]
      let isName = behind.split(separator: " ").count <= 3 && names.contains(" and ")
      if !isName { names = names[..<comma] }
    }
    for word in [" in ", " on ", " at ", " for "] {
      if let (before, _) = String(names).splitAtFirst(word) { names = before }
    }
    let words = names.split(separator: " ")
    guard (1...10).contains(words.count), looksLikeNames(words) else { return nil }
    return String(TextBlocks.trim(names))
  }

  private static let smallWords: Set<Substring> = [
    "and", "und", "et", "y", "e", "de", "van", "von", "der", "la", "&", "del", "di", "en",
  ]

  /// Names begin with capitals, but for the small words between them; other scripts have none.
  private static func looksLikeNames(_ words: [Substring]) -> Bool {
    words.allSatisfy { word in
      guard let first = word.first(where: \.isLetter) else { return true }
      return !first.isLowercase || smallWords.contains(word)
    }
  }

  private static func isDate(_ part: String) -> Bool {
    guard part.utf8.count <= 80, DateFinder.find(in: part) != nil else { return false }
    // A date with little else: a sentence that tells a date is part of the story.
    return part.split(separator: " ").count <= 10 && !part.hasSuffix(".")
  }

  /// What every word for minutes has.
  private static let minutes = ["min", "分", "мин"]

  /// Whether a part of a line tells how long a story takes to read.
  static func tellsReadingTime(_ text: String) -> Bool {
    text.utf8.contains { $0 &- 0x30 < 10 } && parts(of: text).contains { isReadingTime($0) }
  }

  private static func isReadingTime(_ part: String) -> Bool {
    let words = part.utf8.split(separator: 0x20).count
    guard words <= 5, part.contains(where: \.isNumber) else { return false }
    let lower = part.lowercased()
    return minutes.contains { lower.holds($0) }
  }
}
