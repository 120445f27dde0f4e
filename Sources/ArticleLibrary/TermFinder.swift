internal import ArticleModel

/// A word that tells what an article is about.
struct Term: Hashable {
  /// The word, folded.
  var word: String
  /// How much it stands for: more in the headline, more as a name, more often.
  var weight: Float
}

/// Finds the words that an article is about.
///
/// Which of them are common is known only beside the other articles, so they are weighed down
/// later.
enum TermFinder {
  /// The most terms of an article.
  private static let most = 40
  /// The words of the body that are looked at: a story says early what it is about.
  private static let bodyBytes = 1600

  static func terms(of article: Article) -> [Term] {
    var weights: [String: Float] = [:]
    weights.reserveCapacity(256)
    count(article.title, 3, most: .max, into: &weights)
    var left = bodyBytes
    for block in article.blocks where left > 0 {
      left -= count(block.plainText, 1, most: left, into: &weights)
    }
    let found = weights.map { Term(word: $0, weight: min($1, 12)) }
    return Array(
      found.sorted { $0.weight == $1.weight ? $0.word < $1.word : $0.weight > $1.weight }
        .prefix(most))
  }

  /// Counts the words of a text, of which at most so many bytes are looked at, and returns its
  /// length.
  @discardableResult
  private static func count(
    _ text: String, _ weight: Float, most: Int, into weights: inout [String: Float]
  ) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var start = 0
      var isASCII = true
      var startsSentence = true
      let end = min(bytes.count, most)
      for index in 0...end {
        let byte = index < end ? bytes[index] : 0x20
        if isWordByte(byte) {
          if byte >= 0x80 { isASCII = false }
          continue
        }
        if index - start >= 3 {
          let word = UnsafeBufferPointer(rebasing: bytes[start..<index])
          add(word, isASCII: isASCII, startsSentence: startsSentence, weight, into: &weights)
          startsSentence = false
        }
        if byte == 0x2E || byte == 0x0A { startsSentence = true }
        start = index + 1
        isASCII = true
      }
      return bytes.count
    }
  }

  /// Letters, digits, and every character beyond ASCII; those are looked at closer in ``add``.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return byte >= 0x80 || lower >= 0x61 && lower <= 0x7A || byte >= 0x30 && byte <= 0x39
  }

  private static func add(
    _ word: UnsafeBufferPointer<UInt8>, isASCII: Bool, startsSentence: Bool, _ weight: Float,
    into weights: inout [String: Float]
  ) {
    let isName = !startsSentence && word[0] >= 0x41 && word[0] <= 0x5A
    let found = isName ? weight * 1.6 : weight
    if isASCII {
      let folded = String(unsafeUninitializedCapacity: word.count) { buffer in
        for (index, byte) in word.enumerated() {
          buffer[index] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        }
        return word.count
      }
      if !StopWords.contains(folded) { weights[folded, default: 0] += found }
      return
    }
    for part in String(decoding: word, as: UTF8.self).split(whereSeparator: {
      !$0.isLetter && !$0.isNumber
    }) {
      guard let first = part.unicodeScalars.first, part.utf8.count >= 3 else { continue }
      if first.value >= 0x3040, first.value < 0xAC00 {
        countPairs(part, weight, into: &weights)
      } else {
        let folded = FoldedText(part).text
        if !StopWords.contains(folded) { weights[folded, default: 0] += found }
      }
    }
  }

  /// Scripts without spaces have no words to split at; two characters do for one.
  private static func countPairs(
    _ run: Substring, _ weight: Float, into weights: inout [String: Float]
  ) {
    var previous: Character?
    for character in run {
      if let previous { weights[String([previous, character]), default: 0] += weight }
      previous = character
    }
  }
}
