internal import CCharset

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The C library's decoder.
enum Iconv {
  /// Names that detectors use for encodings that the C library knows by another name, a superset
  /// where texts in the wild use its additions.
  private static let aliases = [
    "gb18030": "GB18030", "gb2312": "GB18030", "hz-gb-2312": "HZ", "shift_jis": "CP932",
    "euc-kr": "CP949", "uhc": "CP949", "iso-8859-8-i": "ISO-8859-8", "tis-620": "CP874",
    "x-mac-cyrillic": "MAC-CYRILLIC", "mac-cyrillic": "MAC-CYRILLIC", "viscii": "VISCII",
    "mac-centraleurope": "MACINTOSH", "macroman": "MACINTOSH", "cp949": "CP949",
    "x-gbk": "GB18030", "gbk": "GB18030", "iso-8859-1": "CP1252", "latin1": "CP1252",
    "ks_c_5601-1987": "CP949", "ks_c_5601": "CP949", "ksc5601": "CP949", "windows-949": "CP949",
    "x-sjis": "CP932", "windows-31j": "CP932", "cp-850": "CP850", "unicode-1-1-utf-7": "UTF-7",
    "us-ascii": "CP1252", "ascii": "CP1252", "johab": "JOHAB",
  ]

  private static func name(of charset: String) -> String {
    aliases[charset.lowercased()] ?? charset
  }

  /// Whether the C library can decode an encoding.
  static func knows(_ charset: String) -> Bool {
    guard let converter = iconv_open("UTF-8", name(of: charset)), isOpen(converter) else {
      return false
    }
    iconv_close(converter)
    return true
  }

  /// `bytes` as text.
  ///
  /// What cannot be decoded becomes U+FFFD; where that is more than one byte in twenty the encoding
  /// is a wrong one, and the answer `nil`.
  static func decode(_ bytes: [UInt8], from charset: String) -> String? {
    guard let converter = iconv_open("UTF-8", name(of: charset)), isOpen(converter) else {
      return nil
    }
    defer { iconv_close(converter) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 2)
    var input = bytes
    let width = width(of: charset)
    let failures = input.withUnsafeMutableBufferPointer {
      convert($0, width, converter, into: &output)
    }
    guard failures * 20 <= bytes.count else { return nil }
    return String(decoding: output, as: UTF8.self)
  }

  private static func isOpen(_ converter: iconv_t) -> Bool {
    Int(bitPattern: converter) != -1
  }

  /// How many bytes of an encoding make a unit, which is wrong or right as a whole.
  private static func width(of charset: String) -> Int {
    let name = charset.uppercased()
    return ["UTF-16", "UCS-2"].contains(where: name.hasPrefix)
      ? 2 : ["UTF-32", "UCS-4"].contains(where: name.hasPrefix) ? 4 : 1
  }

  /// Converts all of `input` and returns how many bytes could not be.
  private static func convert(
    _ input: UnsafeMutableBufferPointer<UInt8>, _ width: Int, _ converter: iconv_t,
    into output: inout [UInt8]
  ) -> Int {
    var failures = 0
    var left = input.count
    var source = UnsafeMutableRawPointer(input.baseAddress)?.assumingMemoryBound(to: CChar.self)
    var buffer = [CChar](repeating: 0, count: 32 * 1024)
    while left > 0 {
      var room = buffer.count
      let (result, code) = buffer.withUnsafeMutableBufferPointer { target in
        var pointer = target.baseAddress
        let result = iconv(converter, &source, &left, &pointer, &room)
        return (result, errno)
      }
      output += buffer[..<(buffer.count - room)].lazy.map { UInt8(bitPattern: $0) }
      guard result == Int(bitPattern: UInt.max) else { break }
      if code == E2BIG { continue }
      output += [0xEF, 0xBF, 0xBD]
      let wrong = min(width, left)
      failures += wrong
      source = source?.advanced(by: wrong)
      left -= wrong
    }
    return failures
  }
}
