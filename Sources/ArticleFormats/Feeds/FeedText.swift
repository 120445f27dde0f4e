internal import ArticleModel

/// A text of a feed, which is plain or HTML as its element says.
struct FeedText {
  /// How the text is written.
  enum Kind {
    case plain
    case markup
  }

  var kind: Kind
  var text: String

  /// The text of an element; `isAtom` where the feed keeps Atom's rules, by which a text is plain
  /// unless it says otherwise.
  init?(_ node: FeedNode?, isAtom: Bool) {
    guard let node, !node.text.isEmpty else { return nil }
    let type = (node["type"] ?? "").lowercased()
    let mode = (node["mode"] ?? "").lowercased()
    let isTextType = type.isEmpty || type == "text" || type == "html" || type == "xhtml"
    let isXML = type.hasSuffix("/xml") || type.hasSuffix("+xml")
    var bytes = node.text
    if mode == "base64" || isAtom && !isTextType && !type.hasPrefix("text/") && !isXML && mode.isEmpty
    {
      guard let decoded = Base64.decode(bytes) else { return nil }
      bytes = decoded
    }
    if node.hasMarkup {
      kind = .markup
    } else if type == "xhtml" || isXML && isAtom {
      // Its signs are escaped no longer, and there are no tags.
      kind = .plain
    } else if type.contains("html") {
      kind = .markup
    } else {
      kind = isAtom ? .plain : .markup
    }
    text = String(decoding: bytes, as: UTF8.self)
    guard text.utf8.contains(where: { $0 > 0x20 }) else { return nil }
  }

  /// A text of a kind.
  init(kind: Kind, text: String) {
    self.kind = kind
    self.text = text
  }

  /// The words on one line, without any markup.
  var line: String {
    kind == .markup ? PlainMarkup.line(text) : safeLine(text)
  }
}
