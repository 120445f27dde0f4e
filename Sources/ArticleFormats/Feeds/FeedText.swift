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
  /// Whether lines of a plain text that end with a blank go on in the next.
  var isFlowed = false

  /// The text of an element; `isAtom` where the feed keeps Atom's rules, by which a text is plain
  /// unless it says otherwise.
  init?(_ node: XMLElement?, isAtom: Bool) {
    guard let node, !node.text.isEmpty else { return nil }
    let type = (node["type"] ?? "").lowercased()
    let mode = (node["mode"] ?? "").lowercased()
    let isTextType = type.isEmpty || type == "text" || type == "html" || type == "xhtml"
    let isXML = type.hasSuffix("/xml") || type.hasSuffix("+xml")
    var bytes = Self.withWindowsSigns(node.text)
    let isBase64 =
      mode == "base64"
      || isAtom && mode.isEmpty && !isTextType && !type.hasPrefix("text/") && !isXML
    if isBase64 {
      guard let decoded = Base64.decode(bytes) else { return nil }
      bytes = decoded
    }
    if node.hasMarkup || isBase64 {
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

  /// Signs with the numbers that Windows gives them are meant where controls stand that nobody uses.
  private static func withWindowsSigns(_ text: [UInt8]) -> [UInt8] {
    func isControl(_ index: Int) -> Bool {
      text[index] == 0xC2 && index + 1 < text.count && text[index + 1] < 0xA0
    }
    guard text.contains(0xC2), text.indices.contains(where: isControl) else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if isControl(index) {
        result += String(NamedEntity.scalar(number: UInt32(text[index + 1]))).utf8
        index += 1
      } else {
        result.append(text[index])
      }
      index += 1
    }
    return result
  }

  /// The words on one line, without any markup.
  var line: String {
    kind == .markup ? PlainMarkup.line(text) : safeLine(text)
  }
}
