extension ArticleParser {
  /// The text that a browser shows of the page in `bytes`, line ends where blocks end.
  ///
  /// It is for checking how pages are parsed: nothing is left out as no part of a story.
  public static func visibleText(of bytes: [UInt8]) -> String {
    let text = TextDecoder.decode(bytes)?.text ?? String(decoding: bytes, as: UTF8.self)
    return HTMLBody.visibleText(text)
  }
}
