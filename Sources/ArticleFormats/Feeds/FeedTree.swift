/// Makes nodes of the events of a feed, and hands on each entry as soon as it is complete.
final class FeedTree: XMLHandler {
  /// The outermost element, once there was one.
  private(set) var root: XMLElement?
  /// The entries' nodes in the file's order.
  private(set) var entries: [XMLElement] = []

  /// Whether the feed keeps Atom's rules.
  var isAtom: Bool { root?.name == "feed" || root?.name == "entry" }

  private var names = FeedNames()
  private var open: [XMLElement] = []
  /// The elements of HTML that are open in the text being read.
  private var markup: [String] = []
  /// How many elements of HTML are open in those of ``markup`` that are not taken any more.
  private var leftOut = 0
  private let bodies: Bodies
  /// The bytes of a text that are taken at most.
  private static let longestText = 16 << 20
  /// The bytes of a text that only a headline is made of, which may be written as base64.
  private static let longestBeginning = FeedTitle.lookedAt * 3 / 2
  /// The most elements that an entry or the feed's head may have.
  private static let mostChildren = 2000

  /// Elements that hold a text, so that elements in them are HTML.
  private static let texts: Set<String> = [
    "title", "description", "summary", "tagline", "subtitle", "info", "abstract", "copyright",
    "rights", "content:encoded", "xhtml:body", "body", "fullitem", "dc:title", "dc:description",
    "media:title", "media:description", "itunes:summary", "itunes:subtitle", "dcterms:abstract",
    "guid", "category",
  ]

  /// A tree in which the entries that `bodies` leaves out have no more of their texts than their
  /// headlines need.
  init(bodies: Bodies = .all) {
    self.bodies = bodies
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    if leftOut > 0 || !markup.isEmpty || isText(open.last) {
      beginMarkup(name, attributes)
      return
    }
    let name = names.name(name)
    var pairs: [(name: String, value: String)] = []
    for index in 0..<attributes.count {
      guard let (attribute, value) = attributes[index] else { continue }
      pairs.append((names.name(attribute), value))
    }
    let node = XMLElement(name: name, attributes: pairs)
    let outer = open.last
    node.language = node["xml:lang"] ?? node["lang"] ?? outer?.language
    node.base = node["xml:base"].map { outer?.resolved($0) ?? $0 } ?? outer?.base
    node.longestText = longestText(of: name)
    if root == nil { root = node }
    if isEntry(name) {
      entries.append(node)
    } else if let outer, outer.children.count < Self.mostChildren {
      outer.children.append(node)
    }
    open.append(node)
  }

  private func isEntry(_ name: String) -> Bool {
    name == "item" || name == "entry"
  }

  private func isText(_ node: XMLElement?) -> Bool {
    guard let node else { return false }
    // In CDF and OPML other things are called so.
    if node.name == "body" || node.name == "title" { return root?.name != "opml" }
    return node.name == "content" || Self.texts.contains(node.name)
  }

  /// The bytes of an element's text that are wanted.
  private func longestText(of name: String) -> Int {
    // The feed's own texts may stand behind its entries.
    guard let entry = entries.last, FeedEntry.bodies.contains(name),
      !bodies.include(entries.count - 1), open.contains(where: { $0 === entry })
    else { return Self.longestText }
    // Without a headline an entry is called by the beginning of its text.
    return FeedEntry(node: entry, isAtom: isAtom).headline == nil ? Self.longestBeginning : 0
  }

  func end() {
    if leftOut > 0 {
      leftOut -= 1
    } else if let name = markup.popLast() {
      guard !Self.void.contains(name), let node = open.last else { return }
      node.text += "</".utf8
      node.text += name.utf8
      node.text.append(UInt8(ascii: ">"))
    } else {
      _ = open.popLast()
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let node = open.last, node.text.count < node.longestText else { return }
    if node.hasMarkup {
      Self.append(bytes, to: &node.text)
    } else {
      node.text += bytes
    }
  }

  // MARK: HTML in XML

  private static let void: Set<String> = ["br", "hr", "img", "wbr", "input", "source", "embed"]

  private func beginMarkup(_ name: XMLName, _ attributes: XMLAttributes) {
    guard let node = open.last, node.text.count < node.longestText else {
      leftOut += 1
      return
    }
    let qualified = names.name(name)
    let colon = qualified.utf8.lastIndex(of: 0x3A)
    let name = colon.map { String(qualified[qualified.index(after: $0)...]) } ?? qualified
    markup.append(name)
    if !node.hasMarkup {
      node.hasMarkup = true
      let before = node.text
      node.text = []
      before.withUnsafeBufferPointer { Self.append($0, to: &node.text) }
    }
    node.text.append(UInt8(ascii: "<"))
    node.text += name.utf8
    for index in 0..<attributes.count {
      guard let (attribute, text) = attributes[index] else { continue }
      var value = text
      node.text.append(0x20)
      node.text += attribute.localText.utf8
      node.text += "=\"".utf8
      value.withUTF8 { Self.append($0, to: &node.text) }
      node.text.append(UInt8(ascii: "\""))
    }
    node.text.append(UInt8(ascii: ">"))
  }

  private static func append(_ bytes: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    var start = 0
    for place in bytes.indices {
      let escaped: StaticString
      switch bytes[place] {
      case UInt8(ascii: "&"): escaped = "&amp;"
      case UInt8(ascii: "<"): escaped = "&lt;"
      case UInt8(ascii: ">"): escaped = "&gt;"
      case UInt8(ascii: "\""): escaped = "&quot;"
      default: continue
      }
      text += bytes[start..<place]
      text += UnsafeBufferPointer(start: escaped.utf8Start, count: escaped.utf8CodeUnitCount)
      start = place + 1
    }
    text += bytes[start...]
  }
}
