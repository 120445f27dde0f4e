/// The name of a file as the system has it: bytes, which need not be UTF-8.
struct FileName {
  /// The name as text.
  var text: String
  /// The bytes, where they are not UTF-8.
  var raw: [UInt8]?

  init(text: String) {
    self.text = text
  }

  /// A name that ends with a zero.
  init(_ bytes: UnsafePointer<CChar>) {
    if let valid = String(validatingCString: bytes) {
      text = valid
    } else {
      text = String(cString: bytes)
      var end = bytes
      while end.pointee != 0 { end += 1 }
      raw = UnsafeBufferPointer(start: bytes, count: end - bytes).map { UInt8(bitPattern: $0) }
    }
  }

  /// The path of this name in a folder, whose own path ends with a slash.
  func behind(_ folder: String, _ rawFolder: [UInt8]?, slash: Bool) -> FileName {
    var path = FileName(text: folder + text + (slash ? "/" : ""))
    if raw != nil || rawFolder != nil {
      path.raw = (rawFolder ?? Array(folder.utf8)) + (raw ?? Array(text.utf8))
      if slash { path.raw?.append(0x2F) }
    }
    return path
  }

  /// What an identifier is made of.
  ///
  /// Two names that are not UTF-8 can look the same, so there each byte above ASCII is written out.
  var identity: String {
    guard let raw else { return text }
    return raw.map { byte in
      byte < 0x80 ? String(Unicode.Scalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
