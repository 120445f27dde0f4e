internal import ArticleModel

/// The one place where the text of a feed's entry or of a mail becomes blocks.
enum BodyMarkup {
  /// Elements that load something; what stands in them is for readers that cannot show that.
  private static let frames = ["<iframe", "<object"].map { Array($0.utf8) }

  /// Puts `text` into `article`; addresses in it are relative to `base`.
  static func take(_ text: FeedText, base: String?, into article: inout Article) {
    switch text.kind {
    case .markup:
      let body = HTMLBody(withoutFrames(text.text), base: base)
      article.blocks = body.blocks
      article.links = body.links
    case .plain:
      article.blocks = PlainTextBlocks.blocks(of: safeText(text.text), isFlowed: text.isFlowed)
    }
  }

  /// Takes away the first tags of frames that have contents, so that these are seen.
  private static func withoutFrames(_ markup: String) -> String {
    var markup = markup
    return markup.withUTF8 { bytes in
      var output: [UInt8] = []
      var start = 0
      let lastEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? 0
      var place = 0
      while place < lastEnd {
        guard bytes[place] == UInt8(ascii: "<"), isFrame(bytes[place...]),
          let end = bytes[place...].firstIndex(of: UInt8(ascii: ">"))
        else {
          place += 1
          continue
        }
        let isEmpty = bytes[(end + 1)...].prefix(2).elementsEqual("</".utf8)
        if !isEmpty {
          output += bytes[start..<place]
          start = end + 1
        }
        place = end + 1
      }
      guard start > 0 else { return String(decoding: bytes, as: UTF8.self) }
      return String(decoding: output + bytes[start...], as: UTF8.self)
    }
  }

  private static func isFrame(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    frames.contains { name in
      bytes.count > name.count
        && zip(name, bytes).allSatisfy { $0 == lowercase($1) }
        && !isLetterOrDigit(bytes[bytes.startIndex + name.count])
    }
  }
}
