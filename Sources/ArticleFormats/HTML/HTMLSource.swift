internal import CGumbo

/// A page's text as the parser gets it: without what scripts and styles hold, and comments.
///
/// They are half of most pages, and the parser goes through them letter by letter. What scripts
/// with data hold is kept apart.
struct HTMLSource {
  private(set) var bytes: [UInt8] = []
  /// The contents of scripts of the type `application/ld+json`.
  private(set) var data: [Range<Int>] = []
  /// The text that ``data`` is in.
  let original: [UInt8]

  /// Elements whose contents are no markup.
  private static let rawNames: [[UInt8]] = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
  ].map { Array($0.utf8) }
  private static let mostAttributes = 4000

  init(_ text: String) {
    original = Array(text.utf8)
    let original = original
    bytes.reserveCapacity(original.count)
    original.withUnsafeBufferPointer { strip($0) }
  }

  private mutating func strip(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    var copied = 0
    var open = OpenElements()
    var foreign = 0
    // Behind the last of these no tag ends, and behind an open comment no comment.
    let lastEnd = text.lastIndex(of: 0x3E) ?? -1
    var isCommentOpen = false
    while let place = Self.find(0x3C, in: text, from: index) {
      index = place + 1
      guard index < lastEnd else { break }
      if text[index] == 0x21 {
        guard foreign == 0 else { continue }
        guard !isCommentOpen, let end = Self.endOfComment(text, from: place) else {
          if Self.isComment(text, from: place) {
            isCommentOpen = isCommentOpen || !Self.isOddComment(text, from: place)
          } else {
            index = endOfDeclaration(text, from: index)
          }
          continue
        }
        copy(text, copied..<place)
        (copied, index) = (end, end)
        continue
      }
      let isEnd = text[index] == 0x2F
      let start = isEnd ? index + 1 : index
      guard start < text.count, (text[start] | 0x20) &- 0x61 < 26 else { continue }
      var end = start
      while end < text.count, text[end] > 0x20, text[end] != 0x2F, text[end] != 0x3E { end += 1 }
      guard let close = Self.endOfTag(text, from: end) else { break }
      index = close
      guard Self.isOfSomeAttributes(text[end..<close]) else {
        copy(text, copied..<place)
        copied = close
        continue
      }
      let name = text[start..<end]
      let isForeign = Self.isForeign(name)
      // Only in drawings and formulas does a slash close an element.
      let closesItself = text[close - 2] == 0x2F && (isForeign || foreign > 0)
      if isForeign, !closesItself { foreign = max(0, foreign + (isEnd ? -1 : 1)) }
      if isEnd {
        open.end(name)
      } else if foreign == 0, let raw = Self.rawName(name) {
        let contentEnd = Self.endOfRaw(text, raw, from: close)
        let isCode =
          raw.count == 6 && raw[1] == 0x63 || raw.count == 5 && raw[0] == 0x73 && raw[2] == 0x79
        if isCode, Self.isDroppable(text[close..<contentEnd]) {
          if Self.holds("ld+json", in: text[end..<close]) { data.append(close..<contentEnd) }
          copy(text, copied..<close)
          copied = contentEnd
        }
        index = contentEnd
      } else if !closesItself, !open.begin(name) {
        copy(text, copied..<place)
        copied = close
      }
    }
    copy(text, copied..<text.count)
  }

  private mutating func copy(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[range]))
  }

  // MARK: Places

  private static func find(
    _ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard start < text.count, let base = text.baseAddress else { return nil }
    let place = start + html_find(base + start, text.count - start, byte)
    return place < text.count ? place : nil
  }

  private static func isComment(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    start + 3 < text.count && text[start + 2] == 0x2D && text[start + 3] == 0x2D
  }

  /// The index behind a declaration: whatever stands in it, the first `>` ends it.
  private func endOfDeclaration(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    (Self.find(0x3E, in: text, from: start) ?? start) + 1
  }

  /// Whether a comment ends as it begins: `<!-->`, `<!--->`.
  private static func isOddComment(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    start + 6 >= text.count || text[start + 4] == 0x3E
      || text[start + 4] == 0x2D && text[start + 5] == 0x3E
  }

  /// The end of a comment that has one, and that is no odd one.
  private static func endOfComment(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard isComment(text, from: start), !isOddComment(text, from: start) else { return nil }
    var index = start + 4
    while let place = find(0x3E, in: text, from: index) {
      if place >= start + 6, text[place - 1] == 0x2D, text[place - 2] == 0x2D { return place + 1 }
      if place >= start + 7, text[place - 1] == 0x21, text[place - 2] == 0x2D,
        text[place - 3] == 0x2D
      {
        return place + 1
      }
      index = place + 1
    }
    return nil
  }

  /// The index behind a tag's `>`, past what stands in quotes.
  private static func endOfTag(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    var before = 0 as UInt8
    while index < text.count {
      let byte = text[index]
      if byte == 0x3E { return index + 1 }
      if byte == 0x22 || byte == 0x27, before == 0x3D {
        guard let close = find(byte, in: text, from: index + 1) else { return nil }
        index = close
      }
      if byte > 0x20 { before = byte }
      index += 1
    }
    return nil
  }

  /// Whether a tag has no more attributes than anyone writes: each is compared with all others.
  private static func isOfSomeAttributes(_ tag: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard tag.count > 2 * mostAttributes else { return true }
    var words = 0
    var before = 0x20 as UInt8
    for byte in tag {
      if byte > 0x20, before <= 0x20 || before == 0x2F || before == 0x22 || before == 0x27 {
        words += 1
      }
      before = byte
    }
    return words <= mostAttributes
  }

  /// Where the end tag of an element begins whose contents are no markup.
  private static func endOfRaw(
    _ text: UnsafeBufferPointer<UInt8>, _ name: [UInt8], from start: Int
  ) -> Int {
    var index = start
    while let place = find(0x3C, in: text, from: index) {
      index = place + 1
      guard place + 2 + name.count < text.count, text[place + 1] == 0x2F else { continue }
      let found = (0..<name.count).allSatisfy { lowercase(text[place + 2 + $0]) == name[$0] }
      let behind = text[place + 2 + name.count]
      if found, behind <= 0x20 || behind == 0x2F || behind == 0x3E { return place }
    }
    return text.count
  }

  private static func rawName(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    guard name.count >= 3, name.count <= 8 else { return nil }
    return rawNames.first { raw in
      raw.count == name.count && zip(raw, name).allSatisfy { $0 == lowercase($1) }
    }
  }

  private static func isForeign(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let first = name[name.startIndex] | 0x20
    guard first == 0x73 && name.count == 3 || first == 0x6D && name.count == 4 else { return false }
    let text = lower(name)
    return text == Array("svg".utf8) || text == Array("math".utf8)
  }

  private static func lower(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    name.map { lowercase($0) }
  }

  /// Scripts that hold `<!--` may end elsewhere than at the first end tag.
  private static func isDroppable(_ contents: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    !holds("<!--", in: contents)
  }

  private static func holds(_ wanted: StaticString, in text: Slice<UnsafeBufferPointer<UInt8>>)
    -> Bool
  {
    let count = wanted.utf8CodeUnitCount
    let first = wanted.utf8Start[0]
    var index = text.startIndex
    while index + count <= text.endIndex {
      if text[index] == first {
        var offset = 1
        while offset < count, text[index + offset] | 0x20 == wanted.utf8Start[offset] | 0x20 {
          offset += 1
        }
        if offset == count { return true }
      }
      index += 1
    }
    return false
  }
}
