internal import ArticleModel

/// A language that words have stems in, or ``none``, where they stand as they are.
///
/// In an index of stems each word carries the mark of its language, so that an English stem never
/// finds a German word of the same letters.
struct StemLanguage: Hashable, Sendable {
  /// Its place in ``codes``, from 1 on.
  let number: UInt8

  /// The language of texts whose words are not cut back.
  static let none = StemLanguage(number: 0)

  /// The languages that Snowball knows; an index holds their places, so new ones come at the end.
  static let codes = [
    "ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr", "ga", "hi", "hu", "hy", "id", "it",
    "lt", "ne", "nl", "no", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi",
  ]

  private init(number: UInt8) {
    self.number = number
  }

  /// The language of a tag like `en-GB`, or ``none``.
  init(tag: String?) {
    let first = tag?.lowercased().prefix { $0 != "-" && $0 != "_" } ?? ""
    let code = first == "nb" || first == "nn" ? "no" : String(first)
    self.init(number: Self.codes.firstIndex(of: code).map { UInt8($0 + 1) } ?? 0)
  }

  /// The languages of a list that ``list(_:)`` made.
  static func languages(in list: String) -> Set<StemLanguage> {
    Set(list.split(separator: " ").map { StemLanguage(tag: String($0)) })
  }

  /// Languages as a text to be kept.
  static func list(_ languages: Set<StemLanguage>) -> String {
    languages.compactMap(\.code).sorted().joined(separator: " ")
  }

  /// The code of the language, where it is one.
  var code: String? { number == 0 ? nil : Self.codes[Int(number) - 1] }

  /// What stands behind each of the language's words in the index: a character that no text has,
  /// for control characters part words.
  var mark: [UInt8] { [0xC2, 0x80 + number] }
}
