/// Words of `text`: runs between white space, and in Chinese, Japanese and Korean, which are
/// written without spaces, two characters for a word.
public func countWords(in text: String) -> Int {
  var words = 0
  var ideographs = 0
  var isInWord = false
  if text.utf8.allSatisfy({ $0 < 0x80 }) {
    for byte in text.utf8 {
      let isBlank = byte <= 0x20
      if !isBlank, !isInWord { words += 1 }
      isInWord = !isBlank
    }
    return words
  }
  for scalar in text.unicodeScalars {
    if isWhiteSpace(scalar) {
      isInWord = false
    } else if isIdeographic(scalar) {
      ideographs += 1
      isInWord = false
    } else if !isInWord {
      isInWord = true
      words += 1
    }
  }
  return words + (ideographs + 1) / 2
}

/// Minutes it takes to read `words` words at 230 a minute, at least one.
///
/// 238 words a minute is the mean of silent reading of non-fiction in English (Brysbaert 2019).
public func readingMinutes(words: Int) -> Int {
  max(1, (words + 115) / 230)
}

private func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x80
    ? scalar.value == 0x20 || (9...13).contains(scalar.value)
    : scalar.properties.isWhitespace
}

private func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF,
    0x20000...0x3FFFF:
    true
  default: false
  }
}
