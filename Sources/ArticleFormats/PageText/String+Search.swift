extension String {
  /// Whether all characters are ASCII.
  var isPlain: Bool {
    var text = self
    return text.withUTF8 { bytes in
      var all = 0 as UInt8
      for byte in bytes { all |= byte }
      return all < 0x80
    }
  }

  /// Whether a character of ASCII stands anywhere, alone or with an accent.
  func contains(byte: UInt8) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      // To the end, without a branch, so that the compiler looks at many bytes at a time.
      var isFound = 0 as UInt8
      for other in bytes { isFound |= other == byte ? 1 : 0 }
      return isFound != 0
    }
  }

  /// Whether `other` stands anywhere, as `contains` tells it.
  ///
  /// Quicker where the ends of the place are ASCII, so that they surely part characters.
  func holds(_ other: String) -> Bool {
    guard let (before, behind) = splitAtLast(other), let first = other.utf8.first,
      let last = other.utf8.last
    else { return isPlain && other.isPlain && !other.isEmpty ? false : contains(other) }
    let isCutBefore = before.utf8.last.map { $0 < 0x80 && first < 0x80 } ?? true
    let isCutBehind = behind.utf8.first.map { $0 < 0x80 && last < 0x80 } ?? true
    return isCutBefore && isCutBehind || contains(other)
  }

  /// The pieces of the text between the places where `separator` stands.
  func components(separatedBy separator: String) -> [String] {
    guard splitAtLast(separator) != nil else { return [self] }
    var pieces: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      pieces.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return pieces + [String(rest)]
  }

  /// What stands before and behind the last place of `separator`, found byte by byte.
  func splitAtLast(_ separator: String) -> (before: Substring, behind: Substring)? {
    var (text, separator) = (self, separator)
    let place: Int? = text.withUTF8 { bytes in
      separator.withUTF8 { Self.lastPlace(of: $0, in: bytes) }
    }
    return place.map { split(at: $0, length: separator.utf8.count) }
  }

  /// What stands before and behind the first place of `separator`, found byte by byte.
  func splitAtFirst(_ separator: String) -> (before: Substring, behind: Substring)? {
    var (text, separator) = (self, separator)
    let place: Int? = text.withUTF8 { bytes in
      separator.withUTF8 { wanted in
        guard bytes.count >= wanted.count, let first = wanted.first else { return nil }
        return (0...bytes.count - wanted.count).first {
          bytes[$0] == first && bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
      }
    }
    return place.map { split(at: $0, length: separator.utf8.count) }
  }

  private func split(at place: Int, length: Int) -> (before: Substring, behind: Substring) {
    let start = utf8.index(utf8.startIndex, offsetBy: place)
    let end = utf8.index(start, offsetBy: length)
    return (self[..<start], self[end...])
  }

  private static func lastPlace(
    of wanted: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard bytes.count >= wanted.count, let first = wanted.first else { return nil }
    var index = bytes.count - wanted.count
    while index >= 0 {
      if bytes[index] == first, bytes[index..<index + wanted.count].elementsEqual(wanted) {
        return index
      }
      index -= 1
    }
    return nil
  }
}
