internal import ArticleModel
internal import CGumbo

/// What a rule for a site points at: an element by its tag, classes and id (`aside`, `.promo`,
/// `#newsletter`, `div.box.ad`), or texts by how they begin (`^Sign up for`).
public struct SiteSelector: Hashable, Sendable {
  /// The selector as it is written.
  public let text: String
  let tag: String?
  let classes: [String]
  let id: String?
  /// The beginning of a text, folded; `nil` for elements.
  let beginning: [UInt32]?

  /// Reads a selector.
  ///
  /// - Throws: What is wrong with it, in words.
  public init(_ text: String) throws(SiteSelectorError) {
    self.text = text
    if text.hasPrefix("^") {
      let words = safeLine(String(text.dropFirst()))
      guard words.count >= 3 else {
        throw SiteSelectorError("behind ^ stand the first words of a text, at least three letters")
      }
      beginning = FoldedText(words).scalars
      (tag, classes, id) = (nil, [], nil)
      return
    }
    beginning = nil
    guard !text.isEmpty, !text.contains(where: { $0.isWhitespace || ">+~[],*".contains($0) }) else {
      throw SiteSelectorError(
        "a selector is one tag, .class or #id, or several together, or ^ and the first words")
    }
    var parts: [(sign: Character?, name: String)] = [(nil, "")]
    for character in text {
      if character == "." || character == "#" {
        parts.append((character, ""))
      } else {
        parts[parts.count - 1].name.append(character)
      }
    }
    let name = parts.removeFirst().name.lowercased()
    guard parts.allSatisfy({ !$0.name.isEmpty }) else {
      throw SiteSelectorError("behind . stands a class, and behind # an id")
    }
    guard name.isEmpty || Self.isElement(name) else {
      throw SiteSelectorError("\(name) is no element of HTML; a class begins with a dot")
    }
    guard parts.count(where: { $0.sign == "#" }) <= 1 else {
      throw SiteSelectorError("an element has one id")
    }
    tag = name.isEmpty ? nil : name
    classes = parts.filter { $0.sign == "." }.map(\.name)
    id = parts.first { $0.sign == "#" }?.name
  }

  private static func isElement(_ name: String) -> Bool {
    gumbo_tag_enum(name) != GUMBO_TAG_UNKNOWN
  }

  // MARK: Matching

  /// Whether a text begins with the words.
  func matches(_ text: String) -> Bool {
    guard let beginning else { return false }
    // Folding makes no text shorter by more than marks and accents, so a part of it will do.
    let start = FoldedText(String(safeLine(text).prefix(beginning.count * 2 + 8)))
    return start.scalars.starts(with: beginning)
  }

  /// The elements of a page that are meant, without those inside others of them.
  func elements(in tree: HTMLTree) -> [Int] {
    guard beginning == nil else { return [] }
    let wanted = tag.map { HTMLTag(gumbo_tag_enum($0)) }
    var found: [Int] = []
    var node = 1
    while node < tree.nodes.count {
      if !tree.isText(node), wanted == nil || tree.tag(node) == wanted, matches(node, tree) {
        found.append(node)
        node = tree.end(node)
      } else {
        node += 1
      }
    }
    return found
  }

  private func matches(_ node: Int, _ tree: HTMLTree) -> Bool {
    if let id {
      guard let range = tree.range(node, .id), tree.bytes[range].elementsEqual(id.utf8) else {
        return false
      }
    }
    guard !classes.isEmpty else { return true }
    guard let range = tree.range(node, .className) else { return false }
    let names = tree.bytes[range].split { $0 <= 0x20 }
    return classes.allSatisfy { name in names.contains { $0.elementsEqual(name.utf8) } }
  }
}

/// Why a text is no selector.
public struct SiteSelectorError: Error, Hashable, Sendable {
  /// What is wrong, or what would be right.
  public let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
