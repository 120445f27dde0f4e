/// The bytes of a text with each `%` and the two digits behind it as the byte that they stand for
/// (RFC 3986, section 2.1); a `%` without them stays as it is.
package func withoutPercentEscapes(_ text: some Collection<UInt8>) -> [UInt8] {
  var plain: [UInt8] = []
  plain.reserveCapacity(text.count)
  var rest = text[...]
  while let byte = rest.popFirst() {
    let digits = rest.prefix(2).compactMap(hexadecimalValue)
    if byte == 0x25, digits.count == 2 {
      plain.append(digits[0] << 4 | digits[1])
      rest = rest.dropFirst(2)
    } else {
      plain.append(byte)
    }
  }
  return plain
}

private func hexadecimalValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}
