extension StringProtocol {
  /// What stands before and behind the first `..`.
  var aroundDots: (first: String, last: String)? {
    let scalars = unicodeScalars
    var index = scalars.startIndex
    while index != scalars.endIndex {
      let next = scalars.index(after: index)
      if scalars[index] == ".", next != scalars.endIndex, scalars[next] == "." {
        let first = String(self[..<index]).trimmed
        return (first, String(self[scalars.index(after: next)...]).trimmed)
      }
      index = next
    }
    return nil
  }

  /// The text without blanks at its ends.
  var trimmed: String {
    let words = unicodeScalars.split { $0.isBlank }
    guard let first = words.first, let last = words.last else { return "" }
    return String(self[first.startIndex..<last.endIndex])
  }

  /// The number that one to seven digits are.
  var smallNumber: Int? {
    guard (1...7).contains(utf8.count), utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(self)
  }
}
