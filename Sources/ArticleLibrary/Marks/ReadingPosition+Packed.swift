internal import ArticleModel

extension ReadingPosition {
  private static let paragraphs = 1 << 20 - 1
  private static let characters = 1 << 22 - 1

  /// The position in one word, which is never 0; what is too large is cut to what fits.
  var packed: UInt64 {
    let (paragraph, total) = (
      Self.fit(paragraph, Self.paragraphs), Self.fit(total, Self.paragraphs)
    )
    return 1 << 63 | paragraph << 42 | Self.fit(offset, Self.characters) << 20 | total
  }

  init(packed: UInt64) {
    self.init(
      paragraph: Int(packed >> 42) & Self.paragraphs, offset: Int(packed >> 20 & 0x3F_FFFF),
      total: Int(packed & 0xF_FFFF))
  }

  private static func fit(_ number: Int, _ most: Int) -> UInt64 {
    UInt64(min(max(0, number), most))
  }
}
