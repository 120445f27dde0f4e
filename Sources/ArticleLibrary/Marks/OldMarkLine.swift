internal import ArticleModel

/// One line of the log that all machines once shared, which is still read.
///
/// `{"time":"2025-08-30T08:00:00Z","article":"00ab…","path":"world/x.txt","mark":"read","set":true}`
struct OldMarkLine {
  private(set) var article: UInt64 = 0
  private(set) var mark: MarkChange.Mark = .read
  private(set) var isSet = false
  /// Seconds since 1970, where the line tells.
  private(set) var seconds: UInt64 = 0

  /// Reads a line without its end; `nil` where it is not one that is understood.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var cursor = JSONCursor(bytes, bytes.indices)
    guard cursor.take("{") else { return nil }
    var (hasArticle, hasMark, hasValue) = (false, false, false)
    repeat {
      guard let key = cursor.string(), cursor.take(":") else { return nil }
      if cursor.isAt(key, "article") {
        guard let range = cursor.string(), range.count == 16,
          let id = Hexadecimal.value(bytes, range.lowerBound, digits: 16)
        else { return nil }
        article = id
        hasArticle = true
      } else if cursor.isAt(key, "mark") {
        guard let name = cursor.string().flatMap({ cursor.text($0) }),
          let known = MarkChange.Mark(name: name)
        else { return nil }
        mark = known
        hasMark = true
      } else if cursor.isAt(key, "set") {
        guard let value = cursor.bool() else { return nil }
        isSet = value
        hasValue = true
      } else if cursor.isAt(key, "time"), let range = Self.string(&cursor) {
        seconds = Self.seconds(bytes, range) ?? 0
      } else {
        guard cursor.skipValue() else { return nil }
      }
    } while cursor.take(",")
    guard hasArticle, hasMark, hasValue, cursor.take("}"), cursor.isAtEnd() else { return nil }
  }

  /// A string, if one comes next; the cursor stays where none does.
  private static func string(_ cursor: inout JSONCursor) -> Range<Int>? {
    var ahead = cursor
    guard let range = ahead.string() else { return nil }
    cursor = ahead
    return range
  }

  /// The seconds of `2025-08-30T08:00:00Z`.
  private static func seconds(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> UInt64? {
    guard range.count == 20 else { return nil }
    var numbers: [Int] = []
    var cursor = JSONCursor(bytes, range)
    for separator: Unicode.Scalar in ["-", "-", "T", ":", ":", "Z"] {
      guard let number = cursor.number(), cursor.take(separator) else { return nil }
      numbers.append(Int(number))
    }
    guard (1970..<4000).contains(numbers[0]),
      let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
    else { return nil }
    let ofDay = numbers[3] * 3600 + numbers[4] * 60 + numbers[5]
    return UInt64(Timestamp(date, secondsOfDay: ofDay % 86_400).seconds)
  }
}
