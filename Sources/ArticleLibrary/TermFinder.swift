internal import ArticleModel

/// A word that tells what an article is about.
struct Term: Hashable {
  /// The word, folded.
  var word: String
  /// How much it stands for: more in the headline, more as a name, more often.
  var weight: Float
}

/// Finds the words that an article is about. Which of them are common is known only beside the
/// other articles, so they are weighed down later.
enum TermFinder {
  /// The most terms of an article.
  private static let most = 40
  /// The words of the body that are looked at: a story says early what it is about.
  private static let bodyBytes = 2400

  static func terms(of article: Article) -> [Term] {
    var weights: [String: Float] = [:]
    count(article.title, 3, into: &weights)
    var left = bodyBytes
    for block in article.blocks where left > 0 {
      let text = block.plainText
      count(String(decoding: text.utf8.prefix(left), as: UTF8.self), 1, into: &weights)
      left -= text.utf8.count
    }
    let found = weights.map { Term(word: $0, weight: min($1, 12)) }
    return Array(
      found.sorted { ($0.weight, $0.word) > ($1.weight, $1.word) }.prefix(most))
  }

  private static func count(_ text: String, _ weight: Float, into weights: inout [String: Float]) {
    var startsSentence = true
    for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      guard let first = word.unicodeScalars.first else { continue }
      if first.value >= 0x3040, first.value < 0xAC00 {
        countPairs(word, weight, into: &weights)
      } else if word.utf8.count >= 3 {
        let isName = !startsSentence && first.properties.isUppercase
        weights[FoldedText(word).text, default: 0] += isName ? weight * 1.6 : weight
      }
      startsSentence = false
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
