internal import ArticleModel

/// What decides whether two articles are versions of one story.
///
/// Only what is sure counts: two stories that pass for one hide one of them, while one that is
/// listed twice only takes a line.
struct VersionText: Sendable {
  private let fingerprint: UInt64
  private let address: UInt64
  private let host: String
  /// Whether the page is the first one of its site, which shows other stories every day.
  private let isFrontPage: Bool
  /// Whether it stands on a list of another program, which says that there is this page.
  private let isListed: Bool
  private let titleWords: [String]
  private let numbers: [String]
  private let shingles: [UInt64]

  /// About how many numbers it is made of.
  var size: Int { shingles.count + numbers.count * 2 + 50 }

  /// The fewest shared words, of a hundred, of two texts at one address.
  private static let leastAtOneAddress = 30
  /// The same of texts at different addresses or at none.
  private static let leastElsewhere = 80
  /// The same where the headlines differ, or the texts are two pages of one site.
  private static let leastReworded = 95
  /// The length up to which a text is taken for the beginning or the summary of another one.
  private static let summary = 60

  init(_ article: Article) {
    let text = SearchableText(article)
    fingerprint = article.fingerprint
    address = article.source.map { Address.hash(of: $0) } ?? 0
    let place = Self.place(of: article.source ?? "")
    host = place.host
    isFrontPage = place.isFrontPage
    isListed = article.given != nil
    titleWords = text.title.split(separator: " ").map(String.init)
    let words = text.title + " " + text.body
    numbers = Set(words.split(separator: " ").filter { $0.utf8.allSatisfy(Self.isDigit) })
      .map(String.init).sorted()
    shingles = Shingles.all(in: text.body)
  }

  /// Whether this is a version of the same story as `other`.
  func isVersion(of other: VersionText) -> Bool {
    let shared = Shingles.shared(shingles, other.shingles)
    let least = min(shingles.count, other.shingles.count)
    let all = shingles.count + other.shingles.count - shared
    func share(of whole: Int, isAtLeast percent: Int) -> Bool {
      whole > 0 && shared * 100 >= whole * percent
    }
    if fingerprint == other.fingerprint, address == other.address || least > 0 { return true }
    if address != 0, address == other.address {
      if isFrontPage { return share(of: all, isAtLeast: 50) }
      return share(of: least, isAtLeast: Self.leastAtOneAddress)
        || least < Self.summary
          && (isListed || other.isListed || titleWords == other.titleWords && titleWords.count >= 3)
    }
    guard least >= TextSketch.leastShingles, haveSameNumbers(other) else { return false }
    let areOfOneSite = !host.isEmpty && host == other.host
    if haveSameHeadline(other), !areOfOneSite {
      return share(of: all, isAtLeast: Self.leastElsewhere)
    }
    return share(of: all, isAtLeast: Self.leastReworded)
  }

  /// Whether one headline is the other, perhaps with the name of a site more.
  private func haveSameHeadline(_ other: VersionText) -> Bool {
    let (short, long) =
      titleWords.count <= other.titleWords.count
      ? (titleWords, other.titleWords) : (other.titleWords, titleWords)
    guard !short.isEmpty else { return false }
    return long.starts(with: short) || long.reversed().starts(with: short.reversed())
  }

  /// Whether the numbers in them are the same, but for one in ten: results, prices and forecasts of
  /// other days differ in little else.
  private func haveSameNumbers(_ other: VersionText) -> Bool {
    let all = Set(numbers).union(other.numbers).count
    let shared = Set(numbers).intersection(other.numbers).count
    return (all - shared) * 10 <= all
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func place(of address: String) -> (host: String, isFrontPage: Bool) {
    guard let start = address.range(ofText: "://") else { return ("", false) }
    let rest = address[start...]
    let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
    let host = rest[..<end].lowercased()
    let path = rest[end...].drop { $0 == "/" }
    return (
      host.hasPrefix("www.") ? String(host.dropFirst(4)) : host,
      path.first.map { $0 == "#" } ?? true
    )
  }
}

extension String {
  /// The index behind the first place of some characters.
  fileprivate func range(ofText mark: String) -> String.Index? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(mark) { return self.index(index, offsetBy: mark.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
