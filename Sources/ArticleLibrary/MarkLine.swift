internal import ArticleModel

/// One line of the marks log, a JSON object.
///
/// `{"time":"2025-08-30T08:00:00Z","article":"00ab…","path":"world/x.txt","mark":"read","set":true}`
enum MarkLine {
  /// The line of a change, with its line end.
  static func line(of change: MarkChange, path: String, time: Timestamp) -> String {
    #"{"time":"\#(time.iso8601)","article":"\#(change.article)","path":"\#(escaped(path))","#
      + #""mark":"\#(change.mark.rawValue)","set":\#(change.isSet)}"# + "\n"
  }

  /// The change that a line tells of; `nil` where the line is not one that is understood.
  static func change(in line: some Collection<UInt8>) -> MarkChange? {
    guard let fields = FlatObject.fields(in: line),
      case .text(let article)? = fields["article"], let id = ArticleID(article),
      case .text(let name)? = fields["mark"], let mark = MarkChange.Mark(rawValue: name),
      case .bare(let isSet)? = fields["set"], isSet == "true" || isSet == "false"
    else { return nil }
    return MarkChange(id, mark, isSet == "true")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// Reads a JSON object that holds no other objects and no lists.
///
/// The marks are read before the first screen, and Foundation's decoder costs more than that has.
struct FlatObject {
  /// A value: a string, or `true`, `false`, `null` and numbers as they stand there.
  enum Value: Equatable {
    case text(String)
    case bare(String)
  }

  private var rest: ArraySlice<UInt8>

  /// The fields of the object that `bytes` hold, or `nil` where they hold anything else.
  static func fields(in bytes: some Collection<UInt8>) -> [String: Value]? {
    var reader = FlatObject(rest: Array(bytes)[...])
    guard reader.take("{") else { return nil }
    var fields: [String: Value] = [:]
    if reader.take("}") { return reader.isAtEnd ? fields : nil }
    repeat {
      guard let key = reader.text(), reader.take(":"), let value = reader.value() else {
        return nil
      }
      fields[key] = value
    } while reader.take(",")
    return reader.take("}") && reader.isAtEnd ? fields : nil
  }

  private var isAtEnd: Bool { rest.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 } }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.first == UInt8(ascii: sign) else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func value() -> Value? {
    if let text = text() { return .text(text) }
    rest = rest.drop { $0 == 0x20 }
    let bare = rest.prefix { "+-.0123456789aeflnrstuE".utf8.contains($0) }
    rest = rest.dropFirst(bare.count)
    return bare.isEmpty ? nil : .bare(String(decoding: bare, as: UTF8.self))
  }

  private mutating func text() -> String? {
    guard take("\"") else { return nil }
    var bytes: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(validating: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        bytes += Array(String(scalar).utf8)
      case 0..<0x20: return nil
      default: bytes.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    switch rest.popFirst() {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "u"):
      let digits = String(decoding: rest.prefix(4), as: UTF8.self)
      rest = rest.dropFirst(4)
      return UInt32(digits, radix: 16).map { Unicode.Scalar($0) ?? "\u{FFFD}" }
    case let sign? where sign < 0x80: return Unicode.Scalar(sign)
    default: return nil
    }
  }
}
