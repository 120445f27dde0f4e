/// What a reader takes for one character each.
///
/// The standard library's characters, and beyond them the stacked consonants of Khmer, Myanmar and
/// other scripts, which Unicode 17 counts as one (annex 29, rule GB9c).
public func graphemes(of text: String) -> [String] {
  var parts: [String] = []
  for character in text {
    if let last = parts.last, stacks(last, character) {
      parts[parts.count - 1].append(character)
    } else {
      parts.append(String(character))
    }
  }
  return parts
}

/// Whether the sign at the end of `before` puts the consonant that follows below its own.
private func stacks(_ before: String, _ next: Character) -> Bool {
  let marks = before.unicodeScalars.reversed().prefix { $0.properties.isGraphemeExtend }
  guard let sign = marks.first(where: { isStackingSign($0.value) }),
    let letter = next.unicodeScalars.first, let base = before.unicodeScalars.first
  else { return false }
  return letter.properties.generalCategory == .otherLetter && letter.value >> 8 == sign.value >> 8
    && base.properties.generalCategory == .otherLetter
}

private func isStackingSign(_ value: UInt32) -> Bool {
  [
    0x1039, 0x17D2, 0x1A60, 0x1B44, 0x1BAB, 0xA9C0, 0xAAF6, 0x10A3F, 0x11133, 0x113D0, 0x1193E,
    0x11A47, 0x11A99, 0x11F42,
  ].contains(value)
}
