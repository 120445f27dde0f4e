internal import CText

/// The columns that `scalar` takes: 0, 1 or 2; 0 for control characters too.
///
/// This is the C library's answer, because it is the one that curses goes by.
public func columns(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x7F { return scalar.value >= 0x20 ? 1 : 0 }
  guard Locale.isReady else { return 0 }
  return max(0, Int(wcwidth(wchar_t(bitPattern: scalar.value))))
}

/// The columns that `text` takes on one line.
public func columns(of text: some StringProtocol) -> Int {
  var text = String(text)
  return text.withUTF8 { bytes in
    var scanner = ClusterScanner(bytes)
    var sum = 0
    while let width = scanner.next() { sum += width }
    return sum
  }
}

/// The process's locale, which the C library's widths depend on.
enum Locale {
  /// Sets a UTF-8 locale for character types, once.
  static let isReady: Bool = {
    for name in ["C.UTF-8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil { return true }
    return false
  }()
}
