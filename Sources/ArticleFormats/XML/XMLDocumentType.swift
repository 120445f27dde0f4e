/// A document type: where it ends, and the short texts that it gives names.
struct XMLDocumentType {
  /// The entities that are texts without signs of their own: others could grow without end.
  private(set) var entities: [String: [UInt8]] = [:]
  /// The place behind it.
  private(set) var end: Int

  private let input: UnsafeBufferPointer<UInt8>

  /// The longest text of an entity, and the most entities.
  private static let longest = 100
  private static let most = 50

  /// Reads the document type that begins at `start`.
  init(_ input: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.input = input
    end = start
    var depth = 0
    while end < input.count {
      switch input[end] {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "<"): if isDeclaration { takeDeclaration() }
      case UInt8(ascii: ">"):
        if depth <= 0 {
          end += 1
          return
        }
      default: break
      }
      end += 1
    }
  }

  private var isDeclaration: Bool {
    input[end...].prefix(8).map(lowercase).elementsEqual("<!entity".utf8)
  }

  /// Takes `NAME "text"`; stops before what it does not understand.
  private mutating func takeDeclaration() {
    end += 8
    skipBlanks()
    let name = input[end...].prefix(Self.longest).prefix { $0 > 0x20 && !"\"'<>".utf8.contains($0) }
    guard !name.isEmpty else { return }
    end = name.endIndex
    skipBlanks()
    guard end < input.count, input[end] == 0x22 || input[end] == 0x27 else { return }
    let quote = input[end]
    let value = input[(end + 1)...].prefix(Self.longest + 1).prefix { $0 != quote }
    guard value.count <= Self.longest, entities.count < Self.most,
      !value.contains(where: { "<&%\"".utf8.contains($0) || $0 < 0x20 })
    else { return }
    entities[String(decoding: name, as: UTF8.self)] = Array(value)
    end = value.endIndex
  }

  private mutating func skipBlanks() {
    while end < input.count, input[end] <= 0x20 { end += 1 }
  }
}
