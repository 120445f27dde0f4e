internal import CGumbo

/// A page's elements and texts, in the order in which they stand in it.
///
/// An element's descendants follow it without a gap, so that passes over the page are loops over
/// arrays: nothing here recurses, however deep a page nests.
struct HTMLTree {
  /// An element, or a text between elements.
  struct Node {
    var tag: HTMLTag
    /// The element that it stands in; the page's root stands in itself.
    var parent: Int32
    /// The index behind its last descendant.
    var end: Int32
    /// Where a text begins in ``HTMLTree/bytes``, or an element's first attribute.
    var first: Int32
    /// Bytes of a text, or attributes of an element.
    var count: Int32
  }

  /// An attribute's value, a stretch of ``HTMLTree/bytes``.
  struct Attribute {
    var name: HTMLAttribute
    var start: Int32
    var count: Int32
  }

  /// The most elements and texts; what stands behind them is left out.
  static let mostNodes = 2_000_000
  /// The deepest nesting; what is nested deeper stands beside what holds it.
  static let deepest = 600

  private(set) var nodes: [Node] = []
  private(set) var attributes: [Attribute] = []
  private(set) var bytes: [UInt8] = []

  /// The tree of a page's or a fragment's text.
  ///
  /// `data` keeps what stood in scripts that hold data.
  init(_ source: HTMLSource) {
    let limit = min(max(source.bytes.count * 60, 16 << 20), 240 << 20)
    guard let arena = html_arena_new(limit) else { return }
    defer { html_arena_free(arena) }
    source.bytes.withUnsafeBytes { buffer in
      let text = buffer.assumingMemoryBound(to: CChar.self)
      guard let start = text.baseAddress else { return }
      if let document = html_parse(arena, start, text.count) { take(document) }
    }
    if nodes.isEmpty { takePlain(source.bytes) }
  }

  // MARK: Reading

  func tag(_ node: Int) -> HTMLTag { nodes[node].tag }
  func end(_ node: Int) -> Int { Int(nodes[node].end) }
  func parent(_ node: Int) -> Int { Int(nodes[node].parent) }
  func isText(_ node: Int) -> Bool { nodes[node].tag.number == 255 }

  /// The range of ``bytes`` that is a text's.
  func range(_ node: Int) -> Range<Int> {
    Int(nodes[node].first)..<Int(nodes[node].first) + Int(nodes[node].count)
  }

  /// The range of ``bytes`` that is an attribute's value.
  func range(_ node: Int, _ name: HTMLAttribute) -> Range<Int>? {
    let element = nodes[node]
    guard element.tag.number != 255 else { return nil }
    for index in Int(element.first)..<Int(element.first + element.count)
    where attributes[index].name == name {
      let attribute = attributes[index]
      return Int(attribute.start)..<Int(attribute.start + attribute.count)
    }
    return nil
  }

  /// An attribute's value.
  func value(_ node: Int, _ name: HTMLAttribute) -> String? {
    range(node, name).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  // MARK: Taking over

  private mutating func take(_ document: UnsafePointer<GumboNode>) {
    nodes.reserveCapacity(4096)
    bytes.reserveCapacity(1 << 16)
    // The elements that are open: what is left to take of each, and its index here.
    var open: [(children: GumboVector, next: Int, index: Int)] = []
    append(HTMLTag(GUMBO_TAG_UNKNOWN), parent: 0, first: 0, count: 0)
    open.append((html_children(document), 0, 0))
    while let (children, next, index) = open.last {
      guard next < Int(children.length), nodes.count < Self.mostNodes,
        let data = children.data?[next]
      else {
        open.removeLast()
        nodes[index].end = Int32(nodes.count)
        continue
      }
      open[open.count - 1].next = next + 1
      let child = UnsafePointer(data.assumingMemoryBound(to: GumboNode.self))
      switch child.pointee.type {
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
        let isKept = open.count < Self.deepest
        let element = isKept ? takeElement(child, parent: index) : index
        open.append((html_children(child), 0, element))
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        takeText(child, parent: index)
      default: break
      }
    }
  }

  private mutating func append(_ tag: HTMLTag, parent: Int, first: Int, count: Int) {
    nodes.append(
      Node(
        tag: tag, parent: Int32(parent), end: Int32(nodes.count + 1), first: Int32(first),
        count: Int32(count)))
  }

  private mutating func takeElement(_ node: UnsafePointer<GumboNode>, parent: Int) -> Int {
    let element = node.pointee.v.element
    let first = attributes.count
    for index in 0..<Int(element.attributes.length) {
      guard let data = element.attributes.data?[index] else { continue }
      let attribute = data.assumingMemoryBound(to: GumboAttribute.self)
      guard let name = HTMLAttribute(attribute.pointee.name) else { continue }
      let start = bytes.count
      append(attribute.pointee.value)
      attributes.append(
        Attribute(name: name, start: Int32(start), count: Int32(bytes.count - start)))
    }
    // The title of a drawing is no title of the page.
    let isForeign = element.tag_namespace != GUMBO_NAMESPACE_HTML
    let tag = isForeign && element.tag == GUMBO_TAG_TITLE ? GUMBO_TAG_UNKNOWN : element.tag
    append(HTMLTag(tag), parent: parent, first: first, count: attributes.count - first)
    return nodes.count - 1
  }

  private mutating func takeText(_ node: UnsafePointer<GumboNode>, parent: Int) {
    let start = bytes.count
    append(node.pointee.v.text.text)
    append(.text, parent: parent, first: start, count: bytes.count - start)
  }

  private mutating func append(_ text: UnsafePointer<CChar>) {
    let length = html_length(text)
    text.withMemoryRebound(to: UInt8.self, capacity: length) {
      bytes.append(contentsOf: UnsafeBufferPointer(start: $0, count: length))
    }
  }

  /// A page that cannot be parsed within its limits is read as text with its tags left out.
  private mutating func takePlain(_ source: [UInt8]) {
    append(HTMLTag(GUMBO_TAG_UNKNOWN), parent: 0, first: 0, count: 0)
    append(HTMLTag(GUMBO_TAG_BODY), parent: 0, first: 0, count: 0)
    var index = 0
    while index < source.count, nodes.count < Self.mostNodes {
      let end = source[index...].firstIndex(of: 0x3C) ?? source.count
      if end > index {
        append(HTMLTag(GUMBO_TAG_P), parent: 1, first: 0, count: 0)
        append(.text, parent: nodes.count - 1, first: bytes.count, count: end - index)
        bytes += source[index..<end]
        nodes[nodes.count - 2].end = Int32(nodes.count)
      }
      index = (source[end...].firstIndex(of: 0x3E) ?? source.count) + 1
    }
    nodes[0].end = Int32(nodes.count)
    nodes[1].end = Int32(nodes.count)
  }
}
