/// Finds the names that an article says: of people, places and organisations.
///
/// Names are told by how they are written, not by lists of names, so that a small town's are found
/// as a capital's are. Where a script has no capital letters only what is written as a name is one.
public struct NameFinder {
  private var groups = NameGroups()
  /// Words that stand somewhere with a small letter.
  private var smallWords: Set<String> = []
  private var sentences: [[NameToken]] = []

  /// The bytes of a text that are looked at, and the sentences.
  private static let most = (bytes: 300_000, sentences: 4_000)
  /// The most names of an article.
  private static let mostNames = 80

  /// The names of an article, those that it says most first.
  public static func names(in article: Article) -> [Name] {
    var finder = NameFinder()
    var uncased = UncasedNames()
    var bytes = 0
    for block in article.blocks {
      block.forEachText { text, _ in
        guard bytes < most.bytes, finder.sentences.count < most.sentences else { return }
        bytes += text.utf8.count
        let seen = text.utf8.count <= most.bytes ? text : String(text.prefix(most.bytes / 4))
        finder.read(seen)
        uncased.read(seen)
      }
    }
    finder.find()
    return Array((finder.groups.names + uncased.names).prefix(mostNames))
  }

  private mutating func read(_ text: String) {
    for range in Sentences.ranges(in: text) {
      guard sentences.count < Self.most.sentences else { return }
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      let end = text.utf8.index(text.startIndex, offsetBy: range.upperBound)
      let tokens = NameTokenizer.tokens(of: text[start..<end])
      for token in tokens where !token.isCapitalized { smallWords.insert(token.folded) }
      let hasStop = text[start..<end].unicodeScalars.last.map { !$0.isLetterOrNumber } ?? false
      if !Self.isHeadline(tokens, hasStop: hasStop) { sentences.append(tokens) }
    }
  }

  /// Whether a sentence has a capital letter at most of its words: a headline, or what is shouted.
  ///
  /// Sentences that end with a stop may list many names.
  private static func isHeadline(_ tokens: [NameToken], hasStop: Bool) -> Bool {
    let words = tokens.filter { $0.text.count > (hasStop ? 2 : 3) }
    guard words.count > (hasStop ? 5 : 3) else {
      return tokens.count > 2 && tokens.allSatisfy(\.isAllCapitals)
    }
    return words.count(where: \.isCapitalized) * 10 > words.count * (hasStop ? 9 : 6)
  }

  private mutating func find() {
    let hasCapitalNouns = nounsHaveCapitals
    for tokens in sentences {
      for var run in NameRunFinder(tokens, smallWords: smallWords).runs {
        if hasCapitalNouns, !Self.isName(run) { run.isWeak = true }
        groups.add(run)
      }
    }
    groups.join(leastMentions: hasCapitalNouns ? 2 : 1)
  }

  // MARK: Where nouns have capitals

  /// Whether so many words inside of sentences have a capital letter that all nouns have one, as in
  /// German.
  private var nounsHaveCapitals: Bool {
    var (words, capitals) = (0, 0)
    for tokens in sentences {
      for token in tokens where !token.startsSentence {
        words += 1
        if token.isCapitalized { capitals += 1 }
      }
    }
    guard words >= 20 else { return false }
    // Names alone are rarely as many as one word in five; nouns always are, and have articles.
    let articles = smallWords.intersection(NameSigns.determiners).count
    return capitals * 5 > words && articles >= 2
  }

  /// Whether a run is a name where nouns have capitals too: several words side by side, behind a
  /// title, or behind a preposition without an article.
  private static func isName(_ run: NameRun) -> Bool {
    if run.hasTitle || run.tokens[0].isAllCapitals || run.place > 0 || run.person > 0 {
      return true
    }
    guard run.tokens.count > 1 else { return false }
    // “Herz der Stadt” is none.
    let small = run.tokens.first { !$0.isCapitalized }
    return small.map { !NameSigns.determiners.contains($0.folded) } ?? true
  }
}
