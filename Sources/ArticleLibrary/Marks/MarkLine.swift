internal import ArticleModel

/// One line of a log that was read: what ``MarkEntry`` writes, and places in the line's bytes.
///
/// What another version wrote beside that is passed over.
struct MarkLine {
  private let cursor: JSONCursor
  private(set) var clock = MarkClock(time: 0, run: 0)
  private var machine = 0..<0
  private var mark: Range<Int>?
  private var articles: Range<Int>?
  private(set) var isSet = true
  private(set) var was: Bool?
  private(set) var undone: MarkClock?
  private(set) var redone: MarkClock?
  private var numbers: (UInt64, UInt64, UInt64) = (0, 0, 0)

  /// Reads a line without its end; `nil` where it is damaged, or not understood at all.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let end = MarkChecksum.start(in: bytes) else { return nil }
    var cursor = JSONCursor(bytes, 0..<end)
    self.cursor = cursor
    guard cursor.take("{") else { return nil }
    var hasClock = false
    repeat {
      guard let key = cursor.string(), cursor.take(":") else { return nil }
      if cursor.isAt(key, "at") {
        guard let time = Self.clock(&cursor) else { return nil }
        clock = time
        hasClock = true
      } else {
        guard readValue(of: key, &cursor) else { return nil }
      }
    } while cursor.take(",")
    guard hasClock, cursor.isAtEnd() else { return nil }
  }

  private mutating func readValue(of key: Range<Int>, _ cursor: inout JSONCursor) -> Bool {
    if cursor.isAt(key, "by") {
      guard let name = cursor.string() else { return false }
      machine = name
    } else if cursor.isAt(key, "mark") {
      guard let name = cursor.string() else { return false }
      mark = name
    } else if cursor.isAt(key, "set") {
      guard let value = cursor.bool() else { return false }
      isSet = value
    } else if cursor.isAt(key, "was") {
      guard let value = cursor.bool() else { return false }
      was = value
    } else if cursor.isAt(key, "value") {
      return readNumbers(&cursor)
    } else if cursor.isAt(key, "articles") {
      let start = cursor.place
      guard cursor.skipValue() else { return false }
      articles = start..<cursor.place
    } else if cursor.isAt(key, "undo") {
      undone = Self.clock(&cursor)
      return undone != nil
    } else if cursor.isAt(key, "redo") {
      redone = Self.clock(&cursor)
      return redone != nil
    } else {
      return cursor.skipValue()
    }
    return true
  }

  private mutating func readNumbers(_ cursor: inout JSONCursor) -> Bool {
    guard cursor.take("["), let first = cursor.number() else { return false }
    numbers.0 = first
    if cursor.take(",") {
      guard let second = cursor.number() else { return false }
      numbers.1 = second
    }
    if cursor.take(",") {
      guard let third = cursor.number() else { return false }
      numbers.2 = third
    }
    return cursor.take("]")
  }

  private static func clock(_ cursor: inout JSONCursor) -> MarkClock? {
    guard let range = cursor.string() else { return nil }
    var part = JSONCursor(cursor.bytes, range)
    guard let milliseconds = part.number(), part.take("."), let counter = part.number(),
      part.take("."), range.upperBound - part.place == 8,
      let run = Hexadecimal.value(cursor.bytes, part.place, digits: 8)
    else { return nil }
    return MarkClock(milliseconds: milliseconds, counter: counter, run: UInt32(run))
  }

  // MARK: What it says

  /// Whether it was written on this machine.
  func isBy(_ name: [UInt8]) -> Bool {
    machine.count == name.count && cursor.bytes[machine].elementsEqual(name)
  }

  /// What the change is about; `nil` where this version does not know it.
  ///
  /// `tagKind` numbers a tag.
  func kind(_ tagKind: (MarkChange.Mark) -> MarkKind) -> MarkKind? {
    guard let mark else { return nil }
    if cursor.isAt(mark, "read") { return .read }
    if cursor.isAt(mark, "starred") { return .starred }
    if cursor.isAt(mark, "position") { return .position }
    if cursor.isAt(mark, "opened") { return .opened }
    return flag.map(tagKind)
  }

  /// The mark that is set or taken away, where it is one of that kind.
  var flag: MarkChange.Mark? {
    mark.flatMap { cursor.text($0) }.flatMap { MarkChange.Mark(name: $0) }
  }

  /// What the change makes of a mark of this kind.
  func value(_ kind: MarkKind) -> UInt64 {
    guard isSet else { return 0 }
    switch kind {
    case .position:
      let (paragraph, offset, total) = numbers
      return ReadingPosition(
        paragraph: Int(paragraph), offset: Int(offset), total: Int(total)
      ).packed
    case .opened: return max(1, numbers.0)
    default: return 1
    }
  }

  /// Calls `body` with the identifier and the fingerprint, or 0, of each article.
  @inline(__always)
  func forEachArticle(_ body: (UInt64, UInt64) -> Void) {
    guard let articles else { return }
    var list = JSONCursor(cursor.bytes, articles)
    guard list.take("[") else { return }
    repeat {
      guard let range = list.string() else { return }
      // Of what another version writes there, nothing is known.
      guard range.count == 16 || range.count == 33,
        let id = Hexadecimal.value(cursor.bytes, range.lowerBound, digits: 16)
      else { continue }
      guard range.count == 33 else {
        body(id, 0)
        continue
      }
      let fingerprint = Hexadecimal.value(cursor.bytes, range.lowerBound + 17, digits: 16)
      body(id, fingerprint ?? 0)
    } while list.take(",")
  }
}
