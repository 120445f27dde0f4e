/// Where a text may be broken into lines, by the rules of Unicode's annex 14 (version 17).
///
/// The text is first taken apart into units, which are what the rules speak of: a character with
/// its marks, and a whole run of letters or of spaces, since nothing ever breaks inside those. The
/// rules then look at each unit with its neighbours; they are in `LineBreaks+Rules.swift`.
struct LineBreaks {
  /// Characters that the rules treat as one.
  struct Unit {
    /// The UTF-8 offset of the first one.
    var offset: Int
    var lineClass: LineBreakClass
    var isEastAsian: Bool
    /// Whether a zero width joiner ties it to what follows (LB8a).
    var endsInJoiner = false
    /// Whether it is the second half of a flag (LB30a).
    var closesFlag = false
  }

  var units: [Unit] = []

  /// The UTF-8 offsets where a line may begin, in order, without the text's own beginning.
  static func offsets(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var breaks = LineBreaks()
    breaks.units.reserveCapacity(bytes.count / 2 + 1)
    breaks.collectUnits(of: bytes)
    return breaks.units.withUnsafeBufferPointer { units in
      let rules = LineBreakRules(units: units)
      var offsets: [Int] = []
      offsets.reserveCapacity(units.count / 2)
      for index in units.indices.dropFirst() where rules.mayBreak(before: index) {
        offsets.append(units[index].offset)
      }
      return offsets
    }
  }

  private mutating func collectUnits(of bytes: UnsafeBufferPointer<UInt8>) {
    let table = LineBreakClass.firstPlane
    var offset = 0
    while offset < bytes.count {
      if skipLetters(of: bytes, &offset) { continue }
      let start = offset
      let value = decodeScalar(bytes, &offset)
      let entry =
        value < 0x10000 ? table[Int(value)] : LineBreakClass.entry(behindFirstPlane: value)
      add(
        Unit(
          offset: start,
          lineClass: LineBreakClass(rawValue: entry & ~LineBreakClass.eastAsian) ?? .al,
          isEastAsian: entry & LineBreakClass.eastAsian != 0))
    }
  }

  /// Goes over the rest of a word in plain letters, which are most of a text.
  private mutating func skipLetters(
    of bytes: UnsafeBufferPointer<UInt8>, _ offset: inout Int
  ) -> Bool {
    guard let last = units.last, last.lineClass == .al, !last.isEastAsian else { return false }
    let start = offset
    while offset < bytes.count, bytes[offset] | 0x20 >= 0x61, bytes[offset] | 0x20 <= 0x7A {
      offset += 1
    }
    guard offset > start else { return false }
    units[units.count - 1].endsInJoiner = false
    return true
  }

  /// Adds what a character is, unless it belongs to the unit before.
  private mutating func add(_ unit: Unit) {
    var unit = unit
    guard let last = units.last else {
      if unit.lineClass == .cm || unit.lineClass == .zwj { makeLetter(&unit) }
      units.append(unit)
      return
    }
    switch unit.lineClass {
    case .al where last.lineClass == .al && !unit.isEastAsian && !last.isEastAsian:
      units[units.count - 1].endsInJoiner = false
    case .sp where last.lineClass == .sp:
      break
    case .cm, .zwj:
      // LB9: a mark belongs to what stands before it, but for spaces and the ends of lines (LB10).
      if last.lineClass.endsLine || last.lineClass == .sp || last.lineClass == .zw {
        makeLetter(&unit)
        units.append(unit)
      } else {
        units[units.count - 1].endsInJoiner = unit.lineClass == .zwj
      }
    default:
      unit.closesFlag = unit.lineClass == .ri && last.lineClass == .ri && !last.closesFlag
      units.append(unit)
    }
  }

  private func makeLetter(_ unit: inout Unit) {
    unit.endsInJoiner = unit.lineClass == .zwj
    unit.lineClass = .al
    unit.isEastAsian = false
  }
}

/// The pieces of `text` between the places where a line may be broken.
public func lineBreakPieces(of text: String) -> [String] {
  var text = text
  return text.withUTF8 { bytes in
    var pieces: [String] = []
    var start = 0
    for offset in LineBreaks.offsets(in: bytes) + [bytes.count] where offset > start {
      pieces.append(String(decoding: bytes[start..<offset], as: UTF8.self))
      start = offset
    }
    return pieces
  }
}
