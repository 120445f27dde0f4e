/// `text` without anything that could steer a terminal or deceive a reader.
///
/// Control characters, whole escape sequences, bidirectional controls, invisible characters, tags
/// and noncharacters are left out; every kind of line end becomes `\n` and a tab a blank.
/// Joiners stay only between letters and pictures that really join, and a character keeps at most
/// eight marks. Honest Arabic and Hebrew stay as they are.
public func safeText(_ text: String) -> String {
  needsCleaning(text) ? cleaned(text) : text
}

/// ``safeText(_:)`` on one line: line ends become blanks, and runs of blanks one.
public func safeLine(_ text: String) -> String {
  var safe = safeText(text)
  return safe.withUTF8 { bytes in
    isLine(bytes) ? String(decoding: bytes, as: UTF8.self) : joined(bytes)
  }
}

/// Whether there is no line end, no run of blanks and no blank at an end.
private func isLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var previous: UInt8 = 0x20
  for byte in bytes {
    if byte == 0x0A || byte == 0x20 && previous == 0x20 { return false }
    previous = byte
  }
  return previous != 0x20 || bytes.isEmpty
}

private func joined(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
  var line: [UInt8] = []
  line.reserveCapacity(bytes.count)
  var needsBlank = false
  for byte in bytes {
    if byte == 0x0A || byte == 0x20 {
      needsBlank = !line.isEmpty
    } else {
      if needsBlank { line.append(0x20) }
      needsBlank = false
      line.append(byte)
    }
  }
  return String(decoding: line, as: UTF8.self)
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
  var text = text
  return text.withUTF8 { bytes in
    var cleaner = TextCleaner(bytes)
    return String(decoding: cleaner.cleaned(), as: UTF8.self)
  }
}
