extension FileName {
  /// Calls `body` with the bytes that the system knows it by.
  func withPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    guard let raw else { return text.withCString(body) }
    return (raw.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map(body) ?? text.withCString(body)
    }
  }

  /// The path of a name in this folder.
  func appending(_ name: FileName) -> FileName {
    if text == "/" { return name.behind("/", nil, slash: false) }
    return name.behind(text + "/", raw.map { $0 + [0x2F] }, slash: false)
  }
}
