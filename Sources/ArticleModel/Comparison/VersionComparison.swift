/// What changed from one version of an article to another one, word by word.
public struct VersionComparison: Hashable, Sendable {
  /// The text of both: paragraphs that are the same as they are, changed ones with what was added
  /// and dropped in place.
  public private(set) var blocks: [Block] = []
  /// Words that only the newer version has.
  public private(set) var added = 0
  /// Words that only the older version has.
  public private(set) var dropped = 0

  /// A paragraph, or a part of a block that is shown as one.
  private struct Piece {
    var block: Block
    var text: String
  }

  /// Compares two versions.
  public init(from old: Article, to new: Article) {
    if old.title != new.title {
      let words = WordComparison(from: old.title, to: new.title)
      blocks.append(.heading(level: 1, words.text))
      count(words)
    }
    compare(old.blocks, new.blocks, key: Self.key) {
      $0.compareParts($1, $2)
    } same: {
      $0.blocks.append($1)
    }
  }

  /// Whether nothing changed but what has no words.
  public var isEmpty: Bool { added == 0 && dropped == 0 }

  /// Goes through two lists: what both have is `same`, and what lies between goes to `other`.
  private mutating func compare<Element>(
    _ old: [Element], _ new: [Element], key: (Element) -> String,
    other: (inout Self, ArraySlice<Element>, ArraySlice<Element>) -> Void,
    same: (inout Self, Element) -> Void
  ) {
    var numbers: [String: Int] = [:]
    func number(_ element: Element) -> Int {
      let key = key(element)
      if let known = numbers[key] { return known }
      numbers[key] = numbers.count
      return numbers.count - 1
    }
    let matches = CommonSequence.matches(old.map(number), new.map(number))
    var (one, next) = (0, 0)
    for match in matches + [(old.count, new.count)] {
      if one < match.old || next < match.new {
        other(&self, old[one..<match.old], new[next..<match.new])
      }
      if match.new < new.count { same(&self, new[match.new]) }
      (one, next) = (match.old + 1, match.new + 1)
    }
  }

  private static func key(_ block: Block) -> String {
    if case .image(let source, let caption) = block { return source + "\n" + caption.text }
    return block.plainText
  }

  private mutating func compareParts(_ old: ArraySlice<Block>, _ new: ArraySlice<Block>) {
    compare(old.flatMap(Self.pieces), new.flatMap(Self.pieces), key: \.text) {
      $0.pair($1, $2)
    } same: {
      $0.blocks.append($1.block)
    }
  }

  // MARK: Changed paragraphs

  /// The most paragraphs of either version that are compared with all of the other.
  private static let mostPaired = 40
  /// How much two paragraphs have in common that are taken for one that was changed.
  private static let leastLikeness = 0.4

  /// Shows which paragraphs became which, and which were dropped or added.
  private mutating func pair(_ old: ArraySlice<Piece>, _ new: ArraySlice<Piece>) {
    let (old, new) = (Array(old), Array(new))
    var (one, other) = (0, 0)
    for (before, after) in Self.pairs(old, new) + [(old.count, new.count)] {
      for index in one..<before { add(old[index], from: old[index].text, to: "") }
      for index in other..<after { add(new[index], from: "", to: new[index].text) }
      if after < new.count { add(new[after], from: old[before].text, to: new[after].text) }
      (one, other) = (before + 1, after + 1)
    }
  }

  /// The paragraphs that are most alike, in order.
  private static func pairs(_ old: [Piece], _ new: [Piece]) -> [(Int, Int)] {
    guard !old.isEmpty, !new.isEmpty else { return [] }
    guard max(old.count, new.count) <= mostPaired else {
      return (0..<min(old.count, new.count)).filter {
        WordComparison.likeness(old[$0].text, new[$0].text) >= leastLikeness
      }.map { ($0, $0) }
    }
    let likeness = old.map { one in
      new.map { other in
        let likeness = WordComparison.likeness(one.text, other.text)
        return likeness >= leastLikeness ? likeness : 0
      }
    }
    // The best sum of likenesses of what lies behind each pair.
    var best = Array(
      repeating: Array(repeating: 0.0, count: new.count + 1), count: old.count + 1)
    for one in old.indices.reversed() {
      for other in new.indices.reversed() {
        let paired = likeness[one][other] > 0 ? likeness[one][other] + best[one + 1][other + 1] : 0
        best[one][other] = max(paired, best[one + 1][other], best[one][other + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (one, other) = (0, 0)
    while one < old.count, other < new.count {
      let likeness = likeness[one][other]
      if likeness > 0, best[one][other] == likeness + best[one + 1][other + 1] {
        pairs.append((one, other))
        (one, other) = (one + 1, other + 1)
      } else if best[one][other] == best[one + 1][other] {
        one += 1
      } else {
        other += 1
      }
    }
    return pairs
  }

  private mutating func add(_ piece: Piece, from old: String, to new: String) {
    let words = WordComparison(from: old, to: new)
    count(words)
    guard !words.text.text.isEmpty else { return }
    switch piece.block {
    case .heading(let level, _): blocks.append(.heading(level: level, words.text))
    case .quote: blocks.append(.quote([.paragraph(words.text)]))
    default: blocks.append(.paragraph(words.text))
    }
  }

  private mutating func count(_ words: WordComparison) {
    added += words.added
    dropped += words.dropped
  }

  /// A block's parts that are compared by themselves: the items of a list, the rows of a table.
  private static func pieces(of block: Block) -> [Piece] {
    switch block {
    case .paragraph, .heading, .image, .rule: [Piece(block: block, text: block.plainText)]
    case .quote(let blocks):
      blocks.map { Piece(block: .quote([$0]), text: $0.plainText) }
    case .list(_, _, let items):
      items.map { item in
        let text = "• " + item.map(\.plainText).joined(separator: " ")
        return Piece(block: .paragraph(RichText(text)), text: text)
      }
    case .code, .table:
      block.plainText.split(separator: "\n").map { line in
        Piece(block: .paragraph(RichText(String(line))), text: String(line))
      }
    }
  }
}
