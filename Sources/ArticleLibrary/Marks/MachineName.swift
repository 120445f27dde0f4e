/// The name under which this machine writes its log.
///
/// It is drawn once, and kept in a file: two machines that share a folder never write to the same
/// log, and no name of the machine itself is told to anybody.
enum MachineName {
  /// A name that nobody else has.
  static func random() -> String {
    var bytes: [UInt8] = []
    Hexadecimal.append(UInt64.random(in: .min ... .max), digits: 16, to: &bytes)
    return String(decoding: bytes.prefix(12), as: UTF8.self)
  }

  /// The name that a folder keeps, if it keeps one.
  static func kept(in folder: String, _ calls: FileCalls) throws(SystemError) -> String? {
    do throws(SystemError) {
      let bytes = try calls.with(path(in: folder), .reading) { descriptor throws(SystemError) in
        try calls.bytes(descriptor, from: 0, count: 128)
      }
      let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
      return isName(line) ? String(decoding: line, as: UTF8.self) : nil
    } catch {
      if error.isMissing { return nil }
      throw error
    }
  }

  /// Keeps a name, unless another program has kept one in the meantime.
  ///
  /// - Returns: The name that is kept.
  static func keep(
    _ name: String, in folder: String, run: UInt32, _ calls: FileCalls
  ) throws(SystemError) -> String {
    if let known = try kept(in: folder, calls) { return known }
    try calls.makeFolders(folder)
    let draft = path(in: folder) + ".\(run)"
    try calls.with(draft, .replacing) { descriptor throws(SystemError) in
      try calls.writeAll(Array("\(name)\n".utf8), to: descriptor)
      try calls.sync(descriptor)
    }
    try calls.rename(draft, path(in: folder))
    return try kept(in: folder, calls) ?? name
  }

  static func path(in folder: String) -> String { folder + "/machine" }

  /// Whether it can be the name of a file anywhere.
  static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard (1...64).contains(bytes.count) else { return false }
    return bytes.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
  }
}

extension FileCalls {
  /// Writes all of some bytes.
  fileprivate func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty { rest = rest.dropFirst(try write(rest, to: descriptor)) }
  }

  /// Writes some bytes, or the first of them: at least one.
  func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(SystemError) -> Int {
    var result: Result<Int, SystemError> = .success(0)
    bytes.withUnsafeBytes { buffer in
      do throws(SystemError) {
        result = .success(try write(descriptor, buffer))
      } catch {
        result = .failure(error)
      }
    }
    let count = try result.get()
    guard count > 0 else { throw .cannotWrite }
    return min(count, bytes.count)
  }
}
