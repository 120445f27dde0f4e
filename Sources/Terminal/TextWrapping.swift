/// A line of a wrapped text.
public struct WrappedLine: Hashable, Sendable {
  /// The UTF-8 offsets of the line's characters, without the spaces at its end.
  public var range: Range<Int>
  /// The columns that they take.
  public var columns: Int

  /// A line of `range`, `columns` wide.
  public init(range: Range<Int>, columns: Int) {
    self.range = range
    self.columns = columns
  }
}

/// Breaks `text` into lines of at most `columns` columns, at `\n` and where its script allows.
///
/// A word wider than a line is broken between characters. There is at least one line.
public func wrap(_ text: String, columns limit: Int) -> [WrappedLine] {
  var text = text
  return text.withUTF8 { bytes in
    var wrapper = Wrapper(limit: max(1, limit))
    wrapper.run(bytes)
    return wrapper.lines
  }
}

/// The lines of `text` as ``wrap(_:columns:)`` breaks it, but at most `maximumLines`: the last one
/// is cut by word with an ellipsis where more would follow.
public func wrap(_ text: String, columns limit: Int, maximumLines: Int) -> [String] {
  // Most headlines fit, and measuring costs less than looking for places to break them.
  if maximumLines > 0, !text.utf8.contains(10), columns(of: text) <= limit { return [text] }
  let lines = wrap(text, columns: limit)
  var source = text
  return source.withUTF8 { bytes in
    var result = lines.prefix(maximumLines).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    if lines.count > maximumLines, maximumLines > 0 {
      let start = lines[maximumLines - 1].range.lowerBound
      let rest = String(decoding: bytes[start...], as: UTF8.self)
      result[maximumLines - 1] = truncate(rest, columns: limit)
    }
    return result
  }
}

/// `text` on at most one line of `columns` columns, cut by word with an ellipsis where it is longer.
public func truncate(_ text: String, columns limit: Int) -> String {
  guard limit > 0 else { return "" }
  var text = text
  if text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
    text = String(text.map { $0.isNewline ? " " : $0 })
  }
  if columns(of: text) <= limit { return text }
  let line = wrap(text, columns: limit - 1)[0]
  guard limit > 1, line.columns < limit else { return "…" }
  return text.withUTF8 { bytes in
    var words = bytes[line.range]
    // A comma or a dash before the ellipsis would look like a mistake.
    while let last = words.last, [0x2C, 0x3A, 0x3B, 0x2D, 0x20].contains(last) {
      words = words.dropLast()
    }
    let separator = endsInsideWord(line, bytes) ? "" : " "
    let kept = String(decoding: words, as: UTF8.self)
    return kept + (columns(of: kept) + 1 < limit ? separator : "") + "…"
  }
}

/// Whether the line ends between two characters of one word.
private func endsInsideWord(_ line: WrappedLine, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  line.range.upperBound < bytes.count && bytes[line.range.upperBound] != 0x20
}

/// Collects lines while it goes over a text once.
private struct Wrapper {
  let limit: Int
  var lines: [WrappedLine] = []
  /// The line that is being filled, and its columns so far.
  private var start = 0
  private var used = 0
  /// The end of its last word.
  private var wordEnd = 0
  private var wordColumns = 0
  /// The last place where it may end: where the next line would begin, and how this one would end.
  private var breakOffset = -1
  private var breakUsed = 0
  private var breakEnd = 0
  private var breakColumns = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
    var breaks = LineBreaks.offsets(in: bytes)[...]
    var scanner = ClusterScanner(bytes)
    while true {
      let offset = scanner.offset
      guard let width = scanner.next() else { break }
      if bytes[offset] == 0x0A {
        endLine(at: wordEnd, columns: wordColumns, next: offset + 1)
        continue
      }
      while let next = breaks.first, next <= offset {
        breaks.removeFirst()
        if next == offset, offset > start, looksWell(offset, bytes) {
          noteBreak(at: offset)
        }
      }
      let isSpace = bytes[offset] == 0x20 && scanner.offset == offset + 1
      if used + width > limit, !isSpace { makeRoom(for: width, at: offset) }
      used += width
      if !isSpace {
        wordEnd = scanner.offset
        wordColumns = used
      }
    }
    endLine(at: wordEnd, columns: wordColumns, next: bytes.count)
  }

  /// Whether a permitted break looks well too.
  ///
  /// A word divided behind a soft hyphen would need a hyphen, which is no part of the text, a
  /// dash between two words stays with the first, and an address is not divided behind `https://`.
  private func looksWell(_ offset: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard offset >= 2 else { return true }
    let followsSoftHyphen = bytes[offset - 1] == 0xAD && bytes[offset - 2] == 0xC2
    let isDash = bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x94
    let followsScheme = bytes[offset - 1] == 0x2F && bytes[offset - 2] == 0x2F
    return !followsSoftHyphen && !followsScheme && !(isDash && bytes[offset - 1] != 0x20)
  }

  private mutating func noteBreak(at offset: Int) {
    breakOffset = offset
    breakUsed = used
    breakEnd = wordEnd
    breakColumns = wordColumns
  }

  /// Ends lines until a character `width` columns wide fits behind what is left.
  private mutating func makeRoom(for width: Int, at offset: Int) {
    if breakOffset > start {
      let rest = (used: used - breakUsed, end: wordEnd, columns: wordColumns - breakUsed)
      endLine(at: breakEnd, columns: breakColumns, next: breakOffset)
      used = rest.used
      if rest.end > start {
        wordEnd = rest.end
        wordColumns = rest.columns
      }
    }
    if used + width > limit, offset > start {
      endLine(at: wordEnd, columns: wordColumns, next: offset)
    }
  }

  private mutating func endLine(at end: Int, columns: Int, next: Int) {
    lines.append(WrappedLine(range: start..<max(start, end), columns: columns))
    start = next
    used = 0
    wordEnd = next
    wordColumns = 0
    breakOffset = -1
  }
}
