internal import ArticleModel
internal import CGumbo

extension HTMLTree {
  /// The text that a reader of the page sees, with a line end where a block ends.
  func visibleText(of root: Int = 0) -> String {
    guard !nodes.isEmpty else { return "" }
    var text = TextCollector()
    var node = root
    while node < end(root) {
      let tag = tag(node)
      if isText(node) {
        text.append(bytes[range(node)])
      } else if tag.traits.contains(.unseen) {
        node = end(node)
        continue
      } else if tag.traits.contains(.block) || tag == GUMBO_TAG_BR {
        text.breakLine()
      }
      node += 1
      // Where the element ends that holds the last text, the line does too.
      if node < nodes.count, parent(node) != parent(node - 1),
        HTMLTree.endsBlock(self, between: node - 1, and: node)
      {
        text.breakLine()
      }
    }
    return safeText(text.string)
  }

  private static func endsBlock(_ tree: HTMLTree, between last: Int, and next: Int) -> Bool {
    var node = tree.isText(last) ? tree.parent(last) : last
    while tree.end(node) <= next, node != 0 {
      if tree.tag(node).traits.contains(.block) { return true }
      node = tree.parent(node)
    }
    return false
  }

  /// The text of an element on one line, scripts and the like left out.
  func line(of root: Int, limit: Int = 4000) -> String {
    var text = TextCollector()
    var node = root
    while node < end(root), text.count < limit {
      if isText(node) {
        text.append(bytes[range(node)])
      } else if tag(node).traits.contains(.unseen) || tag(node) == GUMBO_TAG_SVG, node != root {
        node = end(node)
        continue
      } else if tag(node).traits.contains(.block) || tag(node) == GUMBO_TAG_BR {
        text.space()
      }
      node += 1
      if node < end(root), parent(node) != parent(node - 1),
        HTMLTree.endsBlock(self, between: node - 1, and: node)
      {
        text.space()
      }
    }
    return safeLine(text.string)
  }
}

/// Text as it is shown: runs of blanks are one.
struct TextCollector {
  private(set) var bytes: [UInt8] = []
  private var needsSpace = false

  var count: Int { bytes.count }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { append($0) }
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      let isNoBreak = byte == 0xC2 && index + 1 < text.count && text[index + 1] == 0xA0
      guard byte == 0x20 || byte &- 9 < 5 || isNoBreak else {
        index += 1
        continue
      }
      take(text, start..<index)
      needsSpace = true
      index += isNoBreak ? 2 : 1
      start = index
    }
    take(text, start..<text.count)
  }

  private mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if needsSpace, let last = bytes.last, last != 0x0A { bytes.append(0x20) }
    needsSpace = false
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
  }

  mutating func space() { needsSpace = true }

  /// Text goes on without a blank from before.
  mutating func breakLine() {
    needsSpace = false
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    needsSpace = false
  }

  /// Where the next text will begin.
  mutating func settle() -> Int {
    if needsSpace, let last = bytes.last, last != 0x0A { bytes.append(0x20) }
    needsSpace = false
    return bytes.count
  }
}
