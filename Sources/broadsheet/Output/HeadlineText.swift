internal import ArticleModel
internal import Terminal

/// Headlines as lines of text.
enum HeadlineText {
  /// What stands before a piece of the text of a version that is not the newest.
  static let olderVersion = "older version: "

  /// Date, marks, section and headline in columns.
  static func line(of headline: Headline) -> String {
    let date = headline.published.date().iso8601
    let mark = headline.isStarred ? "*" : headline.isRead ? " " : "-"
    let section = truncate(headline.section ?? "", columns: sectionColumns)
    let padding = String(repeating: " ", count: sectionColumns - columns(of: section))
    return "\(date) \(mark) \(section)\(padding)  \(oneLine(headline.title))"
  }

  private static let sectionColumns = 18

  /// Identifier, time, section, headline and path, to be parted by tabs.
  static func fields(of headline: Headline) -> [String] {
    [
      headline.id.description, headline.published.iso8601, headline.section ?? "", headline.title,
      headline.path,
    ]
  }

  private static func oneLine(_ text: String) -> String {
    safeLine(text)
  }
}

/// A headline as an object, with what is known without its text.
struct HeadlineJSON: Encodable {
  let headline: Headline
  /// The reader's own tags.
  var tags: [String] = []
  /// What stands around the words that were looked for, where that was asked for.
  var snippet: String?

  private enum Key: String, CodingKey {
    case id, path, title, section, author, published, source, words, minutes, read, starred
    case tags, snippet, versions
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(headline.id.description, forKey: .id)
    try container.encode(headline.path, forKey: .path)
    try container.encode(headline.title, forKey: .title)
    try container.encode(headline.section, forKey: .section)
    try container.encode(headline.author, forKey: .author)
    try container.encode(headline.published.iso8601, forKey: .published)
    try container.encode(headline.source, forKey: .source)
    try container.encode(headline.words, forKey: .words)
    try container.encode(headline.minutes, forKey: .minutes)
    try container.encode(headline.isRead, forKey: .read)
    try container.encode(headline.isStarred, forKey: .starred)
    try container.encode(tags, forKey: .tags)
    try container.encode(headline.versions, forKey: .versions)
    try container.encodeIfPresent(snippet, forKey: .snippet)
  }
}
