internal import CCharset

/// Guesses an encoding by the statistics of its bytes.
enum Detector {
  /// The most bytes that are looked at: more do not change the answer.
  private static let sampleBytes = 256 * 1024

  /// The name of the encoding that `bytes` look like.
  static func charset(of bytes: [UInt8]) -> String? {
    guard let detector = uchardet_new() else { return nil }
    defer { uchardet_delete(detector) }
    let sample = bytes.prefix(sampleBytes)
    let status = sample.withUnsafeBytes { buffer in
      uchardet_handle_data(
        detector, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard status == 0 else { return nil }
    uchardet_data_end(detector)
    let name = uchardet_get_charset(detector).map { String(cString: $0) } ?? ""
    return name.isEmpty ? nil : name
  }
}
