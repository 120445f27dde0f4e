/// A search inside a story: the matches in its lines.
struct Find: Equatable {
  /// A stretch of a line that matches.
  struct Match: Equatable {
    var line: Int
    /// UTF-8 offsets into the text of the line's block.
    ///
    /// A match that goes on in the next line has a part there too.
    var parts: [(line: Int, range: Range<Int>)]

    static func == (left: Match, right: Match) -> Bool {
      left.line == right.line && left.parts.elementsEqual(right.parts) { $0 == $1 }
    }
  }

  let pattern: FindPattern
  private(set) var matches: [Match] = []
  /// The match on which the search stands.
  var current: Int

  /// Finds `pattern` in the lines of `layout`, whatever its case and accents.
  init(_ pattern: FindPattern, in layout: ArticleLayout, current: Int) {
    self.pattern = pattern
    self.current = 0
    var first = 0
    while first < layout.lines.count {
      let text = layout.lines[first].text.text
      var end = first + 1
      while end < layout.lines.count, layout.lines[end].range.lowerBound > 0,
        layout.lines[end].text.text == text
      {
        end += 1
      }
      for range in pattern.ranges(in: text) {
        add(range, layout.lines[first..<end])
      }
      first = end
    }
    self.current = matches.isEmpty ? 0 : min(current, matches.count - 1)
  }

  private mutating func add(_ range: Range<Int>, _ lines: ArraySlice<ArticleLine>) {
    let parts = lines.indices.compactMap { index -> (line: Int, range: Range<Int>)? in
      let part = lines[index].range.clamped(to: range)
      return part.isEmpty ? nil : (index, part)
    }
    if let line = parts.first?.line { matches.append(Match(line: line, parts: parts)) }
  }
}
