internal import ArticleModel
internal import CGumbo

/// What the classes and identifiers of elements say: words that sites give to what is no story.
///
/// They are cut where signs and capitals cut them: `post-shareBar` has `post`, `share` and `bar`.
enum PageWords {
  /// What a word tells of its element.
  struct Meaning {
    var reason: Removal.Reason
    /// Whether the word decides alone, or only with a shape that fits.
    var isStrong: Bool
    /// The word as the table has it.
    var word: String
  }

  private static let lists: [(Removal.Reason, isStrong: Bool, String)] = [
    (
      .comments, true,
      "comment comments disqus respond commentlist replies kommentare commentaires comentarios"
    ),
    (
      .sharing, true,
      "share sharing sharer social socials sharedaddy addthis addtoany sharethis sharebar"
        + " socialshare follow teilen"
    ),
    (
      .related, true,
      "related recommended recommendation recommendations recirc recirculation outbrain taboola"
        + " jetpack crosssell similar morefrom readmore readnext upnext"
    ),
    (
      .related, false, "more teaser teasers popular trending latest recent next prev previous cards"
    ),
    (
      .promotion, true,
      "newsletter newsletters subscribe subscription signup cookie cookies consent gdpr advert"
        + " advertisement advertising adslot adsense sponsor sponsored paywall popup modal lightbox"
        + " optin adunit dfp donate donation"
    ),
    (.promotion, false, "widget"),
    (.promotion, false, "ad ads promo promos promotion cta banner offer marketing form"),
    (
      .navigation, true,
      "breadcrumb breadcrumbs nav navbar navigation menu submenu pagination pager skiplink"
        + " toolbar sitemap masthead topbar offcanvas toc tableofcontents"
    ),
    (.navigation, false, "sidebar header search login tabs links dropdown"),
    (.footer, true, "footer colophon copyright disclaimer tags taglist tagcloud postnav"),
    (.footer, false, "foot bottom bio authorbox categories category cats tag meta rating votes"),
    (.head, true, "byline dateline timestamp readtime"),
    (.head, false, "author authors date published kicker"),
    (.picture, false, "credit credits"),
    (.navigation, true, "srOnly visuallyhidden screenreader hidden noprint"),
  ]

  /// Words that mean something only where a class begins with them: `widget_text`, and not
  /// `elementor-widget`.
  private static let firstWords: Set<UInt64> = [hash("widget".utf8)]

  /// Neighbours that mean something only together: `sr only`, `read more`.
  private static let pairs: [(String, String, Removal.Reason)] = [
    ("sr", "only", .navigation), ("visually", "hidden", .navigation),
    ("screen", "reader", .navigation), ("read", "next", .related), ("read", "more", .related),
    ("more", "from", .related), ("up", "next", .related), ("also", "like", .related),
    ("most", "read", .related), ("most", "popular", .related), ("author", "bio", .footer),
    ("author", "box", .footer), ("author", "info", .footer), ("about", "author", .footer),
    ("post", "navigation", .navigation), ("table", "contents", .navigation),
    ("post", "tags", .footer), ("entry", "meta", .head), ("post", "meta", .head),
    ("article", "meta", .head), ("sign", "up", .promotion), ("reading", "time", .head),
    ("back", "top", .navigation), ("next", "post", .navigation), ("prev", "post", .navigation),
    ("skip", "link", .navigation), ("site", "header", .navigation),
  ]

  private static let words: [UInt64: Meaning] = {
    var words: [UInt64: Meaning] = [:]
    for (reason, isStrong, text) in lists {
      for word in text.lowercased().split(separator: " ") {
        words[hash(word.utf8)] = Meaning(reason: reason, isStrong: isStrong, word: String(word))
      }
    }
    return words
  }()

  private static let pairWords: [UInt64: Meaning] = {
    var words: [UInt64: Meaning] = [:]
    for (first, second, reason) in pairs {
      words[join(hash(first.utf8), hash(second.utf8))] = Meaning(
        reason: reason, isStrong: true, word: "\(first)-\(second)")
    }
    return words
  }()

  /// Words of elements that hold the story.
  private static let storyWords: Set<UInt64> = Set(
    "article story post entry content body main text prose blog copy rich".split(separator: " ")
      .map { hash($0.utf8) })

  /// What the names of an element tell.
  struct Verdict {
    var meaning: Meaning?
    /// Whether a name is one that stories have.
    var isStory = false
  }

  static func verdict(on node: Int, _ tree: HTMLTree) -> Verdict {
    var verdict = Verdict()
    for side in [HTMLAttribute.className, .id] {
      if let range = tree.range(node, side) { look(tree.bytes, range, &verdict) }
    }
    return verdict
  }

  private static func look(_ bytes: [UInt8], _ range: Range<Int>, _ verdict: inout Verdict) {
    var word = start
    var length = 0
    var before = 0 as UInt64
    var last = 0 as UInt8
    for index in range.lowerBound...min(range.upperBound, range.lowerBound + 400) {
      let byte = index < range.upperBound ? bytes[index] : 0x20
      let isLetter = (byte | 0x20) &- 0x61 < 26
      let isNewHump = byte &- 0x41 < 26 && last &- 0x61 < 26
      if !isLetter || isNewHump, length > 0 {
        take(word, before, &verdict)
        before = byte == 0x20 ? 0 : word
        (word, length) = (start, 0)
      }
      if byte == 0x20 { before = 0 }
      if isLetter {
        word = (word ^ UInt64(byte | 0x20)) &* 0x100_0000_01B3
        length += 1
      }
      last = byte
    }
  }

  private static func take(_ word: UInt64, _ before: UInt64, _ verdict: inout Verdict) {
    if storyWords.contains(word) { verdict.isStory = true }
    var found = words[word]
    if before != 0, let meaning = pairWords[join(before, word)] { found = meaning }
    guard let found, before == 0 || !firstWords.contains(word) else { return }
    if verdict.meaning == nil || found.isStrong && verdict.meaning?.isStrong == false {
      verdict.meaning = found
    }
  }

  private static let start = 0xCBF2_9CE4_8422_2325 as UInt64

  /// A number for a word, by which it is looked up.
  static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    word.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  private static func join(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 31) ^ second
  }
}
