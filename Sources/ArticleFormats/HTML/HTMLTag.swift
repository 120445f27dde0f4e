internal import CGumbo

/// The name of an element, as a number; text has one of its own.
struct HTMLTag: Hashable {
  let number: UInt8

  init(_ tag: GumboTag) {
    number = UInt8(truncatingIfNeeded: tag.rawValue)
  }

  private init(number: UInt8) {
    self.number = number
  }

  /// What stands for text between the elements.
  static var text: HTMLTag { HTMLTag(number: 255) }

  static func == (left: HTMLTag, right: GumboTag) -> Bool {
    left.number == UInt8(truncatingIfNeeded: right.rawValue)
  }

  static func != (left: HTMLTag, right: GumboTag) -> Bool {
    !(left == right)
  }

  /// 1 to 6 for headings.
  var headingLevel: Int? {
    let first = UInt8(GUMBO_TAG_H1.rawValue)
    return number >= first && number < first + 6 ? Int(number - first) + 1 : nil
  }

  var traits: HTMLTraits { HTMLTraits.table[Int(number)] }
}

/// What the kind of an element means for its text.
struct HTMLTraits: OptionSet {
  let rawValue: UInt8

  /// It stands on lines of its own.
  static var block: HTMLTraits { HTMLTraits(rawValue: 1) }
  /// Its text is not shown.
  static var unseen: HTMLTraits { HTMLTraits(rawValue: 2) }
  /// It groups other elements, and may be the one that holds the story.
  static var group: HTMLTraits { HTMLTraits(rawValue: 4) }

  /// The traits by the numbers of tags.
  static let table: [HTMLTraits] = {
    var table = [HTMLTraits](repeating: [], count: 256)
    for tag in blocks { table[Int(tag.rawValue)].insert(.block) }
    for tag in hidden { table[Int(tag.rawValue)].insert(.unseen) }
    for tag in groups { table[Int(tag.rawValue)].insert(.group) }
    return table
  }()

  private static let blocks: [GumboTag] = [
    GUMBO_TAG_HTML, GUMBO_TAG_BODY, GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION, GUMBO_TAG_NAV,
    GUMBO_TAG_ASIDE, GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5,
    GUMBO_TAG_H6, GUMBO_TAG_HGROUP, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_ADDRESS,
    GUMBO_TAG_P, GUMBO_TAG_HR, GUMBO_TAG_PRE, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_OL, GUMBO_TAG_UL,
    GUMBO_TAG_LI, GUMBO_TAG_DL, GUMBO_TAG_DT, GUMBO_TAG_DD, GUMBO_TAG_FIGURE,
    GUMBO_TAG_FIGCAPTION, GUMBO_TAG_MAIN, GUMBO_TAG_DIV, GUMBO_TAG_TABLE, GUMBO_TAG_CAPTION,
    GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_TR, GUMBO_TAG_TD, GUMBO_TAG_TH,
    GUMBO_TAG_FORM, GUMBO_TAG_FIELDSET, GUMBO_TAG_LEGEND, GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY,
    GUMBO_TAG_MENU, GUMBO_TAG_DIR, GUMBO_TAG_LISTING, GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT,
    GUMBO_TAG_CENTER, GUMBO_TAG_OPTGROUP, GUMBO_TAG_OPTION,
  ]

  private static let hidden: [GumboTag] = [
    GUMBO_TAG_HEAD, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEMPLATE, GUMBO_TAG_TITLE,
    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_NOFRAMES, GUMBO_TAG_NOEMBED, GUMBO_TAG_IFRAME,
    GUMBO_TAG_TEXTAREA, GUMBO_TAG_SELECT,
  ]

  private static let groups: [GumboTag] = [
    GUMBO_TAG_BODY, GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION, GUMBO_TAG_MAIN, GUMBO_TAG_DIV,
    GUMBO_TAG_TABLE, GUMBO_TAG_TBODY, GUMBO_TAG_TR, GUMBO_TAG_TD, GUMBO_TAG_FORM,
    GUMBO_TAG_CENTER, GUMBO_TAG_ASIDE, GUMBO_TAG_SPAN, GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_LI,
    GUMBO_TAG_DL, GUMBO_TAG_DD, GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER, GUMBO_TAG_BLOCKQUOTE,
    GUMBO_TAG_FIELDSET, GUMBO_TAG_DETAILS, GUMBO_TAG_UNKNOWN, GUMBO_TAG_FONT,
  ]
}
