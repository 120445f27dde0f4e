/// What stands before the outermost element of XML, and how that is called.
enum XMLBeginning {
  /// The most bytes that are looked at for the outermost element.
  private static let longest = 64 * 1024

  /// Where the XML begins: behind blanks and the declaration, whose encoding counts no more.
  static func start(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var bytes = bytes[...]
    while let open = bytes.firstIndex(of: UInt8(ascii: "<")) {
      guard bytes[open...].starts(with: "<?".utf8) else { return open }
      guard let end = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
      bytes = bytes[(end + 1)...]
    }
    return nil
  }

  /// The name of the outermost element without prefix, in lower case.
  static func rootName(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let bytes = bytes.prefix(longest)
    guard bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "<") else { return nil }
    var place = bytes.startIndex
    while let open = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[(open + 1)...]
      if rest.starts(with: "!--".utf8) {
        guard let end = commentEnd(in: rest) else { return nil }
        place = end
      } else if rest.first == UInt8(ascii: "?") {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        place = end + 1
      } else if rest.first == UInt8(ascii: "!") {
        guard let end = declarationEnd(in: rest) else { return nil }
        place = end
      } else {
        let name = rest.prefix(80).prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
        let text = String(decoding: name, as: UTF8.self).lowercased()
        return text.split(separator: ":").last.map(String.init)
      }
    }
    return nil
  }

  private static func commentEnd(in rest: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var place = rest.startIndex + 3
    while let sign = rest[min(place, rest.endIndex)...].firstIndex(of: UInt8(ascii: ">")) {
      if rest[..<sign].suffix(2).elementsEqual("--".utf8) { return sign + 1 }
      place = sign + 1
    }
    return nil
  }

  /// A document type may have declarations in square brackets.
  private static func declarationEnd(in rest: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var depth = 0
    for index in rest.indices {
      switch rest[index] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0: return index + 1
      default: break
      }
    }
    return nil
  }
}
