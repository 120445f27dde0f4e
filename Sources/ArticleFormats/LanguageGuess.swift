internal import ArticleModel

/// Guesses the language of an article by its script, and among Latin ones by its small words.
enum LanguageGuess {
  /// The most bytes that are looked at.
  private static let sample = 800

  /// A language tag, or `nil` where the text is too short to tell.
  static func language(of article: Article) -> String? {
    var text: [UInt8] = []
    text.reserveCapacity(sample)
    append(article.title, to: &text)
    for block in article.blocks.prefix(6) where text.count < sample {
      append(" ", to: &text)
      append(block.plainText, to: &text)
    }
    return text.withUnsafeBufferPointer { language(of: $0) }
  }

  private static func append(_ part: String, to text: inout [UInt8]) {
    var part = part
    part.withUTF8 { text += $0.prefix(sample - text.count) }
  }

  private static func language(of text: UnsafeBufferPointer<UInt8>) -> String? {
    var counts = Array(repeating: 0, count: scripts.count)
    var letters = 0
    var index = 0
    while index < text.count {
      let (value, width) = text.scalar(at: index)
      if value < 0x80 {
        if (value | 0x20) &- 0x61 < 26 { letters += 1 }
      } else if let script = scripts.firstIndex(where: { $0.range.contains(value) }) {
        counts[script] += 1
        letters += 1
      }
      index += width
    }
    let most = counts.max() ?? 0
    if most * 3 > letters, let script = counts.firstIndex(of: most) {
      let isJapanese = scripts[script].language == "zh" && counts[kana] * 10 > most
      return isJapanese ? "ja" : scripts[script].language
    }
    if counts[kana] * 6 > letters { return "ja" }
    return letters >= 60 ? latinLanguage(of: text) : nil
  }

  /// Scripts, and the language that most texts in them are in.
  private static let scripts: [(range: ClosedRange<UInt32>, language: String)] = [
    (0x3040...0x30FF, "ja"), (0x370...0x3FF, "el"), (0x400...0x4FF, "ru"), (0x590...0x5FF, "he"),
    (0x600...0x6FF, "ar"), (0x900...0x97F, "hi"), (0xE00...0xE7F, "th"), (0x4E00...0x9FFF, "zh"),
    (0xAC00...0xD7AF, "ko"),
  ]

  /// The place of Japanese in ``scripts``.
  private static let kana = 0

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

  private static func latinLanguage(of text: UnsafeBufferPointer<UInt8>) -> String? {
    var counts = Array(repeating: 0, count: latin.count)
    var words = 0
    var word: UInt64 = 0
    var length = 0
    for index in 0...text.count {
      let byte = index < text.count ? text[index] : 0x20
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
