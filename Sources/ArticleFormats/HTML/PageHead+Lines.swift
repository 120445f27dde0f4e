internal import ArticleModel
internal import CGumbo

extension PageHead {
  /// The short lines behind the headline, and then those just before it.
  var headLines: [String] {
    let start = headline ?? story
    return lines(from: start, to: min(tree.nodes.count, start + 400), limit: 24)
      + lines(from: max(0, start - 60), to: start, limit: 60).suffix(12).reversed()
  }

  private func lines(from start: Int, to end: Int, limit: Int) -> [String] {
    var lines: [String] = []
    var last = -1
    for node in start..<end where tree.isText(node) && tree.range(node).count > 1 {
      var block = tree.parent(node)
      while block != 0, !tree.tag(block).traits.contains(.block) { block = tree.parent(block) }
      guard block != last, block != 0 else { continue }
      last = block
      // A box that holds other boxes is told by its texts.
      let isWide = tree.end(block) - block > 60
      var line = isWide ? "" : tree.line(of: block, limit: 220)
      if isWide || line.utf8.count > 160 {
        line = safeLine(String(decoding: tree.bytes[tree.range(node)].prefix(200), as: UTF8.self))
      }
      if line.utf8.count >= 4 { lines.append(line) }
      if lines.count >= limit { break }
    }
    return lines.filter { $0.utf8.count <= 160 }
  }
}
