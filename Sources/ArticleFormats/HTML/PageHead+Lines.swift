internal import ArticleModel
internal import CGumbo

extension PageHead {
  /// The short lines behind the headline.
  var linesBelow: [String] {
    let start = headline ?? story
    return lines(from: start, to: min(tree.nodes.count, start + 400), limit: 24)
  }

  /// The short lines just before the headline, the nearest first.
  var linesAbove: [String] {
    let start = headline ?? story
    return lines(from: max(0, start - 60), to: start, limit: 60).suffix(12).reversed()
  }

  /// The lines of a part of the page, no line of other stories among them.
  func lines(from start: Int, to end: Int, limit: Int) -> [String] {
    var lines: [String] = []
    var last = -1
    for node in start..<end where tree.isText(node) && tree.range(node).count > 1 {
      guard tree.bytes[tree.range(node)].contains(where: { $0 > 0x20 }) else { continue }
      var block = tree.parent(node)
      while block != 0, !tree.tag(block).traits.contains(.block) { block = tree.parent(block) }
      guard block != 0 else { continue }
      // A box that holds other boxes is told by its texts.
      let isWide = tree.end(block) - block > 60
      guard isWide || block != last, !isBeside(block) else { continue }
      last = block
      var line = isWide ? "" : tree.line(of: block, limit: 220)
      if isWide || line.utf8.count > 160 {
        line = safeLine(String(decoding: tree.bytes[tree.range(node)].prefix(200), as: UTF8.self))
      }
      guard line.utf8.count >= 4 else { continue }
      // What ends with a colon says what comes.
      if let label = lines.last, label.hasSuffix(":"), label.utf8.count <= 40 {
        line = label + " " + line
      }
      lines.append(line)
      if lines.count >= limit { break }
    }
    return lines.filter { $0.utf8.count <= 160 }
  }
}
