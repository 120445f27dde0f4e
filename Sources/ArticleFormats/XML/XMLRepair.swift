/// Makes XML that can be read of what only looks like it.
///
/// Feeds are often broken: by entities that only HTML has, signs that were not escaped, control
/// characters, tags that nobody closed. What is written here is balanced and has none of these, so
/// that libxml2 finds everything in it that is there. One pass, and the result is never more than
/// a few times as long.
struct XMLRepair {
  private let input: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var output: [UInt8] = []
  /// The names of the elements that are open.
  private var open: [Range<Int>] = []
  /// The entities that the file declares, as far as they are short texts.
  private var entities: [String: [UInt8]] = [:]
  /// The quotes that were looked for in vain: there is no need to look again.
  private var missing: Set<UInt8> = []

  /// The deepest nesting that is written.
  private static let deepest = 150
  /// Elements of HTML that are never closed.
  private static let void: Set<String> = ["br", "hr", "img", "wbr", "input"]

  /// The bytes of `input`, mended.
  static func mended(_ input: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var repair = XMLRepair(input)
    repair.run()
    return repair.output
  }

  private init(_ input: UnsafeBufferPointer<UInt8>) {
    self.input = input
    output.reserveCapacity(input.count + input.count / 8)
  }

  private mutating func run() {
    while place < input.count {
      switch input[place] {
      case UInt8(ascii: "<"): takeTag()
      case UInt8(ascii: "&"): takeEntity()
      default: takeText()
      }
    }
    while let name = open.popLast() { writeEnd(name) }
  }

  private func byte(_ index: Int) -> UInt8 {
    index < input.count ? input[index] : 0
  }

  private func isAt(_ text: StaticString) -> Bool {
    guard place + text.utf8CodeUnitCount <= input.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy {
      lowercase(input[place + $0]) == text.utf8Start[$0]
    }
  }

  /// The place behind the next `text`, or the end.
  private func end(of text: StaticString, from start: Int) -> Int {
    let count = text.utf8CodeUnitCount
    var index = start
    while index + count <= input.count {
      if (0..<count).allSatisfy({ input[index + $0] == text.utf8Start[$0] }) {
        return index + count
      }
      index += 1
    }
    return input.count
  }

  // MARK: Text

  private mutating func takeText() {
    let start = place
    while place < input.count, input[place] != UInt8(ascii: "<"), input[place] != UInt8(ascii: "&")
    {
      place += 1
    }
    write(start..<place)
  }

  /// Writes characters of the file without those that XML forbids.
  private mutating func write(_ range: Range<Int>) {
    for index in range {
      let byte = input[index]
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { continue }
      // U+FFFE and U+FFFF.
      if byte >= 0xBE, index >= 2, input[index - 2] == 0xEF, input[index - 1] == 0xBF {
        output[output.count - 2] = 0xEF
        output[output.count - 1] = 0xBF
        output.append(0xBD)
        continue
      }
      output.append(byte)
    }
  }

  private mutating func takeEntity() {
    let start = place + 1
    var end = start
    while end < input.count, end - start < 40, isLetterOrDigit(input[end]) || input[end] == 0x23 {
      end += 1
    }
    guard end > start, byte(end) == UInt8(ascii: ";") else {
      output += "&amp;".utf8
      place += 1
      return
    }
    place = end + 1
    let name = UnsafeBufferPointer(rebasing: input[start..<end])
    if name[0] == UInt8(ascii: "#") {
      writeNumber(String(decoding: name.dropFirst(), as: UTF8.self))
    } else if Self.isPredefined(name) {
      output += input[start - 1...end]
    } else if let value = entities[String(decoding: name, as: UTF8.self)] {
      output += value
    } else if let scalar = NamedEntity.scalar(name) {
      output += String(scalar).utf8
    } else {
      output += "&amp;".utf8
      place = start
    }
  }

  private mutating func writeNumber(_ digits: String) {
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    let scalar = number.map { NamedEntity.scalar(number: $0) } ?? "\u{FFFD}"
    output += "&#\(scalar.value < 0x20 && scalar.value != 10 ? 32 : scalar.value);".utf8
  }

  private static func isPredefined(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    ["lt", "gt", "amp", "quot", "apos"].contains { name.elementsEqual($0.utf8) }
  }

  // MARK: Tags

  private mutating func takeTag() {
    if isAt("<![cdata[") {
      takeCharacters()
    } else if isAt("<!--") {
      place = end(of: "-->", from: place + 4)
    } else if isAt("<!doctype") {
      let type = XMLDocumentType(input, from: place)
      entities.merge(type.entities) { first, _ in first }
      place = type.end
    } else if isAt("<?") || isAt("<!") {
      place = end(of: ">", from: place + 2)
    } else if byte(place + 1) == UInt8(ascii: "/") {
      takeEnd()
    } else if isLetterOrDigit(byte(place + 1)) || byte(place + 1) >= 0x80 {
      takeStart()
    } else {
      output += "&lt;".utf8
      place += 1
    }
  }

  private mutating func takeCharacters() {
    let start = place + 9
    place = end(of: "]]>", from: start)
    let isClosed = place - start >= 3 && byte(place - 1) == UInt8(ascii: ">")
    output += "<![CDATA[".utf8
    write(start..<(isClosed ? place - 3 : place))
    output += "]]>".utf8
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte >= 0x80 || ":-_.".utf8.contains(byte)
  }

  private mutating func takeName() -> Range<Int> {
    let start = place
    while place < input.count, Self.isNameByte(input[place]) { place += 1 }
    return start..<place
  }

  private func name(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: input[range])
  }

  private mutating func skipBlanks() {
    while place < input.count, input[place] <= 0x20 { place += 1 }
  }

  private mutating func takeEnd() {
    place += 2
    let ended = takeName()
    place = end(of: ">", from: place)
    guard let match = open.lastIndex(where: { name($0).elementsEqual(name(ended)) }) else { return }
    while open.count > match { writeEnd(open.removeLast()) }
  }

  private mutating func writeEnd(_ name: Range<Int>) {
    output += "</".utf8
    output += input[name]
    output.append(UInt8(ascii: ">"))
  }

  private mutating func takeStart() {
    place += 1
    let started = takeName()
    // A digit begins no name.
    guard !(0x30...0x39).contains(input[started.lowerBound]) else {
      output += "&lt;".utf8
      place = started.lowerBound
      return
    }
    let isWritten = open.count < Self.deepest
    let before = output.count
    output.append(UInt8(ascii: "<"))
    output += input[started]
    let isClosed = takeAttributes()
    if !isWritten {
      output.removeSubrange(before...)
    } else if isClosed || Self.void.contains(String(decoding: name(started), as: UTF8.self)) {
      output += "/>".utf8
    } else {
      output.append(UInt8(ascii: ">"))
      open.append(started)
    }
  }

  /// Writes the attributes up to the tag's end; returns whether the tag closes itself.
  private mutating func takeAttributes() -> Bool {
    var seen: Set<String> = []
    while true {
      skipBlanks()
      if place >= input.count || input[place] == UInt8(ascii: "<") { return false }
      if input[place] == UInt8(ascii: ">") {
        place += 1
        return byte(place - 2) == UInt8(ascii: "/")
      }
      let named = takeName()
      guard !named.isEmpty else {
        place += 1
        continue
      }
      skipBlanks()
      var value = named.upperBound..<named.upperBound
      if byte(place) == UInt8(ascii: "=") {
        place += 1
        skipBlanks()
        value = takeValue()
      }
      let text = String(decoding: name(named), as: UTF8.self)
      let isName = !(0x30...0x39).contains(input[named.lowerBound]) && text.first != "-"
      if isName, seen.count < 100, seen.insert(text).inserted { writeAttribute(named, value) }
    }
  }

  private mutating func takeValue() -> Range<Int> {
    let quote = byte(place)
    if quote == 0x22 || quote == 0x27, !missing.contains(quote) {
      if let end = input[(place + 1)...].firstIndex(of: quote) {
        defer { place = end + 1 }
        return place + 1..<end
      }
      missing.insert(quote)
    }
    let start = place
    while place < input.count, input[place] > 0x20, input[place] != UInt8(ascii: ">") { place += 1 }
    return start..<place
  }

  private mutating func writeAttribute(_ named: Range<Int>, _ value: Range<Int>) {
    output.append(0x20)
    output += input[named]
    output += "=\"".utf8
    let (outer, end) = (place, value.upperBound)
    place = value.lowerBound
    while place < end {
      switch input[place] {
      case UInt8(ascii: "&"): takeEntity()
      case UInt8(ascii: "<"), UInt8(ascii: "\""):
        output += (input[place] == 0x22 ? "&quot;" : "&lt;").utf8
        place += 1
      default:
        write(place..<place + 1)
        place += 1
      }
    }
    place = outer
    output.append(UInt8(ascii: "\""))
  }
}
