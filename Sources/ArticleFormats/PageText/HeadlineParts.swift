/// A page's headline taken apart: `Ferry Saved by One Vote | Coastal Affairs | Examplepost`.
struct HeadlineParts: Equatable {
  var title: String
  var section: String?

  /// Takes the section and the site off a headline.
  ///
  /// `source` is the page's address: a last part that is its site is no section, and behind a dash,
  /// which headlines have of their own, only a part that the address knows is taken off.
  init(_ text: String, source: String?) {
    title = text
    guard Self.separatorBytes.contains(where: { text.contains(byte: $0) }) else { return }
    if let (head, tail) = Self.split(title, at: Self.bars), Self.isLabel(tail),
      Self.isHeadline(head, before: tail)
    {
      take(head, tail, FoldedAddress(source))
    } else if let (head, tail) = Self.split(title, at: Self.dashes), Self.isLabel(tail),
      Self.isHeadline(head, before: tail), case let address = FoldedAddress(source),
      address.knows(tail)
    {
      take(head, tail, address)
    }
  }

  /// A byte that each of the separators has.
  private static let separatorBytes: [UInt8] = [0x7C, 0x2D, 0xBD, 0xBB, 0xBA, 0x93, 0x94]

  private static let bars = [" | ", "｜", " » ", " › "]
  private static let dashes = [" – ", " — ", " - "]

  private mutating func take(_ head: String, _ tail: String, _ address: FoldedAddress) {
    title = head
    // Behind two bars the last part is the site.
    if let (inner, section) = Self.split(head, at: Self.bars), Self.isLabel(section),
      Self.isHeadline(inner, before: section)
    {
      title = inner
      self.section = section
    } else if !address.isSite(tail) {
      section = tail
    }
  }

  /// The text before and behind the last separator.
  private static func split(_ text: String, at separators: [String]) -> (String, String)? {
    var best: (String, String)?
    let isPlain = text.isPlain
    for separator in separators where !isPlain || separator.isPlain {
      guard let (before, behind) = text.splitAtLast(separator) else { continue }
      let head = String(TextBlocks.trim(before))
      let tail = String(TextBlocks.trim(behind))
      if tail.utf8.count < best?.1.utf8.count ?? .max { best = (head, tail) }
    }
    return best
  }

  /// Whether a part is a section's or a site's name: few words, each with a capital, no sentence.
  private static func isLabel(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    guard (1...5).contains(words.count), text.utf8.count >= 2, text.utf8.last != 0x2E,
      text.isPlain ? text.utf8.count <= 40 : text.count <= 40,
      !text.utf8.contains(where: { sentenceBytes.contains($0) }),
      text.isPlain || !text.contains(where: { "“”".contains($0) })
    else { return false }
    return words.allSatisfy { word in
      smallWords.contains(word) || word.first.map { !$0.isLowercase } ?? false
    }
  }

  /// What sentences have and labels do not, in ASCII.
  private static let sentenceBytes = Array("?!:;\",".utf8)

  private static let smallWords: Set<Substring> = [
    "and", "of", "the", "for", "in", "&", "und", "et", "y", "de", "on",
  ]

  /// Whether what stands before a label is the longer part, as a headline is.
  private static func isHeadline(_ head: String, before label: String) -> Bool {
    if head.isPlain, label.isPlain {
      let words = head.utf8.split(separator: 0x20).count
      let isLonger = head.utf8.count > label.utf8.count
      return (words >= 3 || words == 2 && isLonger) && head.utf8.count >= label.utf8.count
    }
    let words = head.split(separator: " ").count
    let ideographs = head.unicodeScalars.count { $0.value >= 0x3040 }
    return (words >= 3 || ideographs >= 5 || words == 2 && head.count > label.count)
      && head.count >= label.count
  }
}

/// An address as far as names of sections and sites are looked for in it.
private struct FoldedAddress {
  private let host: String
  /// The folders and the name of the page, in lower case.
  private let path: Substring

  init(_ address: String?) {
    let rest = (address.flatMap { $0.splitAtLast("://")?.behind ?? $0[...] } ?? "").lowercased()
    let pieces = rest.split(separator: "/", maxSplits: 1)
    host = pieces.first.map { Self.letters($0) } ?? ""
    path = pieces.dropFirst().first ?? ""
  }

  /// Whether `name` is that of the site.
  func isSite(_ name: String) -> Bool {
    let name = Self.letters(name)
    return name.count >= 3 && !host.isEmpty && (host.holds(name) || name.holds(site))
  }

  /// Whether `name` is that of the site, or of a folder of its pages.
  func knows(_ name: String) -> Bool {
    let letters = Self.letters(name)
    guard !isSite(name) else { return true }
    return letters.count >= 3
      && path.split(separator: "/").map { Self.letters($0) }
        .contains { !$0.isEmpty && (letters.hasPrefix($0) || $0 == letters) }
  }

  /// The host without its ending.
  private var site: String {
    host.isEmpty ? "?" : String(host.drop { $0 == "w" }.prefix(max(4, host.count - 6)))
  }

  private static func letters(_ text: some StringProtocol) -> String {
    let text = text.lowercased()
    guard text.isPlain else { return text.filter { $0.isLetter || $0.isNumber } }
    return String(decoding: text.utf8.filter { isLetterOrDigit($0) }, as: UTF8.self)
  }
}
