/// `text` without anything that could steer a terminal or deceive a reader.
///
/// Control characters, escape sequences' beginnings, bidirectional controls, invisible characters,
/// tags and noncharacters are left out; every kind of line end becomes `\n` and a tab a blank.
/// Joiners stay only between letters and pictures that really join, and a character keeps at most
/// eight marks. Honest Arabic and Hebrew stay as they are.
public func safeText(_ text: String) -> String {
  needsCleaning(text) ? cleaned(text) : text
}

/// ``safeText(_:)`` on one line: line ends become blanks, and runs of blanks one.
public func safeLine(_ text: String) -> String {
  let safe = safeText(text)
  guard safe.utf8.contains(0x0A) || safe.contains("  ") || safe.first == " " || safe.last == " "
  else { return safe }
  return safe.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
}

/// Looks at the bytes only; it may say yes to text that is clean, never no to text that is not.
private func needsCleaning(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte < 0x20 && byte != 0x0A || byte == 0x7F { return true }
        index += 1
        continue
      }
      switch byte {
      case 0xC2: if bytes[index + 1] < 0xA0 || bytes[index + 1] == 0xAD { return true }
      case 0xCC, 0xCD, 0xD8, 0xE1, 0xF3, 0xF4: return true
      case 0xE2:
        let second = bytes[index + 1]
        let third = bytes[index + 2]
        if second == 0x80, (0x8B...0x8F).contains(third) || third >= 0xA8 && third <= 0xAE {
          return true
        }
        if second == 0x81, third >= 0xA0 && third <= 0xAF { return true }
      case 0xE3: if bytes[index + 1] == 0x85 { return true }
      case 0xEF: if bytes[index + 1] >= 0xB7 { return true }
      case 0xF0: if bytes[index + 2] == 0xBF && bytes[index + 3] >= 0xBE { return true }
      default: break
      }
      index += byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    }
    return false
  }
}

private func cleaned(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  let scalars = Array(text.unicodeScalars)
  var marks = 0
  for (index, scalar) in scalars.enumerated() {
    switch scalar.value {
    case 0x0D:
      if index + 1 < scalars.count, scalars[index + 1] == "\n" { continue }
      result.append("\n")
    case 0x2028, 0x2029, 0x0B, 0x0C, 0x85: result.append("\n")
    case 0x09: result.append(" ")
    case 0x200C, 0x200D:
      if let before = result.last, index + 1 < scalars.count, joins(before, scalars[index + 1]) {
        result.append(scalar)
      }
    case let value where isDeceptive(value): continue
    default:
      marks = scalar.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
      if marks <= 8 { result.append(scalar) }
    }
  }
  return String(result)
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
private func joins(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
  func isLetter(_ value: UInt32) -> Bool {
    (0x600...0x8FF).contains(value) || (0x900...0xDFF).contains(value)
      || (0x1000...0x109F).contains(value)
  }
  func isPicture(_ value: UInt32) -> Bool {
    (0x1F000...0x1FAFF).contains(value) || (0x2190...0x2BFF).contains(value) || value == 0xFE0F
  }
  return isLetter(before.value) && isLetter(after.value)
    || isPicture(before.value) && isPicture(after.value)
}
