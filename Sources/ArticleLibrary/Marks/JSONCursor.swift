#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Goes through the bytes of a JSON text, and makes nothing of what nobody asks for.
///
/// The marks are read before the first screen, and Foundation's decoder costs more than that has.
struct JSONCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var place: Int
  private let end: Int

  /// A cursor at the start of a stretch of `bytes`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    place = range.lowerBound
    end = range.upperBound
  }

  /// Whether there is nothing but blanks any more.
  mutating func isAtEnd() -> Bool {
    skipBlanks()
    return place == end
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while place < end {
      switch bytes[place] {
      case 0x20, 0x09, 0x0D: place += 1
      default: return
      }
    }
  }

  /// Passes over a sign, if it is the next one.
  @inline(__always)
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard place < end, bytes[place] == UInt8(ascii: sign) else { return false }
    place += 1
    return true
  }

  /// Where the string that comes next stands, without its quotes; `nil` where none does.
  @inline(__always)
  mutating func string() -> Range<Int>? {
    guard take("\"") else { return nil }
    let start = place
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "\""):
        place += 1
        return start..<place - 1
      case UInt8(ascii: "\\"): place += 2
      case 0..<0x20: return nil
      default: place += 1
      }
    }
    place = end
    return nil
  }

  mutating func bool() -> Bool? {
    skipBlanks()
    if takeWord("true") { return true }
    return takeWord("false") ? false : nil
  }

  /// A whole number that is not negative.
  mutating func number() -> UInt64? {
    skipBlanks()
    let start = place
    var value: UInt64 = 0
    while place < end, case let digit = bytes[place] &- 0x30, digit < 10 {
      guard place - start < 18 else { return nil }
      value = value * 10 + UInt64(digit)
      place += 1
    }
    return place > start ? value : nil
  }

  /// Passes over a value of any kind; false where there is none.
  mutating func skipValue() -> Bool {
    var depth = 0
    repeat {
      skipBlanks()
      guard place < end else { return false }
      switch bytes[place] {
      case UInt8(ascii: "\""):
        guard string() != nil else { return false }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        place += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard depth > 0 else { return false }
        depth -= 1
        place += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard depth > 0 else { return false }
        place += 1
      default:
        guard skipBare() else { return false }
      }
    } while depth > 0
    return true
  }

  /// Passes over a number or a word.
  private mutating func skipBare() -> Bool {
    let start = place
    while place < end {
      switch bytes[place] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E"):
        place += 1
      default: return place > start
      }
    }
    return place > start
  }

  private mutating func takeWord(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place + count <= end, isAt(place..<place + count, word) else { return false }
    place += count
    return true
  }

  // MARK: What stands in a range

  /// Whether a word stands in a range.
  @inline(__always)
  func isAt(_ range: Range<Int>, _ word: StaticString) -> Bool {
    guard range.count == word.utf8CodeUnitCount, let base = bytes.baseAddress else { return false }
    return memcmp(base + range.lowerBound, word.utf8Start, range.count) == 0
  }

  /// The text of a string that stands in a range; `nil` where it is not one.
  func text(_ range: Range<Int>) -> String? {
    var text: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound {
      defer { place += 1 }
      guard bytes[place] == UInt8(ascii: "\\") else {
        text.append(bytes[place])
        continue
      }
      place += 1
      guard place < range.upperBound else { return nil }
      switch bytes[place] {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "u"):
        guard place + 4 < range.upperBound,
          let value = Hexadecimal.value(bytes, place + 1, digits: 4)
        else { return nil }
        text += Array(String(Unicode.Scalar(UInt32(value)) ?? "\u{FFFD}").utf8)
        place += 4
      default: text.append(bytes[place])
      }
    }
    return String(validating: text, as: UTF8.self)
  }
}
