/// The forms in which pages show one headline: with a site or a section behind it, with a label in
/// front, or with both.
enum HeadlineForms {
  /// A separator, folded, and whether it stands before a site, behind a label, or both.
  private struct Separator {
    var bytes: [UInt8]
    var isBeforeSite: Bool
    var isBehindLabel: Bool

    init(_ text: String, site: Bool = false, label: Bool = false) {
      bytes = Array(text.utf8)
      isBeforeSite = site
      isBehindLabel = label
    }
  }

  // Dashes of all lengths are folded to "-", and "»" to a quotation mark.
  private static let separators = [
    Separator(" | ", site: true, label: true), Separator("|", site: true),
    Separator(" - ", site: true, label: true), Separator(" \" ", site: true, label: true),
    Separator(" · ", site: true, label: true), Separator(" • ", site: true, label: true),
    Separator(" / ", site: true), Separator(": ", label: true),
  ]

  /// The longest label or site's name, in words.
  private static let mostWords = 5
  private static let mostLabelWords = 3
  /// What is left has to be a headline.
  private static let leastWords = 3

  /// What a headline may be without site and label, the longest first.
  ///
  /// The headline itself is not among them.
  static func stripped(_ headline: String) -> [HeadlineWords] {
    let folded = Folding.fold(headline)
    guard folded.contains(where: mayPart) else { return [] }
    let heads = withoutSite(folded[...])
    var forms: [HeadlineWords] = []
    for part in heads + ([folded[...]] + heads).flatMap(withoutLabel) {
      let words = HeadlineWords(part)
      if words.count >= leastWords, !forms.contains(words) { forms.append(words) }
    }
    return forms
  }

  /// Whether a byte can be one of a separator: most headlines have none, and are done with it.
  private static func mayPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: "\""), UInt8(ascii: "/"),
      UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "("), 0xC2, 0xE2:
      true
    default: false
    }
  }

  private static func withoutSite(_ folded: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var heads: [ArraySlice<UInt8>] = []
    for separator in separators where separator.isBeforeSite {
      // The last one, and the one before: "Headline | Section | Site".
      var end = folded.endIndex
      for _ in 0..<2 {
        guard let found = lastStart(of: separator.bytes, in: folded[..<end]) else { break }
        let site = folded[(found + separator.bytes.count)...]
        guard wordCount(site) <= mostWords else { break }
        heads.append(folded[..<found])
        end = found
      }
    }
    return heads.sorted { $0.count > $1.count }
  }

  private static func withoutLabel(_ folded: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var rests: [ArraySlice<UInt8>] = []
    for separator in separators where separator.isBehindLabel {
      guard let found = firstStart(of: separator.bytes, in: folded),
        wordCount(folded[..<found]) <= mostLabelWords
      else { continue }
      rests.append(folded[(found + separator.bytes.count)...])
    }
    // Brackets in front hold a label: [Video], (Updated).
    if let first = folded.first, first == UInt8(ascii: "[") || first == UInt8(ascii: "("),
      let end = folded.firstIndex(where: { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: ")") })
    {
      rests.append(folded[(end + 1)...])
    }
    return rests
  }

  private static func wordCount(_ text: ArraySlice<UInt8>) -> Int {
    text.split(separator: 0x20).count
  }

  private static func firstStart(of wanted: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    text.indices.dropLast(wanted.count - 1).first { text[$0...].starts(with: wanted) }
  }

  private static func lastStart(of wanted: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    text.indices.dropLast(wanted.count - 1).last { text[$0...].starts(with: wanted) }
  }
}
