/// The sentences of an article that tell what none of some known articles tells.
public struct NewSentences: Hashable, Sendable {
  /// A sentence of an article.
  public struct Passage: Hashable, Sendable {
    /// The index of its block in ``Article/blocks``.
    public var block: Int
    /// Its UTF-8 range in the block's ``Block/plainText``.
    public var range: Range<Int>

    /// A sentence in a block.
    public init(block: Int, range: Range<Int>) {
      self.block = block
      self.range = range
    }
  }

  /// The sentences, in the order of the article.
  public private(set) var passages: [Passage] = []

  /// How much of what a sentence tells has to be in one known sentence, or in two neighbours,
  /// in hundredths.
  private static let knownShare = 60
  /// The same for a sentence with a name or a number that no known article has.
  private static let knownShareWithNews = 80
  /// A sentence that tells less than this, like “He agreed”, is never news.
  private static let leastWeight = 3 * TellingWords.plain
  /// The most sentences of the article and of the known ones, and the most bytes of each article.
  private static let most = (new: 2_000, known: 10_000, bytes: 200_000)

  /// Finds the sentences of `article` that none of the articles `known` tells.
  ///
  /// Without known articles nothing is new, since all of it is. In very long articles only the
  /// beginning is looked at.
  public init(in article: Article, known: [Article]) {
    var sentences = KnownSentences()
    for article in known {
      sentences.begin(TellingWords(article.title))
      Self.forEachSentence(of: article) { _, _, text in
        guard sentences.count < Self.most.known else { return false }
        sentences.add(TellingWords(text))
        return true
      }
    }
    guard !sentences.isEmpty else { return }
    var seen = 0
    Self.forEachSentence(of: article) { block, range, text in
      seen += 1
      guard seen <= Self.most.new else { return false }
      if !Self.isKnown(TellingWords(text), sentences) {
        passages.append(Passage(block: block, range: range))
      }
      return true
    }
  }

  private static func isKnown(_ words: TellingWords, _ known: KnownSentences) -> Bool {
    let match = known.match(for: words)
    guard match.weight >= leastWeight else { return true }
    let share = match.hasUnknownFact ? knownShareWithNews : knownShare
    return 100 * match.known >= share * match.weight
  }

  /// Calls `body` with each sentence until it says no.
  private static func forEachSentence(
    of article: Article, _ body: (_ block: Int, _ range: Range<Int>, _ text: Substring) -> Bool
  ) {
    var bytes = 0
    var goesOn = true
    for (index, block) in article.blocks.enumerated() where goesOn && bytes < most.bytes {
      block.forEachText { text, offset in
        guard goesOn, bytes < most.bytes else { return }
        let seen = text.utf8.count <= most.bytes ? text : Self.beginning(of: text)
        bytes += seen.utf8.count
        for range in Sentences.ranges(in: seen) {
          let start = seen.utf8.index(seen.startIndex, offsetBy: range.lowerBound)
          let end = seen.utf8.index(seen.startIndex, offsetBy: range.upperBound)
          let place = range.lowerBound + offset..<range.upperBound + offset
          goesOn = body(index, place, seen[start..<end])
          if !goesOn { return }
        }
      }
    }
  }

  private static func beginning(of text: String) -> String {
    String(decoding: Array(text.utf8.prefix(most.bytes)), as: UTF8.self)
  }
}
