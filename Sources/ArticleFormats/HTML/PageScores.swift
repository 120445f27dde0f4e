internal import ArticleModel
internal import CGumbo

/// How much text each element holds, how much of it leads elsewhere, and how much is prose.
///
/// All sums are made in two passes over the tree: what stands above, then what stands below.
struct PageScores {
  /// Bytes of text.
  private(set) var length: [Int32]
  /// Bytes of text in links.
  private(set) var linked: [Int32]
  /// Bytes of text in paragraphs that are long enough to be sentences.
  private(set) var prose: [Int32]
  /// Bytes of text that an element holds itself, and not a block in it.
  private(set) var own: [Int32]
  private(set) var links: [Int32]

  /// The bytes of a paragraph from which it counts as prose.
  private static let proseLength = 80 as Int32

  /// The sums of a tree without what `isCut` leaves out.
  init(_ tree: HTMLTree, isCut: [Bool]) {
    let count = tree.nodes.count
    length = [Int32](repeating: 0, count: count)
    linked = length
    prose = length
    own = length
    links = length
    var block = length
    var link = length
    var ownLinked = length
    var node = 0
    while node < count {
      let parent = tree.parent(node)
      let tag = tree.tag(node)
      if tree.isText(node) {
        let size = Self.size(of: node, tree)
        length[node] = size
        own[Int(block[parent])] += size
        if link[parent] != 0 {
          linked[node] = size
          ownLinked[Int(block[parent])] += size
        }
      } else if isCut[node] || tag.traits.contains(.unseen) || tag == GUMBO_TAG_SVG {
        node = tree.end(node)
        continue
      } else {
        block[node] = tag.traits.contains(.block) ? Int32(node) : block[parent]
        link[node] = tag == GUMBO_TAG_A ? 1 : link[parent]
        if tag == GUMBO_TAG_A { links[node] = 1 }
      }
      node += 1
    }
    for node in stride(from: count - 1, to: 0, by: -1) {
      if own[node] >= Self.proseLength, ownLinked[node] * 2 < own[node] { prose[node] += own[node] }
      let parent = tree.parent(node)
      length[parent] += length[node]
      linked[parent] += linked[node]
      prose[parent] += prose[node]
      links[parent] += links[node]
    }
  }

  /// How much of an element's text is links, from 0 to 1.
  func linkDensity(_ node: Int) -> Double {
    length[node] == 0 ? 0 : Double(linked[node]) / Double(length[node])
  }

  /// Bytes of a text without the blanks around words.
  private static func size(of node: Int, _ tree: HTMLTree) -> Int32 {
    let range = tree.range(node)
    return tree.bytes.withUnsafeBufferPointer { bytes in
      var size = 0 as Int32
      var before = true
      for index in range {
        let isBlank = bytes[index] <= 0x20
        size += isBlank && before ? 0 : 1
        before = isBlank
      }
      return before && size > 0 ? size - 1 : size
    }
  }
}
