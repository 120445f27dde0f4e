/// Words of `text`: runs between white space, and in Chinese, Japanese and Korean, which are
/// written without spaces, two characters for a word.
public func countWords(in text: String) -> Int {
  var text = text
  return text.withUTF8 { bytes in
    isASCII(bytes) ? countPlainWords(in: bytes) : countWords(in: bytes)
  }
}

private func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var all = 0 as UInt8
  for byte in bytes { all |= byte }
  return all < 0x80
}

/// Words of ASCII: as many as places where white space ends.
private func countPlainWords(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var words = 0
  var before = 1 as UInt8
  var start = 0
  // In stretches whose counts fit into a byte and without a branch, so that the compiler looks at
  // many bytes at a time.
  while start < bytes.count {
    let end = min(start + 255, bytes.count)
    var begun = 0 as UInt8
    for byte in bytes[start..<end] {
      let isBlank: UInt8 = byte <= 0x20 ? 1 : 0
      begun &+= before & ~isBlank
      before = isBlank
    }
    words += Int(begun)
    start = end
  }
  return words
}

private func countWords(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var words = 0
  var ideographs = 0
  var isInWord = false
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if !mayBeSpecial(byte) {
      // All bytes of other characters are parts of a word, as the first is.
      let isPart = byte > 0x20
      if isPart, !isInWord { words += 1 }
      isInWord = isPart
      index += 1
      continue
    }
    let (value, width) = bytes.scalar(at: index)
    if isWhiteSpace(value) {
      isInWord = false
    } else if isIdeographic(value) {
      ideographs += 1
      isInWord = false
    } else if !isInWord {
      isInWord = true
      words += 1
    }
    index += width
  }
  return words + (ideographs + 1) / 2
}

/// Minutes it takes to read `words` words at 230 a minute, at least one.
///
/// 238 words a minute is the mean of silent reading of non-fiction in English (Brysbaert 2019).
public func readingMinutes(words: Int) -> Int {
  max(1, (words + 115) / 230)
}

/// Whether a byte begins characters among which white space or ideographs are.
private func mayBeSpecial(_ byte: UInt8) -> Bool {
  byte >= 0xC2 && (byte == 0xC2 || byte >= 0xE1)
}

/// White space above ASCII.
private func isWhiteSpace(_ value: UInt32) -> Bool {
  switch value {
  case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
  default: false
  }
}

func isIdeographic(_ value: UInt32) -> Bool {
  switch value {
  case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
    0x20000...0x3FFFF:
    true
  default: false
  }
}
