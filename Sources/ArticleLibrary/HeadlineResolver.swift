internal import ArticleModel

/// Finds the article that a headline means, although sites reword, cut and decorate headlines.
///
/// The ways are tried from sure to unsure, and each answer says how sure it is. Where two articles
/// could be meant, or too few words agree, there is no answer rather than a wrong one.
struct HeadlineResolver: Sendable {
  /// An article, and how sure it is that it is meant: 1 for the same headline.
  struct Resolution: Hashable, Sendable {
    var position: Int
    var confidence: Double
  }

  private let exact: [String: [Int32]]
  /// Headlines as their folded words.
  private let folded: [String: [Int32]]
  /// The folded headlines in order, for those that were cut.
  private let ordered: [(words: String, position: Int32)]
  private let postings: [Substring: [Int32]]
  private let words: [Set<Substring>]
  private let dates: [Int64]

  /// The share of weighted words that have to agree.
  private static let leastAgreement = 0.72
  /// How much the second best has to stay behind.
  private static let margin = 0.12

  init(_ entries: [IndexEntry]) {
    var exact: [String: [Int32]] = [:]
    var folded: [String: [Int32]] = [:]
    var postings: [Substring: [Int32]] = [:]
    var ordered: [(String, Int32)] = []
    var words: [Set<Substring>] = []
    for (position, entry) in entries.enumerated() {
      let number = Int32(position)
      exact[entry.headline.title, default: []].append(number)
      let key = Self.foldedWords(entry.headline.title)
      folded[key, default: []].append(number)
      ordered.append((key, number))
      let own = Set(key.split(separator: " "))
      for word in own { postings[word, default: []].append(number) }
      words.append(own)
    }
    self.exact = exact
    self.folded = folded
    self.postings = postings
    self.words = words
    self.ordered = ordered.sorted { $0.0 < $1.0 }
    dates = entries.map(\.headline.published.seconds)
  }

  /// The article that `headline` means.
  ///
  /// `own` is never the answer; of equal headlines the one nearest in time is.
  func resolve(_ headline: String, excluding own: Int?, near: Timestamp?) -> Resolution? {
    if let found = nearest(exact[headline], own, near) {
      return Resolution(position: found, confidence: 1)
    }
    let forms = Self.forms(of: headline)
    for (index, form) in forms.enumerated() {
      if let found = nearest(folded[form], own, near) {
        return Resolution(position: found, confidence: index == 0 ? 0.98 : 0.95)
      }
    }
    if let found = beginning(with: headline, own) {
      return Resolution(position: found.position, confidence: found.isMarked ? 0.9 : 0.85)
    }
    return forms.lazy.compactMap { byWords($0, own) }.max { $0.confidence < $1.confidence }
  }

  private func nearest(_ positions: [Int32]?, _ own: Int?, _ date: Timestamp?) -> Int? {
    let others: [Int] = (positions ?? []).map { Int($0) }.filter { $0 != own }
    guard let date else { return others.first }
    return others.min { abs(dates[$0] - date.seconds) < abs(dates[$1] - date.seconds) }
  }

  // MARK: Forms

  /// The words of a headline without case, accents, quotes, dashes and punctuation.
  static func foldedWords(_ text: String) -> String {
    let folded = FoldedText(text).text
    // An apostrophe inside a word goes without leaving a gap: don't is one word however written.
    let closed = folded.filter { $0 != "'" }
    return closed.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// The folded headline, and what is left of it without a site behind it or a label in front.
  private static func forms(of headline: String) -> [String] {
    var forms = [foldedWords(headline)]
    for separator in [" | ", "｜", " – ", " — ", " - ", " » ", " · "] {
      guard let range = headline.ranges(of: separator).last else { continue }
      let head = foldedWords(String(headline[..<range.lowerBound]))
      let tailWords = headline[range.upperBound...].split(separator: " ").count
      if head.split(separator: " ").count >= 3, tailWords <= 5 { forms.append(head) }
    }
    for separator in [": ", " | ", " – ", " — ", " - "] {
      guard let range = headline.firstRange(of: separator) else { continue }
      let label = headline[..<range.lowerBound].split(separator: " ").count
      let rest = foldedWords(String(headline[range.upperBound...]))
      if label <= 3, rest.split(separator: " ").count >= 3 { forms.append(rest) }
    }
    // Brackets in front hold a label: [Video], (Updated).
    if let first = headline.first, "[(".contains(first),
      let end = headline.firstIndex(where: { "])".contains($0) })
    {
      forms.append(foldedWords(String(headline[headline.index(after: end)...])))
    }
    return forms.filter { !$0.isEmpty }
  }

  // MARK: Cut headlines

  /// The only article whose headline begins with one that was cut, with dots or, where it is long
  /// enough, without.
  private func beginning(
    with headline: String, _ own: Int?
  ) -> (position: Int, isMarked: Bool)? {
    let isMarked = headline.hasSuffix("…") || headline.hasSuffix("...")
    var words = Self.foldedWords(headline).split(separator: " ")
    guard words.count >= (isMarked ? 4 : 6) else { return nil }
    // Dots may have gone through the last word.
    let last = words.popLast().map(String.init) ?? ""
    let beginning = words.joined(separator: " ") + " " + last + (isMarked ? "" : " ")
    var low = 0
    var high = ordered.count
    while low < high {
      let middle = (low + high) / 2
      if ordered[middle].words < beginning { low = middle + 1 } else { high = middle }
    }
    var found: Int?
    while low < ordered.count, ordered[low].words.hasPrefix(beginning) {
      let position = Int(ordered[low].position)
      if position != own {
        guard found == nil || ordered[low].words == ordered[low - 1].words else { return nil }
        found = position
      }
      low += 1
    }
    return found.map { ($0, isMarked) }
  }

  // MARK: Words

  /// The article with which most of the words agree, weighed by how rare they are.
  private func byWords(_ form: String, _ own: Int?) -> Resolution? {
    let wanted = Set(form.split(separator: " "))
    guard wanted.count >= 3 else { return nil }
    var scores: [Int32: Double] = [:]
    for word in wanted {
      guard let list = postings[word] else { continue }
      // A word of every tenth headline finds nothing that the others do not.
      if list.count * 10 > words.count, list.count > 50 { continue }
      for position in list where Int(position) != own {
        scores[position, default: 0] += 1
      }
    }
    var best = (position: -1, agreement: 0.0)
    var second = 0.0
    for (position, shared) in scores where shared * 2 >= Double(wanted.count) - 1 {
      let agreement = agreement(wanted, words[Int(position)])
      if agreement > best.agreement {
        second = best.agreement
        best = (Int(position), agreement)
      } else {
        second = max(second, agreement)
      }
    }
    guard best.agreement >= Self.leastAgreement, best.agreement - second >= Self.margin else {
      return nil
    }
    return Resolution(position: best.position, confidence: best.agreement * 0.9)
  }

  /// The weight of the shared words in that of all words of both.
  private func agreement(_ one: Set<Substring>, _ other: Set<Substring>) -> Double {
    var shared = 0.0
    var all = 0.0
    for word in one {
      let weight = weight(of: word)
      all += weight
      if other.contains(word) { shared += weight }
    }
    for word in other where !one.contains(word) { all += weight(of: word) }
    return all == 0 ? 0 : shared / all
  }

  /// Rare words tell more; numbers and names that differ tell two stories apart.
  private func weight(of word: Substring) -> Double {
    let frequency = postings[word]?.count ?? 0
    let isNumber = word.allSatisfy { $0.isNumber }
    let base = frequency == 0 ? 1.0 : frequency * 50 > words.count && words.count > 50 ? 0.35 : 1
    return isNumber ? base * 1.5 : base
  }
}
