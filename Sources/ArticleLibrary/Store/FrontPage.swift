internal import ArticleModel

/// The first headlines of a library as they were last, in a small file beside the index.
///
/// A start shows them while the database is still being opened. They are only for that: whatever is
/// wrong with the file, or has changed since, is put right as soon as the index answers.
enum FrontPage {
  /// As many as the largest screens show at once.
  static let count = 64

  private static let separator: UInt8 = 0x1F
  private static let lineEnd: UInt8 = 0x0A
  private static let head = "broadsheet front page 1"

  /// Writes the front page to `path`.
  static func write(_ articles: [StoredArticle], to path: String) throws {
    var bytes = Array(head.utf8) + [lineEnd]
    for article in articles {
      let fields = fields(of: article).map { Array($0.utf8) }
      // A name with a line end in it stays out; the index shows it a moment later.
      guard !fields.joined().contains(where: { $0 == separator || $0 == lineEnd }) else { continue }
      bytes += fields.joined(separator: [separator])
      bytes.append(lineEnd)
    }
    try replaceFile(path) { descriptor in
      bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
    }
  }

  /// The articles of the front page at `path`; none where it is not there or not understood.
  static func read(_ path: String) -> [StoredArticle] {
    let name = path.utf8CString.map { $0 }
    guard let bytes = ArticleFile.readStart(of: name, count: 1 << 18) else { return [] }
    let lines = bytes.split(separator: lineEnd)
    guard let first = lines.first, first.elementsEqual(head.utf8) else { return [] }
    return lines.dropFirst().compactMap { article(in: $0) }
  }

  private static func fields(of article: StoredArticle) -> [String] {
    let (headline, place) = (article.headline, article.place)
    let numbers = [
      article.docid, Int64(bitPattern: headline.id.rawValue),
      Int64(bitPattern: article.fingerprint),
      Int64(place.root), place.isRoot ? 1 : 0, Int64(article.number), headline.published.seconds,
      Int64(headline.words),
    ]
    let rawName = (place.rawName ?? []).map { String($0) }.joined(separator: ",")
    return numbers.map { String($0) } + [
      place.name, rawName, headline.title, headline.section ?? "", headline.author ?? "",
      headline.source ?? "",
    ]
  }

  private static func article(in line: ArraySlice<UInt8>) -> StoredArticle? {
    let fields = line.split(separator: separator, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let numbers = fields.prefix(8).compactMap { Int64($0) }
    guard fields.count == 14, numbers.count == 8 else { return nil }
    // Read from a file, so it is as little to be trusted as an article.
    let texts = fields[8...].map { safeText($0) }
    func optional(_ text: String) -> String? { text.isEmpty ? nil : text }
    let rawName = fields[9].split(separator: ",").compactMap { UInt8($0) }
    let headline = Headline(
      id: ArticleID(rawValue: UInt64(bitPattern: numbers[1])), path: fields[8], title: texts[2],
      section: optional(texts[3]), author: optional(texts[4]),
      published: Timestamp(seconds: numbers[6]), source: optional(texts[5]),
      words: Int(clamping: numbers[7]))
    let place = FilePlace(
      root: Int(clamping: numbers[3]), name: fields[8], rawName: rawName.isEmpty ? nil : rawName,
      isRoot: numbers[4] == 1)
    return StoredArticle(
      docid: numbers[0], headline: headline, fingerprint: UInt64(bitPattern: numbers[2]),
      place: place, number: Int(clamping: numbers[5]))
  }
}
