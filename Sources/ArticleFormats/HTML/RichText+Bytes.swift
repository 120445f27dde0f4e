internal import ArticleModel

extension RichText {
  /// Collapsed text with its marks, made safe.
  ///
  /// Where making it safe takes bytes away the marks behind would be wrong, so each stretch between
  /// the ends of marks is made safe by itself then.
  init(bytes: [UInt8], spans: [Span]) {
    var bytes = bytes[...]
    while let last = bytes.last, last == 0x0A || last == 0x20 { bytes.removeLast() }
    let raw = String(decoding: bytes, as: UTF8.self)
    let safe = safeText(raw)
    let sorted = spans.filter { $0.range.lowerBound < bytes.count }
      .map { Span($0.range.clamped(to: 0..<bytes.count), $0.mark) }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    if safe.utf8.count == raw.utf8.count {
      self.init(safe, spans: sorted)
      return
    }
    let ends = Set(sorted.flatMap { [$0.range.lowerBound, $0.range.upperBound] }).sorted()
    var text = ""
    var moved: [Int: Int] = [:]
    var start = 0
    for end in ends + [bytes.count] {
      text += safeText(String(decoding: bytes[start..<end], as: UTF8.self))
      moved[end] = text.utf8.count
      start = end
    }
    self.init(
      text,
      spans: sorted.compactMap { span in
        guard let lower = moved[span.range.lowerBound] ?? (span.range.lowerBound == 0 ? 0 : nil),
          let upper = moved[span.range.upperBound], lower < upper
        else { return nil }
        return Span(lower..<upper, span.mark)
      })
  }

  /// This text and another behind it, with a blank between.
  func joined(with other: RichText) -> RichText {
    let shift = text.utf8.count + 1
    let moved = other.spans.map {
      Span($0.range.lowerBound + shift..<$0.range.upperBound + shift, $0.mark)
    }
    return RichText(text + " " + other.text, spans: spans + moved)
  }
}
