internal import ArticleModel

/// Somebody whom a feed or a mail names, with an address where there is one.
struct FeedPerson: Equatable {
  var name: String?
  var address: String?

  /// The name, else the address.
  var display: String { name ?? address ?? "" }

  /// The name with the address behind it in brackets.
  var full: String {
    guard let name, let address else { return display }
    return "\(name) (\(address))"
  }

  /// The person of Atom's `author`, of its children or, where a feed keeps other rules, its text.
  init?(_ node: XMLElement) {
    guard node.children.contains(where: { $0.plain != nil }) else {
      guard let text = node.plain else { return nil }
      self.init(text)
      return
    }
    self.init(
      name: node.texts("name", "itunes:name", "rdf:value").first.map { PlainMarkup.line($0) },
      address: node.texts("email", "itunes:email", "uri", "url").first.map { safeLine($0) })
    if display.isEmpty { return nil }
  }

  init(name: String?, address: String?) {
    self.name = name
    self.address = address
  }

  /// The person of a text: `Ada Holm`, `ada@example.org (Ada Holm)`, `Ada Holm <ada@example.org>`.
  init?(_ text: String) {
    let line = PlainMarkup.line(text.contains("@") ? Self.withoutAngles(text) : text)
    guard !line.isEmpty else { return nil }
    let words = line.split(separator: " ")
    let signs = "()<>[],;\""
    guard
      let found = words.firstIndex(where: { word in
        let parts = word.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
      })
    else {
      name = line
      return
    }
    address = String(words[found].drop { signs.contains($0) }.trimmingEnd { signs.contains($0) })
    if address?.hasPrefix("mailto:") == true { address?.removeFirst(7) }
    let rest = (words[..<found] + words[(found + 1)...]).joined(separator: " ")
      .drop { signs.contains($0) || $0 == " " }.trimmingEnd { signs.contains($0) || $0 == " " }
    name = rest.isEmpty ? nil : String(rest)
  }

  /// An address between angle brackets is not a tag.
  private static func withoutAngles(_ text: String) -> String {
    String(text.map { $0 == "<" || $0 == ">" ? " " : $0 })
  }
}

extension Substring {
  /// The text without the characters at its end that `isCut` names.
  func trimmingEnd(_ isCut: (Character) -> Bool) -> Substring {
    var end = endIndex
    while end > startIndex, isCut(self[index(before: end)]) { end = index(before: end) }
    return self[..<end]
  }
}
