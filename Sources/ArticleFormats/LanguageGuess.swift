internal import ArticleModel

/// Guesses the language of an article by its script, and among Latin ones by its small words.
enum LanguageGuess {
  /// The most bytes that are looked at.
  private static let sample = 800

  /// A language tag, or `nil` where the text is too short to tell.
  static func language(of article: Article) -> String? {
    var text = article.title
    for block in article.blocks.prefix(6) where text.utf8.count < sample {
      text += " " + block.plainText
    }
    return language(of: String(decoding: text.utf8.prefix(sample), as: UTF8.self))
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

  /// The languages of ``smallWords``, in the order of its bits.
  private static let latin = ["en", "de", "fr", "es", "it", "nl", "pt", "sv", "pl"]

  /// Small words, each with a bit for every language that has it.
  private static let smallWords: [UInt64: UInt16] = {
    let lists = [
      "the of and to in is that for was with it on",
      "der die und das ist nicht ein eine den mit von zu",
      "le les des et une est dans pour que qui du au",
      "el los las y una es en para que con por del",
      "il che di e una per non con del della sono gli",
      "het een en van de niet dat op zijn met voor te",
      "o os uma e não com para que em do da no", "och att det som en på är av för den med inte",
      "i w na się z nie do to jest że o jak",
    ]
    var words: [UInt64: UInt16] = [:]
    for (bit, list) in lists.enumerated() {
      for word in list.split(separator: " ") { words[packed(word.utf8), default: 0] |= 1 << bit }
    }
    return words
  }()

  /// Up to eight bytes as one number: words are compared often here.
  private static func packed(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func latinLanguage(of text: String) -> String? {
    var counts = Array(repeating: 0, count: latin.count)
    var words = 0
    var word: UInt64 = 0
    var length = 0
    for byte in Array(text.utf8) + [0x20] {
      let lower = byte | 0x20
      if byte >= 0x80 || lower >= 0x61 && lower <= 0x7A {
        word = word << 8 | UInt64(byte >= 0x80 ? byte : lower)
        length += 1
      } else if length > 0 {
        words += 1
        if length <= 8, let bits = smallWords[word] {
          for bit in 0..<latin.count where bits & 1 << bit != 0 { counts[bit] += 1 }
        }
        word = 0
        length = 0
      }
    }
    let order = counts.indices.sorted { counts[$0] > counts[$1] }
    guard words >= 12, counts[order[0]] * 12 >= words, counts[order[0]] > counts[order[1]] else {
      return nil
    }
    return latin[order[0]]
  }
}
