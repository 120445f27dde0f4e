internal import ArticleModel

/// One line of a log that is to be written: one change, of many articles if need be.
struct MarkEntry: Sendable {
  /// The action that it is part of.
  var clock: MarkClock
  /// What is changed, and how; `nil` in a line that only tells that an action was taken back.
  var change: Change?
  var keys: [MarkKey]
  /// The action that is taken back.
  var undone: MarkClock?
  /// The action that is done again.
  var redone: MarkClock?

  struct Change: Hashable, Sendable {
    /// The name of the mark.
    var name: String
    var isSet: Bool
    /// Whether the articles had the mark before; `nil` where this is not to be taken back.
    var was: Bool?
    var numbers: [UInt64] = []
  }

  /// The articles of one line.
  ///
  /// More go into lines of their own, so that damage costs few of them.
  static let most = 20_000

  /// How many changes it stands for.
  var count: Int { max(1, keys.count) }

  /// The line, with its end.
  ///
  /// `{"at":"1756540800123.0.7c1e9a2b","by":"9f3a51c2","mark":"read","set":true,"was":false,`
  /// `"articles":["0123456789abcdef:fedcba9876543210"],"sum":"1a2b3c4d"}`
  func line(machine: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(160 + keys.count * 36)
    bytes += #"{"at":"\#(clock)","by":"\#(machine)""#.utf8
    if let undone { bytes += #","undo":"\#(undone)""#.utf8 }
    if let redone { bytes += #","redo":"\#(redone)""#.utf8 }
    if let change {
      bytes += #","mark":"\#(Self.escaped(change.name))","set":\#(change.isSet)"#.utf8
      if let was = change.was { bytes += #","was":\#(was)"#.utf8 }
      if !change.numbers.isEmpty { bytes += #","value":\#(change.numbers)"#.utf8 }
      append(keys, to: &bytes)
    }
    let sum = bytes.withUnsafeBytes { MarkChecksum.sum($0) }
    bytes += UnsafeBufferPointer(
      start: MarkChecksum.head.utf8Start, count: MarkChecksum.head.utf8CodeUnitCount)
    Hexadecimal.append(UInt64(sum), digits: 8, to: &bytes)
    bytes += "\"}\n".utf8
    return bytes
  }

  private func append(_ keys: [MarkKey], to bytes: inout [UInt8]) {
    bytes += ",\"articles\":[".utf8
    for (index, key) in keys.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\""))
      Hexadecimal.append(key.id.rawValue, digits: 16, to: &bytes)
      if let fingerprint = key.fingerprint {
        bytes.append(UInt8(ascii: ":"))
        Hexadecimal.append(fingerprint, digits: 16, to: &bytes)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: "]"))
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
