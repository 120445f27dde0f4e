/// Copies text without what is not to be shown, in stretches as long as they may be.
struct TextCleaner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var result: [UInt8] = []
  /// Where the stretch begins that is kept but not yet copied.
  private var start = 0
  /// The last character that was kept, or 0.
  private var last: UInt32 = 0
  /// The marks on the character before.
  private var marks = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    result.reserveCapacity(bytes.count)
  }

  mutating func cleaned() -> [UInt8] {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7F || byte == 0x0A {
        last = UInt32(byte)
        marks = 0
        index += 1
      } else {
        let (value, width) = bytes.scalar(at: index)
        let end =
          UnsafeBufferPointer.beginsEscape(value)
          ? bytes.endOfEscape(value, at: index, width: width) : index + width
        take(value, from: index, to: end)
        index = end
      }
    }
    result += bytes[start...]
    return result
  }

  private mutating func take(_ value: UInt32, from index: Int, to end: Int) {
    switch value {
    case 0x0D:
      let isFollowed = end < bytes.count && bytes[end] == 0x0A
      replace(from: index, to: end, with: isFollowed ? nil : 0x0A)
    case 0x2028, 0x2029, 0x0B, 0x0C, 0x85: replace(from: index, to: end, with: 0x0A)
    case 0x09: replace(from: index, to: end, with: 0x20)
    case 0x200C, 0x200D:
      if last != 0, end < bytes.count, joins(last, bytes.scalar(at: end).value) {
        last = value
      } else {
        replace(from: index, to: end, with: nil)
      }
    case let value where isDeceptive(value): replace(from: index, to: end, with: nil)
    default:
      marks = isMark(value) ? marks + 1 : 0
      if marks <= 8 {
        last = value
      } else {
        replace(from: index, to: end, with: nil)
      }
    }
  }

  private mutating func replace(from index: Int, to end: Int, with byte: UInt8?) {
    result += bytes[start..<index]
    start = end
    guard let byte else { return }
    result.append(byte)
    last = UInt32(byte)
  }
}

/// Whether a character is a mark that takes no place of its own.
func isMark(_ value: UInt32) -> Bool {
  switch value {
  // Where most text is there are none, and to ask for a property takes long.
  case 0..<0x300, 0x370..<0x483, 0x48A..<0x591, 0x5D0..<0x600, 0x620..<0x64B, 0x671..<0x6D6,
    0x1E00..<0x20D0, 0x2100..<0x2CEF, 0x2E00..<0x302A, 0x3030..<0x3099, 0x309B..<0xA66F,
    0xAC00..<0xFB1E:
    false
  default: Unicode.Scalar(value)?.properties.generalCategory == .nonspacingMark
  }
}

/// Characters that are never shown: they steer, hide, or turn round what is beside them.
private func isDeceptive(_ value: UInt32) -> Bool {
  switch value {
  case 0x0A: false
  case 0...0x1F, 0x7F...0x9F, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F,
    0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFDD0...0xFDEF, 0xFEFF,
    0xFFA0, 0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
    true
  default: value & 0xFFFE == 0xFFFE
  }
}

/// Whether a joiner between two characters does what it is for: in Arabic and Indic scripts, and
/// in sequences of pictures.
private func joins(_ before: UInt32, _ after: UInt32) -> Bool {
  func isLetter(_ value: UInt32) -> Bool {
    (0x600...0x8FF).contains(value) || (0x900...0xDFF).contains(value)
      || (0x1000...0x109F).contains(value)
  }
  func isPicture(_ value: UInt32) -> Bool {
    (0x1F000...0x1FAFF).contains(value) || (0x2190...0x2BFF).contains(value) || value == 0xFE0F
  }
  return isLetter(before) && isLetter(after) || isPicture(before) && isPicture(after)
}
