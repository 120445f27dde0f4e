internal import ArticleModel

/// What the page of an article points to: numbers that stand for the headlines and addresses that it
/// names, so that the pages that name an article can be found.
enum Pointers {
  /// The most that is noted of an article: long lists of links name everything.
  private static let most = 24
  /// A headline of fewer words is no name of one story.
  private static let leastWords = 3
  /// The words that a headline that was cut still has to have.
  private static let leastCutWords = 4

  /// What an article points to.
  static func of(_ article: Article) -> [UInt32] {
    var found: [UInt32] = []
    func add(_ hash: UInt64) {
      let number = UInt32(truncatingIfNeeded: hash ^ hash >> 32)
      if hash != 0, found.count < most, !found.contains(number) { found.append(number) }
    }
    let own = article.source.map { Address.hash(of: $0) }
    func add(address: String) {
      let hash = Address.hash(of: address)
      if hash != own { add(hash) }
    }
    for named in article.related {
      if let url = named.url { add(address: url) }
      for words in headlines(named.title) { add(words.hash) }
      if let cut = cutHeadline(named.title) { add(Self.cut(cut)) }
    }
    for link in article.links { add(address: link.url) }
    return found
  }

  /// The numbers under which a page may point to an article.
  static func to(title: String, source: String?) -> [UInt32] {
    let words = HeadlineWords(title)
    let cuts =
      words.count > leastCutWords
      ? (leastCutWords..<words.count).map { cut(HeadlineWords(words, first: $0)) } : []
    let hashes =
      [source.map { Address.hash(of: $0) } ?? 0] + headlines(title).map(\.hash) + cuts
    return hashes.filter { $0 != 0 }.map { UInt32(truncatingIfNeeded: $0 ^ $0 >> 32) }
  }

  /// A headline as it stands, and without the site behind it.
  private static func headlines(_ title: String) -> [HeadlineWords] {
    ([HeadlineWords(title)] + HeadlineForms.stripped(title)).filter { $0.count >= leastWords }
  }

  /// The words of a headline that ends with dots; `nil` for one that is whole.
  private static func cutHeadline(_ title: String) -> HeadlineWords? {
    guard title.hasSuffix("…") || title.hasSuffix("...") else { return nil }
    let words = HeadlineWords(title)
    return words.count >= leastCutWords ? words : nil
  }

  /// The beginning of a headline is another name than a headline of these words alone.
  private static func cut(_ words: HeadlineWords) -> UInt64 {
    words.hash &* 0x9E37_79B9_7F4A_7C15 ^ 0x2026
  }
}
