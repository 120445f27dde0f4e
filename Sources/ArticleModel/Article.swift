/// One article as its file tells it: content only, nothing of what the reader did with it.
///
/// Every text in it has been made safe to show. Absent facts are `nil` or empty, never guessed.
public struct Article: Hashable, Sendable {
  /// A link in the text.
  public struct Link: Hashable, Sendable {
    /// The words that carry the link.
    public var text: String
    /// Where it leads: on a page that tells its address, whole.
    public var url: String
    /// Where it leads as the file says it, where ``url`` is another text: a path to a file that was
    /// saved beside the page.
    public var reference: String?

    /// A link on `text` that leads to `url`.
    public init(text: String, url: String, reference: String? = nil) {
      self.text = text
      self.url = url
      self.reference = reference
    }
  }

  /// A headline of another story that the page names as related.
  public struct RelatedHeadline: Hashable, Sendable {
    /// The headline as the page words it.
    public var title: String
    /// Its address, where the page gives one.
    public var url: String?

    /// A headline that the page names.
    public init(title: String, url: String? = nil) {
      self.title = title
      self.url = url
    }
  }

  /// A picture of the page that may lie beside its file, or inside it.
  public struct Picture: Hashable, Sendable {
    /// Where it is, as its block says it: an address, a path, or for one inside the page its type and
    /// a number.
    public var source: String
    /// The same as the file says it, where that is another text.
    public var reference: String?

    /// A picture of a page.
    public init(source: String, reference: String? = nil) {
      self.source = source
      self.reference = reference
    }
  }

  /// The format that the article was read from, as the command line names it: `page-text`,
  /// `text`, `markdown`, `html`, `rss`, `atom`, `json-feed`, `opml`, `mail`, `mhtml`, `warc`,
  /// `epub`, and for exports the name of the program: `pocket`, `wallabag`, `bookmarks`.
  public var format: String
  /// Which of its file's articles it is, where a file holds several: a name that stays the same
  /// when others are added before it.
  public var identifier: String?
  /// What a feed or a mail tells of it beside the rest.
  public var item: FeedItem?
  /// What another program says that the reader did with it there.
  public var given: GivenMarks?
  /// The encoding that the file was decoded with, by its IANA name.
  public var charset: String
  /// The headline without section and site.
  public var title: String
  public var section: String?
  /// The byline's names, as one text.
  public var author: String?
  /// When it was published.
  ///
  /// The library falls back to the file's date where this is `nil`.
  public var published: Timestamp?
  /// The page's address.
  public var source: String?
  /// A language tag of BCP 47.
  public var language: String?
  /// The file name or URL of the lead image.
  public var leadImage: String?
  public var tags: [String]
  public var blocks: [Block]
  public var related: [RelatedHeadline]
  public var links: [Link]
  /// The pictures of the body that are not only on the web, in their order.
  public var pictures: [Picture] = []
  /// What the cleaning left out, in the file's order.
  public var removed: [Removal]

  /// An article of which only the headline is known.
  public init(format: String, charset: String = "UTF-8", title: String) {
    self.format = format
    self.charset = charset
    self.title = title
    tags = []
    blocks = []
    related = []
    links = []
    removed = []
  }

  /// The body as plain text, its blocks parted by an empty line, without what stands below pictures.
  public var text: String {
    blocks.lazy.map(\.textWithoutCaptions).filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// Words in the body.
  ///
  /// In scripts written without spaces two characters count as a word.
  public var wordCount: Int {
    blocks.reduce(0) { $0 + countWords(in: $1.plainText) }
  }

  /// The identifier of this article in the file whose name in its library is `file`.
  ///
  /// Where a file holds several, each keeps its own when others are added before it.
  public func id(in file: String) -> ArticleID {
    ArticleID(hashing: identifier.map { "\(file)#\($0)" } ?? file)
  }
}
