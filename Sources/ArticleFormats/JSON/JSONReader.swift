/// Reads JSON byte by byte.
struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// How many values may still be kept, so that no file becomes far more than it is.
  private var left = most

  /// The deepest nesting and the most values that are kept; the others are passed.
  private static let deepest = 40
  private static let most = 1_000_000

  /// The value that `bytes` begin with; `nil` where there is none.
  static func value(in bytes: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    var reader = JSONReader(bytes)
    return reader.value(depth: 0)
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte <= 0x20 || byte == 0x2C { index += 1 }
  }

  private mutating func value(depth: Int) -> JSONValue? {
    skipBlanks()
    guard let byte = next else { return nil }
    left -= 1
    switch byte {
    case 0x22: return .string(string())
    case 0x7B, 0x5B:
      guard depth < Self.deepest, left > 0 else {
        skipNested()
        return .other
      }
      return byte == 0x7B ? .object(fields(depth)) : .list(items(depth))
    case 0x7D, 0x5D: return nil
    default: return bare()
    }
  }

  /// A number or a word.
  private mutating func bare() -> JSONValue {
    let start = index
    while let byte = next, byte > 0x20, byte != 0x2C, byte != 0x7D, byte != 0x5D { index += 1 }
    let word = bytes[start..<index]
    if word.elementsEqual("true".utf8) { return .bool(true) }
    if word.elementsEqual("false".utf8) { return .bool(false) }
    guard let first = word.first, first &- 0x30 < 10 || first == 0x2D, word.count <= 40 else {
      return .other
    }
    return .number(String(decoding: word, as: UTF8.self))
  }

  /// Passes over an object or a list that is not kept.
  private mutating func skipNested() {
    var depth = 0
    repeat {
      guard let byte = next else { return }
      if byte == 0x22 {
        skipString()
        continue
      }
      if byte == 0x7B || byte == 0x5B { depth += 1 }
      if byte == 0x7D || byte == 0x5D { depth -= 1 }
      index += 1
    } while depth > 0
  }

  private mutating func fields(_ depth: Int) -> [String: JSONValue] {
    index += 1
    var fields: [String: JSONValue] = [:]
    while true {
      skipBlanks()
      guard let byte = next else { return fields }
      guard byte == 0x22 else {
        index += 1
        if byte == 0x7D { return fields }
        continue
      }
      let key = string()
      while let byte = next, byte <= 0x20 || byte == 0x3A { index += 1 }
      guard let value = value(depth: depth + 1) else { continue }
      if left > 0, fields[key] == nil { fields[key] = value }
    }
  }

  private mutating func items(_ depth: Int) -> [JSONValue] {
    index += 1
    var items: [JSONValue] = []
    while true {
      skipBlanks()
      guard let byte = next else { return items }
      if byte == 0x5D {
        index += 1
        return items
      }
      guard let value = value(depth: depth + 1) else {
        index += 1
        continue
      }
      if left > 0 { items.append(value) }
    }
  }

  // MARK: Strings

  private mutating func skipString() {
    index += 1
    while let byte = next, byte != 0x22 { index += byte == 0x5C ? 2 : 1 }
    index += 1
  }

  private mutating func string() -> String {
    index += 1
    let start = index
    while let byte = next, byte != 0x22, byte != 0x5C { index += 1 }
    guard next == 0x5C else {
      defer { index += 1 }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    var text = Array(bytes[start..<index])
    while let byte = next, byte != 0x22 {
      index += 1
      guard byte == 0x5C, let escaped = next else {
        text.append(byte)
        continue
      }
      index += 1
      switch escaped {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "b"), UInt8(ascii: "f"): break
      case UInt8(ascii: "u"): text += String(scalar()).utf8
      default: text.append(escaped)
      }
    }
    index += 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func scalar() -> Unicode.Scalar {
    let high = code()
    guard high & 0xFC00 == 0xD800, index + 1 < bytes.count, bytes[index] == 0x5C,
      bytes[index + 1] == 0x75
    else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    index += 2
    let low = code()
    return Unicode.Scalar(0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF)) ?? "\u{FFFD}"
  }

  private mutating func code() -> UInt32 {
    let end = min(index + 4, bytes.count)
    defer { index = max(index, end) }
    guard index <= end else { return 0xFFFD }
    return UInt32(String(decoding: bytes[index..<end], as: UTF8.self), radix: 16) ?? 0xFFFD
  }
}
