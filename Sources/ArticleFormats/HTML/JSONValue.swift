/// A value of JSON, as pages hold their facts in it.
///
/// Pages write it by templates, so it is read leniently: line ends in strings, commas too many.
indirect enum JSONValue {
  case string(String)
  case number(String)
  case list([JSONValue])
  case object([String: JSONValue])
  case other

  /// The value that a text begins with; `nil` where there is none.
  init?(_ bytes: ArraySlice<UInt8>) {
    var reader = JSONReader(bytes)
    guard let value = reader.value(depth: 0) else { return nil }
    self = value
  }

  subscript(key: String) -> JSONValue? {
    if case .object(let fields) = self { fields[key] } else { nil }
  }

  /// The text of a string.
  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The values of a list, or the one value.
  var items: [JSONValue] {
    if case .list(let items) = self { items } else { [self] }
  }
}

/// Reads JSON byte by byte.
private struct JSONReader {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  private static let deepest = 40

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  private var next: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte <= 0x20 || byte == 0x2C { index += 1 }
  }

  mutating func value(depth: Int) -> JSONValue? {
    skipBlanks()
    guard let byte = next, depth < Self.deepest else { return nil }
    switch byte {
    case 0x22: return .string(string())
    case 0x7B: return object(depth)
    case 0x5B: return list(depth)
    case 0x7D, 0x5D: return nil
    default:
      let start = index
      while let byte = next, byte > 0x20, ![0x2C, 0x7D, 0x5D].contains(byte) { index += 1 }
      let word = String(decoding: bytes[start..<index], as: UTF8.self)
      return word.first?.isNumber == true ? .number(word) : .other
    }
  }

  private mutating func object(_ depth: Int) -> JSONValue? {
    index += 1
    var fields: [String: JSONValue] = [:]
    while true {
      skipBlanks()
      guard let byte = next else { return .object(fields) }
      guard byte == 0x22 else {
        index += 1
        if byte == 0x7D { return .object(fields) }
        continue
      }
      let key = string()
      while let byte = next, byte <= 0x20 || byte == 0x3A { index += 1 }
      guard let value = value(depth: depth + 1) else {
        if depth + 1 >= Self.deepest { return nil }
        continue
      }
      if fields[key] == nil { fields[key] = value }
    }
  }

  private mutating func list(_ depth: Int) -> JSONValue? {
    index += 1
    var items: [JSONValue] = []
    while true {
      skipBlanks()
      guard let byte = next else { return .list(items) }
      if byte == 0x5D {
        index += 1
        return .list(items)
      }
      guard let value = value(depth: depth + 1) else {
        if depth + 1 >= Self.deepest { return nil }
        index += 1
        continue
      }
      items.append(value)
    }
  }

  private mutating func string() -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = next, byte != 0x22 {
      index += 1
      guard byte == 0x5C, let escaped = next else {
        text.append(byte)
        continue
      }
      index += 1
      switch escaped {
      case 0x6E, 0x72, 0x74: text.append(0x20)
      case 0x62, 0x66: break
      case 0x75: text += Array(String(scalar()).utf8)
      default: text.append(escaped)
      }
    }
    if next != nil { index += 1 }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func scalar() -> Unicode.Scalar {
    let high = code()
    guard high & 0xFC00 == 0xD800, index + 1 < bytes.endIndex, bytes[index] == 0x5C,
      bytes[index + 1] == 0x75
    else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    index += 2
    let low = code()
    return Unicode.Scalar(0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF)) ?? "\u{FFFD}"
  }

  private mutating func code() -> UInt32 {
    let end = min(index + 4, bytes.endIndex)
    defer { index = end }
    return UInt32(String(decoding: bytes[index..<end], as: UTF8.self), radix: 16) ?? 0xFFFD
  }
}
